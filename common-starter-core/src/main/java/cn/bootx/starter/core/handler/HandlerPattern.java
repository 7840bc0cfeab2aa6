package cn.bootx.starter.core.handler;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Which messages a handler is for. What is null matches anything.
 *
 * @param type kind of message, in any case: the platforms are not consistent
 * @param event event, in any case
 * @param key key of the event: exactly this one, or all that begin with it if it ends
 * with {@code *}
 * @param accounts names of the accounts; empty for all
 * @since 0.1.0
 */
public record HandlerPattern(@Nullable String type, @Nullable String event, @Nullable String key,
		Set<String> accounts) {

	/**
	 * A pattern of what annotations carry, where an empty text means anything.
	 */
	public static HandlerPattern of(String type, String event, String key, String... accounts) {
		return new HandlerPattern(type.isEmpty() ? null : type, event.isEmpty() ? null : event,
				key.isEmpty() ? null : key, Set.of(accounts));
	}

	/**
	 * Whether a message is one of these.
	 */
	public boolean matches(String account, @Nullable String messageType, @Nullable String messageEvent,
			@Nullable String messageKey) {
		return (this.accounts.isEmpty() || this.accounts.contains(account)) && same(this.type, messageType)
				&& same(this.event, messageEvent) && matchesKey(messageKey);
	}

	/**
	 * Whether a key is one of these.
	 */
	public boolean matchesKey(@Nullable String messageKey) {
		if (this.key == null) {
			return true;
		}
		if (messageKey == null) {
			return false;
		}
		return this.key.endsWith("*") ? messageKey.startsWith(this.key.substring(0, this.key.length() - 1))
				: this.key.equals(messageKey);
	}

	/**
	 * Whether a name is the wanted one, in any case.
	 */
	public static boolean same(@Nullable String wanted, @Nullable String given) {
		return wanted == null || wanted.equalsIgnoreCase(given);
	}

	/**
	 * For the log.
	 */
	@Override
	public String toString() {
		StringBuilder text = new StringBuilder((this.type != null) ? this.type : "any message");
		if (this.event != null) {
			text.append(' ').append(this.event);
		}
		if (this.key != null) {
			text.append(" key ").append(this.key);
		}
		if (!this.accounts.isEmpty()) {
			text.append(" of ").append(this.accounts);
		}
		return text.toString();
	}

}
