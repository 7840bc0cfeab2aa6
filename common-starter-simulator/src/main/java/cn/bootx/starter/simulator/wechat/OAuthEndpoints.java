package cn.bootx.starter.simulator.wechat;

import java.security.SecureRandom;
import java.util.Base64;

import cn.bootx.starter.simulator.http.Json;
import cn.bootx.starter.simulator.http.Routes;
import cn.bootx.starter.simulator.http.SimulatorRequest;
import cn.bootx.starter.simulator.http.SimulatorResponse;

/**
 * {@code /sns/oauth2/access_token} and {@code /sns/jscode2session}.
 */
final class OAuthEndpoints {

	private static final SecureRandom RANDOM = new SecureRandom();

	private final WeChatCore core;

	OAuthEndpoints(WeChatCore core) {
		this.core = core;
	}

	void register(Routes routes) {
		routes.get("/sns/oauth2/access_token", this::accessToken).get("/sns/jscode2session", this::session);
	}

	private SimulatorResponse accessToken(SimulatorRequest request) {
		OneTimeCodes.Grant grant = take(request, "code");
		return SimulatorResponse.json(Json.object()
			.put("access_token", random(64))
			.put("expires_in", 7200)
			.put("refresh_token", random(64))
			.put("openid", grant.openId())
			.put("scope", grant.scope()));
	}

	private SimulatorResponse session(SimulatorRequest request) {
		OneTimeCodes.Grant grant = take(request, "js_code");
		byte[] key = new byte[16];
		RANDOM.nextBytes(key);
		return SimulatorResponse.json(Json.object()
			.put("session_key", Base64.getEncoder().encodeToString(key))
			.put("openid", grant.openId()));
	}

	private OneTimeCodes.Grant take(SimulatorRequest request, String codeName) {
		if (!"authorization_code".equals(request.param("grant_type"))) {
			throw WeChatErrors.refuse(40002);
		}
		RegisteredApp app = this.core.apps().authenticate(request.param("appid"), request.param("secret"));
		return this.core.oauthCodes().take(request.param(codeName), app.appId());
	}

	private static String random(int bytes) {
		byte[] random = new byte[bytes];
		RANDOM.nextBytes(random);
		return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
	}

}
