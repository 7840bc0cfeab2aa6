package cn.bootx.starter.wechat.handler;

import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import me.chanjar.weixin.mp.bean.message.WxMpXmlMessage;
import org.jspecify.annotations.Nullable;

/**
 * Which messages a handler is for.
 *
 * @param msgType kind of message, or null for any
 * @param event event, or null for any
 * @param eventKey key, or its beginning before a {@code *}, or null for any
 * @param content what a text must match as a whole, or null for any
 * @param accounts names of the accounts, empty for all
 */
record MessagePattern(@Nullable String msgType, @Nullable String event, @Nullable String eventKey,
		@Nullable Pattern content, Set<String> accounts) {

	static MessagePattern of(WeChatMpMessageHandler handler) {
		return new MessagePattern(handler.getMsgType(), handler.getEvent(), handler.getEventKey(), null,
				handler.getAccounts());
	}

	boolean matches(String account, WxMpXmlMessage message) {
		return (this.accounts.isEmpty() || this.accounts.contains(account))
				&& sameName(this.msgType, message.getMsgType()) && sameName(this.event, message.getEvent())
				&& matchesKey(message.getEventKey()) && matchesContent(message.getContent());
	}

	/**
	 * Whether this is for certain messages, so that the built-in handlers leave those
	 * alone. A handler for everything, for example one that counts, is not.
	 */
	boolean isSpecific() {
		return this.event != null || this.content != null
				|| this.msgType != null && !this.msgType.equalsIgnoreCase("event");
	}

	private boolean matchesKey(@Nullable String key) {
		if (this.eventKey == null) {
			return true;
		}
		if (key == null) {
			return false;
		}
		Predicate<String> matcher = this.eventKey.endsWith("*")
				? (given) -> given.startsWith(this.eventKey.substring(0, this.eventKey.length() - 1))
				: this.eventKey::equals;
		return matcher.test(key) || matcher.test(QrScene.strip(key));
	}

	private boolean matchesContent(@Nullable String text) {
		return this.content == null || text != null && this.content.matcher(text.strip()).matches();
	}

	/** WeChat is not consistent about the case of event names. */
	private static boolean sameName(@Nullable String wanted, @Nullable String given) {
		return wanted == null || wanted.equalsIgnoreCase(given);
	}

	@Override
	public String toString() {
		StringBuilder text = new StringBuilder((this.msgType != null) ? this.msgType : "any message");
		if (this.event != null) {
			text.append(' ').append(this.event);
		}
		if (this.eventKey != null) {
			text.append(" key ").append(this.eventKey);
		}
		if (this.content != null) {
			text.append(" matching ").append(this.content);
		}
		if (!this.accounts.isEmpty()) {
			text.append(" of ").append(this.accounts);
		}
		return text.toString();
	}

}
