package cn.bootx.starter.simulator.page;

import java.net.URI;
import java.net.URISyntaxException;

import cn.bootx.starter.simulator.http.Endpoint;
import cn.bootx.starter.simulator.http.Filter;
import cn.bootx.starter.simulator.http.HostRules;
import cn.bootx.starter.simulator.http.SimulatorRequest;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the page and the control API from web pages of elsewhere, which have another
 * {@code Origin}, and off the platforms' hosts.
 */
record LocalPages(HostRules hosts) implements Filter {

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
			.withHeader("Access-Control-Allow-Methods", "GET, POST, PUT, PATCH, DELETE")
			.withHeader("Access-Control-Allow-Headers", "Content-Type")
			.withHeader("Vary", "Origin");
	}

	private boolean allowed(@Nullable String origin) {
		try {
			String host = new URI(String.valueOf(origin)).getHost();
			return host != null && this.hosts.local(host);
		}
		catch (URISyntaxException ex) {
			return false;
		}
	}

}
