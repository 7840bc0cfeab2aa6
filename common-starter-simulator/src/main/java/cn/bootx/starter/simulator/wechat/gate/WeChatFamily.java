package cn.bootx.starter.simulator.wechat.gate;

import cn.bootx.starter.simulator.endpoint.Family;
import cn.bootx.starter.simulator.http.Endpoint;
import cn.bootx.starter.simulator.http.Json;
import cn.bootx.starter.simulator.http.RefusedCallException;
import cn.bootx.starter.simulator.http.SimulatorRequest;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.simulator.wechat.SimulatedAccount;
import cn.bootx.starter.simulator.wechat.applet.SimulatedMiniProgram;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Calls with the token of an official account (the usual one), of a mini program
 * ({@code mini}), of either ({@code app}) or of none ({@code open}).
 */
public final class WeChatFamily implements Family {

	private final Gate gate;

	public WeChatFamily(Gate gate) {
		this.gate = gate;
	}

	@Override
	public String prefix() {
		return "";
	}

	@Override
	public Endpoint guard(String token, Work work) {
		return switch (token) {
			case "app" -> this.gate.app((app, request) -> work.handle(app, app.appId(), request));
			case "open" -> (request) -> work.handle(request, "", request);
			case "mini" ->
				this.gate.only(SimulatedMiniProgram.class, (app, request) -> work.handle(app, app.appId(), request));
			default -> this.gate.only(SimulatedAccount.class, (app, request) -> work.handle(app, app.appId(), request));
		};
	}

	@Override
	public JsonNode body(SimulatorRequest request) {
		String type = request.header("content-type");
		return (type != null && type.startsWith("multipart/")) ? Json.object() : WeChatBody.read(request);
	}

	@Override
	public RefusedCallException refuse(String code, String field) {
		return code.equals("40035") ? WeChatErrors.refuse(40035, "invalid parameter, " + field)
				: WeChatErrors.refuse(Integer.parseInt(code));
	}

	@Override
	public SimulatorResponse answer(ObjectNode members) {
		return SimulatorResponse.json(WeChatErrors.ok().setAll(members));
	}

	@Override
	public SimulatorResponse notSimulated(SimulatorRequest request, String message) {
		return WeChatErrors.of(40066, "invalid url, " + message);
	}

}
