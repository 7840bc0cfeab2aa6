package cn.bootx.starter.wechatopen.authorization;

import java.time.Duration;
import java.util.Arrays;

import cn.bootx.starter.core.store.ExpiringStore;

/**
 * How often one client may open the authorization page. Each time costs a call of the
 * component's quota, and everybody may open it; a budget for all of them together would
 * let one client lock out the others.
 */
final class ClientBudget {

	private static final Duration WINDOW = Duration.ofMinutes(1);

	/** So many groups of an IPv6 address name the network of one customer. */
	private static final int IPV6_GROUPS = 4;

	private final ExpiringStore store;

	private final String prefix;

	private final int maxPerMinute;

	ClientBudget(ExpiringStore store, String componentAppId, int maxPerMinute) {
		this.store = store;
		this.prefix = "auth-page:wechat-open:" + componentAppId + ":";
		this.maxPerMinute = maxPerMinute;
	}

	/**
	 * Takes one of the client's turns of this minute.
	 * @param client the address as the server knows it; empty where it is unknown
	 * @return whether there was one
	 */
	boolean take(String client) {
		return this.maxPerMinute <= 0
				|| this.store.increment(this.prefix + network(client), WINDOW).count() <= this.maxPerMinute;
	}

	int maxPerMinute() {
		return this.maxPerMinute;
	}

	/**
	 * An IPv4 address as it is; of an IPv6 address, of which every customer has very
	 * many, the network.
	 */
	static String network(String client) {
		if (client.indexOf(':') < 0) {
			return client;
		}
		String address = client.contains("%") ? client.substring(0, client.indexOf('%')) : client;
		int gap = address.indexOf("::");
		String[] head = groups((gap < 0) ? address : address.substring(0, gap));
		String[] network = new String[IPV6_GROUPS];
		Arrays.fill(network, "0");
		System.arraycopy(head, 0, network, 0, Math.min(head.length, IPV6_GROUPS));
		return String.join(":", network);
	}

	private static String[] groups(String address) {
		return address.isEmpty() ? new String[0] : address.split(":");
	}

}
