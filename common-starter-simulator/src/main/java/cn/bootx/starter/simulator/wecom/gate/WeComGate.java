package cn.bootx.starter.simulator.wecom.gate;

import java.time.Clock;
import java.util.Map;
import java.util.Set;

import cn.bootx.starter.simulator.endpoint.EndpointTable;
import cn.bootx.starter.simulator.endpoint.Family;
import cn.bootx.starter.simulator.endpoint.RowCall.Effect;
import cn.bootx.starter.simulator.http.Endpoint;
import cn.bootx.starter.simulator.http.InvalidBodyException;
import cn.bootx.starter.simulator.http.Json;
import cn.bootx.starter.simulator.http.RefusedCallException;
import cn.bootx.starter.simulator.http.Routes;
import cn.bootx.starter.simulator.http.SimulatorRequest;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.simulator.platform.SimulatorContext;
import cn.bootx.starter.simulator.rules.Messages;
import cn.bootx.starter.simulator.wecom.SimulatedWeComAgent;
import cn.bootx.starter.simulator.wecom.WeComAgent.Secret;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The way in: checks token and address before the work of a row and words its errors.
 * Rows have an agent's token; documents are the corporation's, with {@code @agent} the
 * agent's own. {@code @contacts} needs the secret of contacts sync, {@code @open} no
 * token.
 */
public final class WeComGate implements Family {

	private static final Messages MESSAGES = new Messages(WeComGate.class);

	public static final String BASE = "/qyapi";

	private final Routes routes;

	private final Clock clock;

	private final WeComTokens tokens;

	private final EndpointTable table = EndpointTable.load("wecom");

	public WeComGate(Routes routes, Clock clock, WeComTokens tokens) {
		this.routes = routes;
		this.clock = clock;
		this.tokens = tokens;
		routes.fallback(BASE, worded(this::unknown));
	}

	@Override
	public String prefix() {
		return BASE;
	}

	@Override
	public Endpoint guard(String token, Work work) {
		return worded((request) -> {
			if (token.equals("open")) {
				return work.handle(request, "", request);
			}
			SimulatedWeComAgent agent = agent(request);
			String scope = agent.agent().corpId();
			if (token.equals("contacts") && agent.agent().secret() != Secret.CONTACTS) {
				throw refuse("48002", "");
			}
			return work.handle(agent, token.equals("agent") ? scope + "/" + agent.agent().id() : scope, request);
		});
	}

	@Override
	public JsonNode body(SimulatorRequest request) {
		return object(request);
	}

	@Override
	public RefusedCallException refuse(String code, String field) {
		String message = MESSAGES.of(code, field + " is wrong");
		return new RefusedCallException(
				WeComAnswers.error(new WeComErrorException(Integer.parseInt(code), message), "127.0.0.1"));
	}

	@Override
	public SimulatorResponse answer(ObjectNode members) {
		return SimulatorResponse.json(members.objectNode().put("errcode", 0).put("errmsg", "ok").setAll(members));
	}

	@Override
	public SimulatorResponse notSimulated(SimulatorRequest request, String message) {
		return WeComAnswers.error(new WeComErrorException(48002, "api forbidden, " + message), request.remoteAddress());
	}

	/**
	 * The body as an object; an empty one if it is not an object, so that members are
	 * missing.
	 */
	public static ObjectNode object(SimulatorRequest request) {
		try {
			return (request.json() instanceof ObjectNode body) ? body : Json.object();
		}
		catch (InvalidBodyException ex) {
			return Json.object();
		}
	}

	/** Mounts the rows of the table. */
	public EndpointTable.Kept mountTable(SimulatorContext context, Map<String, Effect> effects) {
		return this.table.mount(context, this, effects);
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
			return this.table.refuse(this, request);
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
