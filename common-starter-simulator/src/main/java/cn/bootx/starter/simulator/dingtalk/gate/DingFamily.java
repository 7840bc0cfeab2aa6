package cn.bootx.starter.simulator.dingtalk.gate;

import cn.bootx.starter.simulator.dingtalk.gate.DingGate.Door;
import cn.bootx.starter.simulator.endpoint.Family;
import cn.bootx.starter.simulator.http.Endpoint;
import cn.bootx.starter.simulator.http.Json;
import cn.bootx.starter.simulator.http.RefusedCallException;
import cn.bootx.starter.simulator.http.SimulatorRequest;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.simulator.rules.Messages;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Both families of calls; documents are the corporation's. The token word of the old
 * family is {@code plain} or {@code top}, after a colon the permission; of the new family
 * it is the permission; {@code open} in both is none.
 */
record DingFamily(DingGate gate, boolean modern) implements Family {

	private static final Messages MESSAGES = new Messages(DingFamily.class);

	@Override
	public String prefix() {
		return this.modern ? DingGate.NEW : DingGate.OLD;
	}

	@Override
	public Endpoint guard(String token, Work work) {
		if (token.equals("open")) {
			return (request) -> work.handle(this, "", request);
		}
		int colon = token.indexOf(':');
		String permission = this.modern ? token : (colon < 0) ? "" : token.substring(colon + 1);
		Door door = this.modern ? Door.NEW : token.startsWith("plain") ? Door.PLAIN : Door.TOP;
		return this.gate.guard(door, permission, work);
	}

	@Override
	public JsonNode body(SimulatorRequest request) {
		if (this.modern) {
			return (request.body().length == 0) ? Json.object() : NewFamily.body(request);
		}
		JsonNode body = DingParameters.of(request).body();
		return body.isObject() ? body : Json.object();
	}

	@Override
	public RefusedCallException refuse(String code, String field) {
		if (this.modern) {
			boolean missing = code.startsWith("Missing");
			return NewFamily.refuse(code,
					MESSAGES.of(code, field + (missing ? " is mandatory for this action." : " 不合法")));
		}
		String message = code.equals("40035") ? "缺少参数或参数不合法 " + field : "无效的参数," + field + " is required";
		return OldFamily.refuse(Integer.parseInt(code), MESSAGES.of(code, message));
	}

	@Override
	public SimulatorResponse answer(ObjectNode members) {
		return this.modern ? SimulatorResponse.json(members)
				: SimulatorResponse.json(Json.object().put("errcode", 0).put("errmsg", "ok").setAll(members));
	}

	@Override
	public SimulatorResponse answer(SimulatorRequest request, ObjectNode members) {
		boolean named = request.path().startsWith(DingGate.OLD + "/topapi/");
		return answer(named ? members.put("request_id", OldFamily.requestId()) : members);
	}

	@Override
	public SimulatorResponse notSimulated(SimulatorRequest request, String message) {
		if (this.modern) {
			return NewFamily.refuse(404, "InvalidAction.NotFound", message).answer();
		}
		String path = request.path().substring(DingGate.OLD.length());
		return path.startsWith("/topapi/") ? OldFamily.unknownTopApi(path, message)
				: OldFamily.refuse(404, message).answer();
	}

}
