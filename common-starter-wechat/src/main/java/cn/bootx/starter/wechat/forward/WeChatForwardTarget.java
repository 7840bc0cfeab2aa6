package cn.bootx.starter.wechat.forward;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import me.chanjar.weixin.mp.bean.message.WxMpXmlMessage;
import org.jspecify.annotations.Nullable;

/**
 * A further application that gets pushes.
 *
 * @param property name of its properties, for the log
 * @param url where a push is sent to; a query of its own stays, and that of the push
 * follows
 * @param types kinds of messages and names of events that it gets, in any case; all if
 * empty
 * @param accounts names of the accounts whose pushes it gets; all if empty
 * @param timeout longest time of one attempt to deliver
 * @param queue number of pushes that may wait
 * @param maxHops number of applications that may send a push on, this one included; 1
 * sends only what came from WeChat itself
 * @since 0.1.0
 */
public record WeChatForwardTarget(String property, URI url, Set<String> types, Set<String> accounts, Duration timeout,
		int queue, int maxHops) {

	public WeChatForwardTarget {
		types = types.stream().map(WeChatForwardTarget::lower).collect(Collectors.toUnmodifiableSet());
		accounts = Set.copyOf(accounts);
	}

	boolean wants(String account, WxMpXmlMessage message) {
		return (this.accounts.isEmpty() || this.accounts.contains(account))
				&& (this.types.isEmpty() || has(message.getMsgType()) || has(message.getEvent()));
	}

	/** WeChat is not consistent about the case of event names. */
	private boolean has(@Nullable String type) {
		return type != null && this.types.contains(lower(type));
	}

	/** The address of one push, whose query stays as WeChat has written it. */
	URI with(String rawQuery) {
		if (rawQuery.isEmpty()) {
			return this.url;
		}
		String own = this.url.getRawQuery();
		String joint = (own == null) ? "?" : (own.isEmpty() || own.endsWith("&")) ? "" : "&";
		return URI.create(this.url + joint + rawQuery);
	}

	/** Host and port, without what may be a secret in the rest of the address. */
	String host() {
		return (this.url.getPort() < 0) ? this.url.getHost() : this.url.getHost() + ":" + this.url.getPort();
	}

	private static String lower(String type) {
		return type.toLowerCase(Locale.ROOT);
	}

	/**
	 * Without path and query.
	 */
	@Override
	public String toString() {
		return this.property + " (" + host() + ")";
	}

}
