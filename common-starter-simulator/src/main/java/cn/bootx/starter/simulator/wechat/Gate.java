package cn.bootx.starter.simulator.wechat;

import java.util.Set;

import cn.bootx.starter.simulator.http.Endpoint;
import cn.bootx.starter.simulator.http.Routes;
import cn.bootx.starter.simulator.http.SimulatorRequest;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * What every API call passes first: its token, its method, its body.
 */
final class Gate {

	private final AppRegistry apps;

	private final TokenBook book;

	Gate(AppRegistry apps, TokenBook book) {
		this.apps = apps;
		this.book = book;
	}

	/** A call with the token of an official account. */
	Endpoint account(AccountCall call) {
		return (request) -> call.handle(accountOf(request), request);
	}

	/** The same with a JSON body. */
	Endpoint accountJson(AccountJsonCall call) {
		return (request) -> call.handle(accountOf(request), WeChatBody.read(request));
	}

	private SimulatedAccount accountOf(SimulatorRequest request) {
		RegisteredApp app = this.apps.find(this.book.appIdOf(request.param("access_token")));
		if (app instanceof SimulatedAccount account) {
			return account;
		}
		throw WeChatErrors.refuse(48001);
	}

	/** Answers what no endpoint answers. */
	static SimulatorResponse unknown(Routes routes, SimulatorRequest request) {
		Set<String> methods = routes.methods(request.path());
		if (methods.contains("POST")) {
			return WeChatErrors.of(43002);
		}
		return WeChatErrors.of(methods.contains("GET") ? 43001 : 40066);
	}

	/** With the account that the token belongs to. */
	interface AccountCall {

		SimulatorResponse handle(SimulatedAccount account, SimulatorRequest request) throws Exception;

	}

	/** With the account that the token belongs to, and the body. */
	interface AccountJsonCall {

		SimulatorResponse handle(SimulatedAccount account, JsonNode body) throws Exception;

	}

}
