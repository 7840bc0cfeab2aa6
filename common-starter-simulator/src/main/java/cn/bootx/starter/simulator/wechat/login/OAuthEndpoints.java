package cn.bootx.starter.simulator.wechat.login;

import java.util.Set;

import cn.bootx.starter.simulator.http.Json;
import cn.bootx.starter.simulator.http.Routes;
import cn.bootx.starter.simulator.http.SimulatorRequest;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.simulator.wechat.Fan;
import cn.bootx.starter.simulator.wechat.SimulatedAccount;
import cn.bootx.starter.simulator.wechat.WeChatCore;
import cn.bootx.starter.simulator.wechat.gate.WeChatErrors;
import cn.bootx.starter.simulator.wechat.people.FanProfile;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * {@code /sns/*} of web pages: tokens for codes, and who the user is.
 */
public final class OAuthEndpoints {

	private static final Set<String> TELLING_SCOPES = Set.of("snsapi_userinfo", "snsapi_login");

	private final WeChatCore core;

	public OAuthEndpoints(WeChatCore core) {
		this.core = core;
	}

	public void register(Routes routes) {
		routes.get("/sns/oauth2/access_token", this::accessToken)
			.get("/sns/oauth2/refresh_token", this::refresh)
			.get("/sns/auth", this::check)
			.get("/sns/userinfo", this::userInfo);
	}

	private SimulatorResponse accessToken(SimulatorRequest request) {
		OneTimeCodes.Grant grant = this.core.takeCode(request, "code");
		return answer(this.core.webTokens().issue(grant.appId(), grant.openId(), grant.scope()), grant.appId());
	}

	/** Needs no secret. */
	private SimulatorResponse refresh(SimulatorRequest request) {
		if (!"refresh_token".equals(request.param("grant_type"))) {
			throw WeChatErrors.refuse(40002);
		}
		String appId = request.query().getOrDefault("appid", "");
		if (this.core.apps().find(appId) == null) {
			throw WeChatErrors.refuse(appId.isEmpty() ? 41002 : 40013);
		}
		return answer(this.core.webTokens().refresh(request.param("refresh_token"), appId), appId);
	}

	private SimulatorResponse answer(WebTokens.Issued issued, String appId) {
		ObjectNode answer = Json.object()
			.put("access_token", issued.accessToken())
			.put("expires_in", issued.expiresIn())
			.put("refresh_token", issued.refreshToken())
			.put("openid", issued.openId())
			.put("scope", issued.scope());
		FanProfile profile = profile(appId, issued.openId());
		if (profile != null && profile.unionId() != null && TELLING_SCOPES.contains(issued.scope())) {
			answer.put("unionid", profile.unionId());
		}
		return SimulatorResponse.json(answer);
	}

	private SimulatorResponse check(SimulatorRequest request) {
		this.core.webTokens().check(request.param("access_token"), request.param("openid"));
		return SimulatorResponse.json(WeChatErrors.ok());
	}

	private SimulatorResponse userInfo(SimulatorRequest request) {
		WebTokens.Grant grant = this.core.webTokens().check(request.param("access_token"), request.param("openid"));
		if (!TELLING_SCOPES.contains(grant.scope())) {
			throw WeChatErrors.refuse(48001);
		}
		FanProfile profile = profile(grant.appId(), grant.openId());
		ObjectNode info = Json.object()
			.put("openid", grant.openId())
			.put("nickname", (profile != null) ? profile.nickname() : "微信用户")
			.put("sex", 0)
			.put("province", "")
			.put("city", "")
			.put("country", "")
			.put("headimgurl", this.core.context().baseUri().get() + "/_sim/qr.png?text=" + grant.openId());
		info.putArray("privilege");
		if (profile != null && profile.unionId() != null) {
			info.put("unionid", profile.unionId());
		}
		return SimulatorResponse.json(info);
	}

	private @Nullable FanProfile profile(String appId, String openId) {
		Fan fan = (this.core.apps().find(appId) instanceof SimulatedAccount account) ? account.known(openId) : null;
		return (fan != null) ? fan.profile() : null;
	}

}
