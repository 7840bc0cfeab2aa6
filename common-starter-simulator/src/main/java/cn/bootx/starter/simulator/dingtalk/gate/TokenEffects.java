package cn.bootx.starter.simulator.dingtalk.gate;

import java.util.Map;

import cn.bootx.starter.simulator.dingtalk.DingApps;
import cn.bootx.starter.simulator.dingtalk.SimulatedDingTalkApp;
import cn.bootx.starter.simulator.endpoint.RowCall;
import cn.bootx.starter.simulator.endpoint.RowCall.Effect;

/**
 * The three ways to fetch an application's access token.
 */
record TokenEffects(DingTokens tokens, DingApps apps) {

	Map<String, Effect> all() {
		return Map.of("app-token", (call) -> grant(call, verified(call, "appkey", "appsecret", "40096")),
				"client-token", (call) -> grant(call, verified(call, "appKey", "appSecret", "invalidClientIdOrSecret")),
				"corp-token", this::corpToken);
	}

	private void corpToken(RowCall call) {
		String corpId = call.text("corpId");
		if (!this.apps.hasCorp(corpId)) {
			throw NewFamily.refuse(500, "unknownError", "未知错误");
		}
		SimulatedDingTalkApp app = verified(call, "client_id", "client_secret", "invalid.client");
		if (!app.app().corpId().equals(corpId)) {
			throw NewFamily.refuse(401, "unauthorized.client", "应用未被该企业授权");
		}
		grant(call, app);
	}

	private SimulatedDingTalkApp verified(RowCall call, String key, String secret, String refusal) {
		SimulatedDingTalkApp app = this.apps.find(call.text(key));
		if (app == null || !app.app().appSecret().equals(call.text(secret))) {
			throw call.refuse(refusal, key);
		}
		return app;
	}

	private void grant(RowCall call, SimulatedDingTalkApp app) {
		app.countTokenCall();
		DingTokens.Grant grant = this.tokens.grant(app.app().appKey());
		call.bind("token", grant.value());
		call.bind("seconds", grant.lifetimeSeconds());
	}

}
