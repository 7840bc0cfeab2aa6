package cn.bootx.starter.core.limit;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import cn.bootx.starter.core.store.ExpiringStore;

/**
 * How often each client may ask for what costs something and is open to strangers. One
 * budget for all of them together would let one client lock out the others.
 *
 * @param name the beginning of the keys
 * @param max how often in a window; 0 for no limit
 * @since 0.1.0
 */
public record ClientBudget(ExpiringStore store, String name, int max, Duration window) {

	/** So many groups of an IPv6 address name the network of one customer. */
	private static final int IPV6_GROUPS = 4;

	/**
	 * Takes one of the client's turns, and returns whether there was one.
	 * @param client the address as the server knows it; empty where it is unknown
	 */
	public boolean take(String client) {
		return this.max <= 0
				|| this.store.increment(this.name + ":" + network(client), this.window).count() <= this.max;
	}

	/**
	 * What stands for a client: an IPv4 address as it is; of an IPv6 address, of which
	 * every customer has very many, the network.
	 */
	public static String network(String client) {
		if (client.indexOf(':') < 0) {
			return client;
		}
		String address = client.contains("%") ? client.substring(0, client.indexOf('%')) : client;
		int gap = address.indexOf("::");
		Stream<String> head = Stream.of(((gap < 0) ? address : address.substring(0, gap)).split(":"))
			.filter((group) -> !group.isEmpty());
		return Stream.concat(head, Stream.generate(() -> "0")).limit(IPV6_GROUPS).collect(Collectors.joining(":"));
	}

}
