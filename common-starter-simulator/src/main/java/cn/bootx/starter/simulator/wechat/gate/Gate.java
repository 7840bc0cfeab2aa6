package cn.bootx.starter.simulator.wechat.gate;

import java.util.Optional;
import java.util.Set;

import cn.bootx.starter.simulator.http.Endpoint;
import cn.bootx.starter.simulator.http.RefusedCallException;
import cn.bootx.starter.simulator.http.Routes;
import cn.bootx.starter.simulator.http.SimulatorRequest;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.simulator.wechat.SimulatedAccount;
import cn.bootx.starter.simulator.wechat.WeChatCore;
import cn.bootx.starter.simulator.wechat.applet.SimulatedMiniProgram;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * What every API call passes first: its token, its method, its quota, its body.
 */
public final class Gate {

	private final WeChatCore core;

	public Gate(WeChatCore core) {
		this.core = core;
	}

	/** A call with the token of an official account or a mini program. */
	public Endpoint app(Call<RegisteredApp> call) {
		return (request) -> {
			String token = request.param("access_token");
			if (token != null && this.core.isComponentToken(token)) {
				throw WeChatErrors.refuse(61015);
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

	/** The same with a JSON body. */
	public Endpoint appJson(JsonCall<RegisteredApp> call) {
		return app((app, request) -> call.handle(app, WeChatBody.read(request)));
	}

	/** A call with the token of an official account. */
	public Endpoint account(Call<SimulatedAccount> call) {
		return app((app, request) -> call.handle(account(app), request));
	}

	/** The same with a JSON body. */
	public Endpoint accountJson(JsonCall<SimulatedAccount> call) {
		return account((account, request) -> call.handle(account, WeChatBody.read(request)));
	}

	/** A call with the token of a mini program. */
	public Endpoint miniProgram(Call<SimulatedMiniProgram> call) {
		return app((app, request) -> {
			if (app instanceof SimulatedMiniProgram miniProgram) {
				return call.handle(miniProgram, request);
			}
			throw WeChatErrors.refuse(48001);
		});
	}

	/** The same with a JSON body. */
	public Endpoint miniProgramJson(JsonCall<SimulatedMiniProgram> call) {
		return miniProgram((app, request) -> call.handle(app, WeChatBody.read(request)));
	}

	private static SimulatedAccount account(RegisteredApp app) {
		if (app instanceof SimulatedAccount account) {
			return account;
		}
		throw WeChatErrors.refuse(48001);
	}

	/** The refusal of a wrong method; empty where the path itself is unknown. */
	public static Optional<SimulatorResponse> unknown(Routes routes, SimulatorRequest request) {
		Set<String> methods = routes.methods(request.path());
		return methods.isEmpty() ? Optional.empty()
				: Optional.of(WeChatErrors.of(methods.contains("POST") ? 43002 : 43001));
	}

	/** With the app that the token belongs to. */
	public interface Call<A> {

		SimulatorResponse handle(A app, SimulatorRequest request) throws Exception;

	}

	/** With the app that the token belongs to, and the body. */
	public interface JsonCall<A> {

		SimulatorResponse handle(A app, JsonNode body) throws Exception;

	}

}
