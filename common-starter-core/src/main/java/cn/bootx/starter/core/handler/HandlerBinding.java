package cn.bootx.starter.core.handler;

import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * A handler and the messages that it is for.
 *
 * @param <C> what a handler is called with
 * @param <R> the platform's reply
 * @since 0.1.0
 */
public final class HandlerBinding<C, R> {

	private final String name;

	private final HandlerPattern pattern;

	private final Handler<C, R> handler;

	private final boolean laterRunToo;

	private final Predicate<C> taking;

	HandlerBinding(String name, HandlerPattern pattern, Handler<C, R> handler, boolean laterRunToo,
			Predicate<C> taking) {
		this.name = name;
		this.pattern = pattern;
		this.handler = handler;
		this.laterRunToo = laterRunToo;
		this.taking = taking;
	}

	/**
	 * A handler bean.
	 * @param bean names it in the log
	 * @param selector which messages it is for
	 */
	public static <C, R> HandlerBinding<C, R> of(Object bean, HandlerSelector selector, Handler<C, R> handler) {
		return new HandlerBinding<>(bean.getClass().getName(), HandlerPattern.of(selector), handler,
				selector.isLaterHandlersRunToo(), (call) -> true);
	}

	/**
	 * The same handler that takes only some of its messages. Where no handler takes one,
	 * the built-in ones are asked and a handler is suggested.
	 */
	public HandlerBinding<C, R> taking(Predicate<C> calls) {
		return new HandlerBinding<>(this.name, this.pattern, this.handler, this.laterRunToo, calls);
	}

	/**
	 * The same handler that takes its messages only if it is for certain ones: one that
	 * counts all of them keeps no built-in handler away.
	 */
	public HandlerBinding<C, R> takingIfSpecific() {
		return taking((call) -> this.pattern.isSpecific());
	}

	boolean matches(ReceivedMessage message) {
		return this.pattern.matches(message);
	}

	boolean takes(C call) {
		return this.taking.test(call);
	}

	@Nullable R handle(C call) throws Exception {
		return this.handler.handle(call);
	}

	boolean laterRunToo() {
		return this.laterRunToo;
	}

	String name() {
		return this.name;
	}

	@Override
	public String toString() {
		return this.pattern + " -> " + this.name;
	}

	/**
	 * How a handler is called.
	 *
	 * @param <C> what it is called with
	 * @param <R> the platform's reply
	 */
	@FunctionalInterface
	public interface Handler<C, R> {

		/** Handles the message, or returns null to leave it to the next handler. */
		@Nullable R handle(C call) throws Exception;

	}

}
