package cn.bootx.starter.core.handler;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import cn.bootx.starter.core.callback.CallbackDispatcher;
import cn.bootx.starter.core.send.InvalidMessageException;

/**
 * Asks the handlers of a message in the order in which they were added. The first reply
 * wins and ends the round, unless its handler lets later ones run too. Where none takes
 * the message, the built-in handlers are asked, and a handler is suggested. Interceptors
 * see every message before and after.
 *
 * @param <C> what a handler is called with
 * @param <R> the platform's reply
 * @since 0.1.0
 */
public final class MessageDispatcher<C, R> {

	private static final Logger logger = LoggerFactory.getLogger(MessageDispatcher.class);

	private final Class<R> replies;

	private final HandlerSuggestion suggestion;

	private final List<HandlerBinding<C, R>> handlers = new CopyOnWriteArrayList<>();

	private final List<HandlerBinding<C, R>> lastResorts = new CopyOnWriteArrayList<>();

	private final List<MessageInterceptor> interceptors = new CopyOnWriteArrayList<>();

	private boolean allRun;

	/**
	 * Makes a dispatcher without handlers.
	 * @param handlerType suggested where no handler takes a message
	 * @param method what such a bean must have, without its modifier and body
	 */
	public MessageDispatcher(Class<R> replies, Class<? extends HandlerSelector> handlerType, String method) {
		this.replies = replies;
		this.suggestion = new HandlerSuggestion(handlerType, method);
	}

	/** Adds handlers behind those that it has. */
	public MessageDispatcher<C, R> add(List<HandlerBinding<C, R>> added) {
		added.forEach((handler) -> logger.info("{}", handler));
		this.handlers.addAll(added);
		return this;
	}

	/** Adds built-in handlers, asked where no other takes the message. */
	public MessageDispatcher<C, R> addLastResorts(List<HandlerBinding<C, R>> added) {
		this.lastResorts.addAll(added);
		return this;
	}

	/** Adds what sees every message, in order. */
	public MessageDispatcher<C, R> addInterceptors(List<MessageInterceptor> added) {
		this.interceptors.addAll(added);
		return this;
	}

	/**
	 * Later handlers run although one has failed, whose failure is thrown in the end: no
	 * reply is awaited, and the platform may not send the message again.
	 */
	public MessageDispatcher<C, R> allRun() {
		this.allRun = true;
		return this;
	}

	public Answer<R> dispatch(ReceivedMessage message, C call) throws Exception {
		for (MessageInterceptor interceptor : this.interceptors) {
			if (!interceptor.before(message)) {
				return Answer.none();
			}
		}
		Answer<R> answer = ask(message, call);
		for (int i = this.interceptors.size() - 1; i >= 0; i--) {
			answer = after(this.interceptors.get(i), message, answer);
		}
		return answer;
	}

	private Answer<R> after(MessageInterceptor interceptor, ReceivedMessage message, Answer<R> answer) {
		Object reply = interceptor.after(message, answer.reply());
		if (reply == answer.reply()) {
			return answer;
		}
		String name = interceptor.getClass().getName();
		if (reply != null && !this.replies.isInstance(reply)) {
			throw new IllegalStateException("interceptor " + name + " returned " + reply.getClass().getName()
					+ ", return a " + this.replies.getName() + " (拦截器返回的回复类型不对)");
		}
		return new Answer<>(this.replies.cast(reply), name);
	}

	private Answer<R> ask(ReceivedMessage message, C call) throws Exception {
		Answer<R> first = Answer.none();
		boolean taken = false;
		Exception failure = null;
		for (HandlerBinding<C, R> handler : this.handlers) {
			if (!handler.matches(message)) {
				continue;
			}
			taken |= handler.takes(call);
			try {
				R reply = handle(handler, message, call);
				first = (first.reply() != null || reply == null) ? first : new Answer<>(reply, handler.name());
				if (reply != null && !handler.laterRunToo()) {
					break;
				}
			}
			catch (Exception ex) {
				failure = first(failure, ex);
				if (!this.allRun) {
					break;
				}
			}
		}
		if (failure != null) {
			throw failure;
		}
		return (first.reply() == null && !taken) ? askLastResorts(message, call) : first;
	}

	private Answer<R> askLastResorts(ReceivedMessage message, C call) throws Exception {
		this.suggestion.show(message);
		for (HandlerBinding<C, R> handler : this.lastResorts) {
			R reply = handler.matches(message) ? handle(handler, message, call) : null;
			if (reply != null) {
				return new Answer<>(reply, handler.name());
			}
		}
		return Answer.none();
	}

	private @Nullable R handle(HandlerBinding<C, R> handler, ReceivedMessage message, C call) throws Exception {
		try {
			return handler.handle(call);
		}
		catch (InvalidMessageException ex) {
			if (this.allRun) {
				throw ex;
			}
			// It would make the same message again, so it does not run again.
			throw CallbackDispatcher.UnwritableReplyException.of(handler.name(), ex);
		}
		catch (Exception ex) {
			// The stack trace is logged where the message is given back.
			logger.error("{} failed on {}", handler.name(), message);
			throw ex;
		}
	}

	private static Exception first(@Nullable Exception earlier, Exception failure) {
		if (earlier == null) {
			return failure;
		}
		if (earlier != failure) {
			earlier.addSuppressed(failure);
		}
		return earlier;
	}

	/** A reply, or null for none, and the name of its handler for the log. */
	public record Answer<R>(@Nullable R reply, String handler) {

		static <R> Answer<R> none() {
			return new Answer<>(null, "");
		}

	}

}
