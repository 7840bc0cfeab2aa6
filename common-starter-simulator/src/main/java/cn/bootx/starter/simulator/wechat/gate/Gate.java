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

	/** The same of one kind of app. */
	public <A extends RegisteredApp> Endpoint only(Class<A> kind, Call<A> call) {
		return app((app, request) -> {
			if (kind.isInstance(app)) {
				return call.handle(kind.cast(app), request);
			}
			throw WeChatErrors.refuse(48001);
		});
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

}
