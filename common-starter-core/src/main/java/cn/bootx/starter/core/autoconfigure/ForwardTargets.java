package cn.bootx.starter.core.autoconfigure;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.callback.portal.PushForwarder;
import cn.bootx.starter.core.config.Credentials;
import cn.bootx.starter.core.config.InvalidConfigurationException;

/** Reads the targets that pushes are sent on to. */
final class ForwardTargets {

	private static final String EXAMPLE = "Write it like https://erp.example.com/portal.";

	private static final Duration LONGEST = Duration.ofMinutes(1);

	private static final int MOST_WAITING = 100_000;

	private static final int MOST_HOPS = 10;

	private ForwardTargets() {
	}

	/** Refuses what cannot work, with the full name of the property. */
	static List<PushForwarder.Target> of(String prefix, List<PortalProperties.Forward> forwards) {
		List<PushForwarder.Target> targets = new ArrayList<>();
		for (int i = 0; i < forwards.size(); i++) {
			targets.add(target(prefix + "[" + i + "]", forwards.get(i)));
		}
		return targets;
	}

	private static PushForwarder.Target target(String property, PortalProperties.Forward forward) {
		requireNames(property + ".types", forward.types());
		requireNames(property + ".accounts", forward.accounts());
		Duration timeout = forward.timeout();
		require(timeout.compareTo(Duration.ZERO) > 0 && timeout.compareTo(LONGEST) <= 0, property + ".timeout",
				"it is " + timeout, "Use up to 1m; the platform itself waits 5s.");
		require(forward.queue() >= 1 && forward.queue() <= MOST_WAITING, property + ".queue",
				"it is " + forward.queue(), "Use 1 to " + MOST_WAITING + "; each push takes up to its body's size.");
		require(forward.maxHops() >= 1 && forward.maxHops() <= MOST_HOPS, property + ".max-hops",
				"it is " + forward.maxHops(),
				"Use 1 to " + MOST_HOPS + "; 1 sends on what came from the platform itself.");
		return new PushForwarder.Target(property, url(property + ".url", forward.url()), forward.types(),
				forward.accounts(), timeout, forward.queue(), forward.maxHops());
	}

	private static URI url(String property, @Nullable URI url) {
		if (url == null) {
			throw new InvalidConfigurationException(property, "it is missing", EXAMPLE);
		}
		// No message repeats the address as a whole: its query may hold a secret.
		String scheme = url.getScheme();
		require(scheme != null && (scheme.equalsIgnoreCase("http") || scheme.equalsIgnoreCase("https")), property,
				"it does not begin with http:// or https://", EXAMPLE);
		require(url.getUserInfo() == null, property, "it holds a user name or a password",
				"Take them out; the application there knows a push by the platform's signature.");
		require(url.getHost() != null, property, "it names no host, or one with a character such as '_'", EXAMPLE);
		require(url.getFragment() == null, property, "it has a fragment (#…), which is never sent",
				"Take it out. " + EXAMPLE);
		Credentials.requireUrl(property, URI.create(scheme + "://" + url.getRawAuthority()));
		return url;
	}

	private static void requireNames(String property, Set<String> names) {
		require(names.stream().noneMatch(String::isBlank), property, "one of its entries is blank",
				"Leave the property out for all.");
	}

	private static void require(boolean condition, String property, String problem, String remedy) {
		if (!condition) {
			throw new InvalidConfigurationException(property, problem, remedy);
		}
	}

}
