package cn.bootx.starter.simulator.wecom.gate;

import java.time.Clock;
import java.util.Map;
import java.util.Set;

import cn.bootx.starter.simulator.endpoint.EndpointTable;
import cn.bootx.starter.simulator.endpoint.RowCall.Effect;
import cn.bootx.starter.simulator.http.Endpoint;
import cn.bootx.starter.simulator.http.InvalidBodyException;
import cn.bootx.starter.simulator.http.Json;
import cn.bootx.starter.simulator.http.Routes;
import cn.bootx.starter.simulator.http.SimulatorRequest;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.simulator.platform.SimulatorContext;
import cn.bootx.starter.simulator.wecom.SimulatedWeComAgent;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * The way in: mounts the paths, checks token and address before an endpoint runs and
 * words its errors.
 */
public final class WeComGate {

	public static final String BASE = "/qyapi";

	private final Routes routes;

	private final Clock clock;

	private final WeComTokens tokens;

	private final EndpointTable table;

	public WeComGate(Routes routes, Clock clock, WeComTokens tokens) {
		this.routes = routes;
		this.clock = clock;
		this.tokens = tokens;
		EndpointTable table = EndpointTable.load("wecom");
		this.table = table;
		routes.fallback(BASE, worded(this::unknown));
	}

	public void openGet(String path, Endpoint endpoint) {
		this.routes.get(BASE + path, worded(endpoint));
	}

	public void openPost(String path, Endpoint endpoint) {
		this.routes.post(BASE + path, worded(endpoint));
	}

	public void get(String path, AgentEndpoint endpoint) {
		this.routes.get(BASE + path, guard(endpoint));
	}

	public void post(String path, AgentEndpoint endpoint) {
		this.routes.post(BASE + path, guard(endpoint));
	}

	/** Checks the token before an endpoint. */
	Endpoint guard(AgentEndpoint endpoint) {
		return worded((request) -> endpoint.handle(agent(request), request));
	}

	/**
	 * The body as an object; an empty one if it is not an object, so that members are
	 * missing.
	 */
	public static JsonNode body(SimulatorRequest request) {
		try {
			JsonNode body = request.json();
			return body.isObject() ? body : Json.object();
		}
		catch (InvalidBodyException ex) {
			return Json.object();
		}
	}

	/** Mounts the calls that are rows of a table; the rest must be mounted before. */
	public EndpointTable.Kept mountTable(SimulatorContext context, Map<String, Effect> effects) {
		return this.table.mount(context, new WeComFamily(this), effects);
	}

	private SimulatedWeComAgent agent(SimulatorRequest request) {
		String token = request.param("access_token");
		if (token == null || token.isBlank()) {
			throw new WeComErrorException(41001, "access_token missing");
		}
		WeComTokens.Grant grant = this.tokens.find(token);
		if (grant == null) {
			throw new WeComErrorException(40014, "invalid access_token");
		}
		if (!grant.validAt(this.clock.instant())) {
			throw new WeComErrorException(42001, "access_token expired");
		}
		grant.agent().checkIp();
		if (!grant.agent().agent().secret().allows(request.path().substring(BASE.length()))) {
			throw new WeComErrorException(48002, "api forbidden");
		}
		return grant.agent();
	}

	private SimulatorResponse unknown(SimulatorRequest request) {
		Set<String> methods = this.routes.methods(request.path());
		if (methods.isEmpty()) {
			return this.table.refuse(new WeComFamily(this), request);
		}
		throw methods.contains("POST") ? new WeComErrorException(43002, "require POST method")
				: new WeComErrorException(43001, "require GET method");
	}

	private static Endpoint worded(Endpoint endpoint) {
		return (request) -> {
			try {
				return endpoint.handle(request);
			}
			catch (WeComErrorException ex) {
				return WeComAnswers.error(ex, request.remoteAddress());
			}
		};
	}

}
