package cn.bootx.starter.simulator.wechat.gate;

import java.util.Optional;
import java.util.Set;

import cn.bootx.starter.simulator.endpoint.Family;
import cn.bootx.starter.simulator.http.Endpoint;
import cn.bootx.starter.simulator.http.Json;
import cn.bootx.starter.simulator.http.RefusedCallException;
import cn.bootx.starter.simulator.http.Routes;
import cn.bootx.starter.simulator.http.SimulatorRequest;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.simulator.wechat.SimulatedAccount;
import cn.bootx.starter.simulator.wechat.WeChatCore;
import cn.bootx.starter.simulator.wechat.applet.SimulatedMiniProgram;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What every call passes first: its token, its quota, its body. Calls are with the token
 * of an official account (the usual one), of a mini program ({@code mini}), of either
 * ({@code app}) or of none ({@code open}).
 */
public final class WeChatFamily implements Family {

	private final WeChatCore core;

	public WeChatFamily(WeChatCore core) {
		this.core = core;
	}

	@Override
	public String prefix() {
		return "";
	}

	@Override
	public Endpoint guard(String token, Work work) {
		return switch (token) {
			case "app" -> app((app, request) -> work.handle(app, app.appId(), request));
			case "open" -> (request) -> work.handle(request, "", request);
			case "mini" -> only(SimulatedMiniProgram.class, (app, request) -> work.handle(app, app.appId(), request));
			default -> only(SimulatedAccount.class, (app, request) -> work.handle(app, app.appId(), request));
		};
	}

	/** A call with the token of an official account or a mini program. */
	private Endpoint app(Call<RegisteredApp> call) {
		return (request) -> {
			String token = request.param("access_token");
			int refusal = (token != null) ? this.core.thirdParties().refusal(token, request.path()) : 0;
			if (refusal != 0) {
				throw WeChatErrors.refuse(refusal);
			}
			RegisteredApp app = this.core.apps().find(this.core.tokens().appIdOf(token));
			if (app == null) {
				throw WeChatErrors.refuse(40001);
			}
			if (app instanceof SimulatedAccount account && account.kind().refuses(request.path())) {
				throw WeChatErrors.refuse(48001);
			}
			try {
				this.core.quotas().take(app.appId(), request.path());
				return call.handle(app, request);
			}
			catch (RefusedCallException ex) {
				this.core.refusals().remember(app.appId(), request, ex.answer());
				throw ex;
			}
		};
	}

	/** The same of one kind of app. */
	private <A extends RegisteredApp> Endpoint only(Class<A> kind, Call<A> call) {
		return app((app, request) -> {
			if (kind.isInstance(app)) {
				return call.handle(kind.cast(app), request);
			}
			throw WeChatErrors.refuse(48001);
		});
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

	/** The refusal of a wrong method; empty where the path itself is unknown. */
	public static Optional<SimulatorResponse> unknown(Routes routes, SimulatorRequest request) {
		Set<String> methods = routes.methods(request.path());
		return methods.isEmpty() ? Optional.empty()
				: Optional.of(WeChatErrors.of(methods.contains("POST") ? 43002 : 43001));
	}

	/** With the app that the token belongs to. */
	private interface Call<A> {

		SimulatorResponse handle(A app, SimulatorRequest request) throws Exception;

	}

}
