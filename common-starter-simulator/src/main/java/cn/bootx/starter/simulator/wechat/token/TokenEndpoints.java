package cn.bootx.starter.simulator.wechat.token;

import java.time.Duration;

import cn.bootx.starter.simulator.http.Json;
import cn.bootx.starter.simulator.http.Routes;
import cn.bootx.starter.simulator.http.SimulatorRequest;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.simulator.wechat.gate.AppRegistry;
import cn.bootx.starter.simulator.wechat.gate.RegisteredApp;
import cn.bootx.starter.simulator.wechat.gate.WeChatBody;
import cn.bootx.starter.simulator.wechat.gate.WeChatErrors;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * {@code /cgi-bin/token} and {@code /cgi-bin/stable_token}.
 */
public final class TokenEndpoints {

	private final AppRegistry apps;

	private final TokenBook book;

	public TokenEndpoints(AppRegistry apps, TokenBook book) {
		this.apps = apps;
		this.book = book;
	}

	public void register(Routes routes) {
		routes.get("/cgi-bin/token", this::classic).post("/cgi-bin/stable_token", this::stable);
	}

	private SimulatorResponse classic(SimulatorRequest request) {
		checkGrantType(request.param("grant_type"));
		RegisteredApp app = this.apps.authenticate(request.param("appid"), request.param("secret"));
		app.tokens().checkCaller(request.remoteAddress());
		return answer(app.tokens().classic());
	}

	private SimulatorResponse stable(SimulatorRequest request) {
		JsonNode body = WeChatBody.read(request);
		checkGrantType(body.path("grant_type").asText(null));
		RegisteredApp app = this.apps.authenticate(body.path("appid").asText(null), body.path("secret").asText(null));
		app.tokens().checkCaller(request.remoteAddress());
		return answer(app.tokens().stable(body.path("force_refresh").asBoolean(false)));
	}

	private static void checkGrantType(@Nullable String grantType) {
		if (!"client_credential".equals(grantType)) {
			throw WeChatErrors.refuse(40002);
		}
	}

	private SimulatorResponse answer(IssuedToken token) {
		// A fresh token has 7200 seconds, not 7199 because a millisecond has passed.
		long seconds = (Duration.between(this.book.now(), token.expiresAt()).toMillis() + 999) / 1000;
		return SimulatorResponse.json(Json.object().put("access_token", token.value()).put("expires_in", seconds));
	}

}
