package cn.bootx.starter.dingtalk.handler;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import cn.bootx.starter.core.callback.portal.LateReplies;
import cn.bootx.starter.core.callback.portal.LateReplyMode;
import cn.bootx.starter.core.callback.UnwritableReplyException;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.send.InvalidMessageException;
import cn.bootx.starter.dingtalk.client.DingTalkAccounts;
import cn.bootx.starter.dingtalk.client.DingTalkHttp;
import cn.bootx.starter.dingtalk.robot.DingTalkRobotMsg;

/**
 * Calls the handlers in the order in which they were added, the same for HTTP and Stream.
 *
 * @since 0.1.0
 */
public final class DingTalkDispatch {

	private static final Logger logger = LoggerFactory.getLogger(DingTalkDispatch.class);

	/** How many event types are remembered as suggested; senders cannot make it grow. */
	private static final int MAX_SUGGESTED = 500;

	private final List<DingTalkEventHandler> events = new CopyOnWriteArrayList<>();

	private final List<DingTalkMessageHandler> robots = new CopyOnWriteArrayList<>();

	private final List<DingTalkCardHandler> cards = new CopyOnWriteArrayList<>();

	private final DingTalkRobotReplier replier;

	private final Set<String> suggested = ConcurrentHashMap.newKeySet();

	public DingTalkDispatch(DingTalkHttp http, DingTalkAccounts accounts, Clock clock) {
		this.replier = new DingTalkRobotReplier(http, accounts, clock);
	}

	public DingTalkDispatch addEventHandler(DingTalkEventHandler handler) {
		this.events.add(handler);
		return this;
	}

	public DingTalkDispatch addRobotHandler(DingTalkMessageHandler handler) {
		this.robots.add(handler);
		return this;
	}

	public DingTalkDispatch addCardHandler(DingTalkCardHandler handler) {
		this.cards.add(handler);
		return this;
	}

	/**
	 * Calls every handler of the event's type, also after one has failed.
	 * @throws Exception of the first handler that failed
	 */
	public void event(DingTalkEventMessage event) throws Exception {
		Exception failure = null;
		boolean handled = false;
		for (DingTalkEventHandler handler : this.events) {
			String type = handler.getEventType();
			if (type != null && !type.equals(event.type()) || !isFor(handler.getAccounts(), event.app())) {
				continue;
			}
			handled = true;
			try {
				handler.handle(event);
			}
			catch (Exception ex) {
				logger.error("A handler of {} failed", event, ex);
				failure = (failure != null) ? failure : ex;
			}
		}
		if (!handled) {
			suggest(event);
		}
		if (failure != null) {
			throw failure;
		}
	}

	/**
	 * Asks the handlers until one replies, and sends the reply. The handler has done its
	 * work by then: a reply that cannot be sent is reported and does not run it again.
	 */
	public void robot(DingTalkRobotMessage message) throws Exception {
		String quotaError = message.quotaError();
		if (quotaError != null) {
			logger.warn("DingTalk pushes no content to app '{}': {}", message.app(), LogText.line(quotaError));
		}
		for (DingTalkMessageHandler handler : this.robots) {
			String type = handler.getMsgType();
			boolean matches = (type == null || type.equals(message.msgType()))
					&& isFor(handler.getAccounts(), message.app());
			if (matches && answered(handler, message)) {
				return;
			}
		}
	}

	/** The same message would be made again, so it does not run the handler again. */
	private boolean answered(DingTalkMessageHandler handler, DingTalkRobotMessage message) throws Exception {
		DingTalkRobotMsg reply;
		try {
			reply = handler.handle(message);
		}
		catch (InvalidMessageException ex) {
			throw UnwritableReplyException.of(name(handler), ex);
		}
		if (reply == null) {
			return false;
		}
		try {
			this.replier.reply(message, reply);
		}
		catch (RuntimeException ex) {
			throw UnwritableReplyException.of(name(handler), ex);
		}
		return true;
	}

	private static String name(Object handler) {
		return (handler instanceof Record) ? handler.toString() : handler.getClass().getName();
	}

	private static boolean isFor(Set<String> accounts, String app) {
		return accounts.isEmpty() || accounts.contains(app);
	}

	/**
	 * Asks the handlers until one answers.
	 * @return what changes, as JSON, or null for nothing
	 */
	public @Nullable String card(DingTalkCardAction action) throws Exception {
		for (DingTalkCardHandler handler : this.cards) {
			if (!isFor(handler.getAccounts(), action.app()) || !clicked(handler.getKey(), action)) {
				continue;
			}
			DingTalkCardChange change = handler.handle(action);
			if (change != null) {
				return write(handler, change);
			}
		}
		return null;
	}

	private static String write(DingTalkCardHandler handler, DingTalkCardChange change) {
		try {
			return Json.write(change.toJson());
		}
		catch (RuntimeException ex) {
			throw UnwritableReplyException.of(name(handler), ex);
		}
	}

	private static boolean clicked(@Nullable String key, DingTalkCardAction action) {
		if (key == null) {
			return true;
		}
		return key.endsWith("*")
				? action.actionIds().stream().anyMatch((id) -> id.startsWith(key.substring(0, key.length() - 1)))
				: action.actionIds().contains(key);
	}

	/**
	 * DingTalk takes no answer to a click after two seconds, so a later one changes the
	 * card by an API call.
	 */
	public LateReplies<DingTalkCardAction> lateCards(LateReplyMode mode) {
		return new LateReplies<>(mode, "bootx.starter.third.ding-talk.portal.late-reply", (click, change) -> {
			this.replier.update(click.message(), Json.readTree(change));
			return true;
		});
	}

	private void suggest(DingTalkEventMessage event) {
		String type = LogText.name(event.type());
		if (this.suggested.size() < MAX_SUGGESTED && this.suggested.add(type)) {
			// A listener without a type gets everything, also what no name is for.
			logger.info("""
					DingTalk events of type '{}' have no handler. A bean with this method handles them:
					@DingTalkEvent{}
					void on(DingTalkEventMessage event) {
					}""", type, LogText.isName(event.type()) ? "(\"" + type + "\")" : "");
		}
	}

}
