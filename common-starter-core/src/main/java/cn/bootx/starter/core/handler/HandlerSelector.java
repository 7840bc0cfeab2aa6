package cn.bootx.starter.core.handler;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Which messages a handler bean is for: the same attributes on every platform. A message
 * must match all of them; what is null matches anything.
 *
 * @since 0.1.0
 */
public interface HandlerSelector {

	/**
	 * The kind of message, in any case: {@code text}, {@code image}, … or {@code event}.
	 */
	default @Nullable String getMsgType() {
		return null;
	}

	/**
	 * The event, in any case: {@code subscribe}, {@code CLICK}, {@code user_add_org}, ….
	 */
	default @Nullable String getEvent() {
		return null;
	}

	/**
	 * The event's key: exactly this one, or all that begin with it if it ends with {@code
	 * *}. It is the key of a menu entry, the id of a card's button, the scene of a QR
	 * code, or what has changed, for example {@code create_user}.
	 */
	default @Nullable String getEventKey() {
		return null;
	}

	/** Names of the accounts (agents, applications) that this is for; empty for all. */
	default Set<String> getAccounts() {
		return Set.of();
	}

	/**
	 * Whether handlers after this one run even if it replies; the first reply is sent.
	 */
	default boolean isLaterHandlersRunToo() {
		return false;
	}

}
