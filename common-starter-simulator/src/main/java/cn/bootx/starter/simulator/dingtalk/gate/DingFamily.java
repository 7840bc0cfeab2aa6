package cn.bootx.starter.simulator.dingtalk.gate;

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
 * it is the permission.
 */
record DingFamily(DingGate gate, boolean modern) implements Family {

	private static final Messages MESSAGES = new Messages(DingFamily.class);

	@Override
	public String prefix() {
		return this.modern ? DingGate.NEW : DingGate.OLD;
	}

	@Override
	public Endpoint guard(String token, Work work) {
		AppEndpoint endpoint = (app, request) -> work.handle(app, app.app().corpId(), request);
		if (this.modern) {
			return this.gate.modernly(token.isEmpty() ? null : token, endpoint);
		}
		int colon = token.indexOf(':');
		String permission = (colon < 0) ? null : token.substring(colon + 1);
		return token.startsWith("plain") ? this.gate.plainly(permission, endpoint)
				: this.gate.atTop(permission, endpoint);
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
		return OldFamily.refuse(Integer.parseInt(code), MESSAGES.of(code, "无效的参数," + field + " is required"));
	}

	@Override
	public SimulatorResponse answer(ObjectNode members) {
		return this.modern ? SimulatorResponse.json(members)
				: SimulatorResponse.json(Json.object()
					.put("errcode", 0)
					.put("errmsg", "ok")
					.put("request_id", OldFamily.requestId())
					.setAll(members));
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
