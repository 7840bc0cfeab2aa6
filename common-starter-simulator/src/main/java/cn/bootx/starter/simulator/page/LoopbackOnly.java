package cn.bootx.starter.simulator.page;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

import cn.bootx.starter.simulator.http.Endpoint;
import cn.bootx.starter.simulator.http.Filter;
import cn.bootx.starter.simulator.http.SimulatorRequest;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import org.jspecify.annotations.Nullable;

/**
 * Lets only web pages of this machine use the page and the control API: a page from
 * elsewhere has another {@code Origin}, one that rebinds its name to 127.0.0.1 another
 * {@code Host}. Further names can be allowed.
 */
final class LoopbackOnly implements Filter {

	private static final Set<String> HOSTS = Set.of("localhost", "127.0.0.1", "[::1]");

	private final Set<String> names;

	LoopbackOnly(Set<String> names) {
		this.names = names;
	}

	@Override
	public SimulatorResponse handle(SimulatorRequest request, Endpoint next) throws Exception {
		if (!request.path().equals("/") && !request.path().startsWith("/_sim")) {
			return next.handle(request);
		}
		String origin = request.header("origin");
		if (!allowed("http://" + request.header("host")) || (origin != null && !allowed(origin))) {
			return SimulatorResponse.empty(403);
		}
		SimulatorResponse response = request.method().equals("OPTIONS") ? SimulatorResponse.empty(204)
				: next.handle(request);
		return (origin != null) ? allow(response, origin) : response;
	}

	private static SimulatorResponse allow(SimulatorResponse response, String origin) {
		return response.withHeader("Access-Control-Allow-Origin", origin)
			.withHeader("Access-Control-Allow-Methods", "GET, POST, DELETE")
			.withHeader("Access-Control-Allow-Headers", "Content-Type")
			.withHeader("Vary", "Origin");
	}

	private boolean allowed(@Nullable String origin) {
		try {
			String host = new URI(String.valueOf(origin)).getHost();
			return host != null && (HOSTS.contains(host) || this.names.contains(host));
		}
		catch (URISyntaxException ex) {
			return false;
		}
	}

}
