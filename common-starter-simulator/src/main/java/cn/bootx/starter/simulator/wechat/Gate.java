package cn.bootx.starter.simulator.wechat;

import java.util.Set;
import java.util.regex.Pattern;

import cn.bootx.starter.simulator.http.Endpoint;
import cn.bootx.starter.simulator.http.InvalidBodyException;
import cn.bootx.starter.simulator.http.Routes;
import cn.bootx.starter.simulator.http.SimulatorRequest;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * What every API call passes first: its token, its method, its body.
 */
final class Gate {

	/**
	 * Control characters, and the two that JSON writers escape for JavaScript's sake, are
	 * fine.
	 */
	private static final Pattern UNICODE_ESCAPE = Pattern.compile("\\\\u(?!00[01]|202[89])[0-9a-fA-F]{4}");

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
		return (request) -> call.handle(accountOf(request), body(request));
	}

	private SimulatedAccount accountOf(SimulatorRequest request) {
		RegisteredApp app = this.apps.find(this.book.appIdOf(request.param("access_token")));
		if (app instanceof SimulatedAccount account) {
			return account;
		}
		throw WeChatErrors.refuse(48001);
	}

	static JsonNode body(SimulatorRequest request) {
		if (request.body().length == 0) {
			throw WeChatErrors.refuse(44002);
		}
		if (UNICODE_ESCAPE.matcher(request.bodyText().replace("\\\\", "")).find()) {
			throw WeChatErrors.refuse(request.path().startsWith("/cgi-bin/menu/") ? 40033 : 47002);
		}
		try {
			JsonNode body = request.json();
			if (body.isObject()) {
				return body;
			}
		}
		catch (InvalidBodyException ex) {
			throw WeChatErrors.refuse(47001);
		}
		throw WeChatErrors.refuse(47001);
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
