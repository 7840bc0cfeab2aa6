package cn.bootx.starter.simulator.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Which web pages may use the simulator's control API: those of this machine.
 *
 * @since 0.1.0
 */
public final class LoopbackOrigins {

	private static final Set<String> HOSTS = Set.of("localhost", "127.0.0.1", "[::1]");

	private LoopbackOrigins() {
	}

	public static boolean allowed(@Nullable String origin) {
		if (origin == null) {
			return false;
		}
		try {
			String host = new URI(origin).getHost();
			return host != null && HOSTS.contains(host);
		}
		catch (URISyntaxException ex) {
			return false;
		}
	}

}
