package cn.bootx.starter.simulator.wecom.gate;

import cn.bootx.starter.simulator.endpoint.Family;
import cn.bootx.starter.simulator.http.Endpoint;
import cn.bootx.starter.simulator.http.RefusedCallException;
import cn.bootx.starter.simulator.http.SimulatorRequest;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.simulator.rules.Messages;
import cn.bootx.starter.simulator.wecom.WeComAgent.Secret;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Calls with an agent's token; documents are the corporation's, with {@code @agent} the
 * agent's own. {@code @contacts} needs the secret of contacts sync.
 */
final class WeComFamily implements Family {

	private static final Messages MESSAGES = new Messages(WeComFamily.class);

	private final WeComGate gate;

	WeComFamily(WeComGate gate) {
		this.gate = gate;
	}

	@Override
	public String prefix() {
		return WeComGate.BASE;
	}

	@Override
	public Endpoint guard(String token, Work work) {
		return this.gate.guard((agent, request) -> {
			String scope = agent.agent().corpId();
			if (token.equals("contacts") && agent.agent().secret() != Secret.CONTACTS) {
				throw refuse("48002", "");
			}
			return work.handle(agent, token.equals("agent") ? scope + "/" + agent.agent().id() : scope, request);
		});
	}

	@Override
	public JsonNode body(SimulatorRequest request) {
		return WeComGate.body(request);
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

}
