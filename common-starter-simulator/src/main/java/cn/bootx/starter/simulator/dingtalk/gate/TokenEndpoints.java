package cn.bootx.starter.simulator.dingtalk.gate;

import cn.bootx.starter.simulator.dingtalk.DingApps;
import cn.bootx.starter.simulator.dingtalk.SimulatedDingTalkApp;
import cn.bootx.starter.simulator.http.SimulatorRequest;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.simulator.rules.Fields;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * The three ways to fetch an application's access token.
 */
public final class TokenEndpoints {

	private final DingTokens tokens;

	private final DingApps apps;

	public TokenEndpoints(DingTokens tokens, DingApps apps) {
		this.tokens = tokens;
		this.apps = apps;
	}

	public void mount(DingGate gate) {
		gate.openGet("/gettoken", this::getToken);
		gate.modernOpen("/v1.0/oauth2/accessToken", this::accessToken);
		gate.modernOpen("/v1.0/oauth2/{corpId}/token", this::corpToken);
	}

	private SimulatorResponse getToken(SimulatorRequest request) {
		String key = request.param("appkey");
		if (key == null || key.isBlank()) {
			throw OldFamily.refuse(40035, "缺少参数 corpid or appkey");
		}
		String secret = request.param("appsecret");
		if (secret == null || secret.isBlank()) {
			throw OldFamily.refuse(40035, "缺少参数 corpsecret or appsecret");
		}
		SimulatedDingTalkApp app = verified(key, secret);
		if (app == null) {
			throw OldFamily.refuse(40096, "不合法的appKey或appSecret");
		}
		DingTokens.Grant grant = grant(app);
		return OldFamily.ok("access_token", grant.value(), "expires_in", grant.lifetimeSeconds());
	}

	private SimulatorResponse accessToken(SimulatorRequest request) {
		JsonNode body = NewFamily.body(request);
		SimulatedDingTalkApp app = verified(NewFamily.require(body, "appKey"), NewFamily.require(body, "appSecret"));
		if (app == null) {
			throw NewFamily.refuse("invalidClientIdOrSecret", "无效的clientId或者clientSecret");
		}
		DingTokens.Grant grant = grant(app);
		return NewFamily.ok("accessToken", grant.value(), "expireIn", grant.lifetimeSeconds());
	}

	private SimulatorResponse corpToken(SimulatorRequest request) {
		String corpId = request.pathVariables().getOrDefault("corpId", "");
		JsonNode body = NewFamily.body(request);
		if (!"client_credentials".equals(Fields.text(body, "grant_type"))) {
			throw NewFamily.refuse("unsupported.grant.type", "不支持的grant_type");
		}
		if (!this.apps.hasCorp(corpId)) {
			throw NewFamily.refuse(500, "unknownError", "未知错误");
		}
		SimulatedDingTalkApp app = verified(Fields.text(body, "client_id"), Fields.text(body, "client_secret"));
		if (app == null) {
			throw NewFamily.refuse("invalid.client", "无效的client_id或者client_secret");
		}
		if (!app.app().corpId().equals(corpId)) {
			throw NewFamily.refuse(401, "unauthorized.client", "应用未被该企业授权");
		}
		DingTokens.Grant grant = grant(app);
		return NewFamily.ok("access_token", grant.value(), "expires_in", grant.lifetimeSeconds());
	}

	private @Nullable SimulatedDingTalkApp verified(String key, String secret) {
		SimulatedDingTalkApp app = this.apps.find(key);
		return (app != null && app.app().appSecret().equals(secret)) ? app : null;
	}

	private DingTokens.Grant grant(SimulatedDingTalkApp app) {
		app.countTokenCall();
		return this.tokens.grant(app.app().appKey());
	}

}
