package cn.bootx.starter.simulator.dingtalk.login;

import java.util.Map;

import cn.bootx.starter.simulator.dingtalk.DingApps;
import cn.bootx.starter.simulator.dingtalk.SimulatedDingTalkApp;
import cn.bootx.starter.simulator.dingtalk.gate.DingGate;
import cn.bootx.starter.simulator.dingtalk.gate.NewFamily;
import cn.bootx.starter.simulator.dingtalk.people.DingDirectory;
import cn.bootx.starter.simulator.dingtalk.people.DingUser;
import cn.bootx.starter.simulator.endpoint.RowCall;
import cn.bootx.starter.simulator.endpoint.RowCall.Effect;

/**
 * Tokens of users who logged in on the login page, and whom they belong to.
 */
record LoginEffects(DingApps apps, DingDirectory directory, UserTokens tokens) {

	Map<String, Effect> all() {
		return Map.of("user-token", this::token, "user-self", this::self);
	}

	private void token(RowCall call) {
		SimulatedDingTalkApp app = this.apps.find(call.text("clientId"));
		if (app == null || !app.app().appSecret().equals(call.text("clientSecret"))) {
			throw call.refuse("invalidClientIdOrSecret", "clientId");
		}
		String appKey = app.app().appKey();
		boolean refresh = call.text("grantType").equals("refresh_token");
		String field = refresh ? "refreshToken" : "code";
		String value = NewFamily.require(call.input(), field);
		DingUser user = refresh ? this.tokens.redeemRefreshToken(appKey, value) : this.tokens.redeemCode(appKey, value);
		if (user == null) {
			throw call.refuse("invalidParameter.authCode.notFound", field);
		}
		call.answer()
			.put("accessToken", this.tokens.token(appKey, user))
			.put("refreshToken", this.tokens.refreshToken(appKey, user))
			.put("expireIn", UserTokens.LIFETIME.toSeconds())
			.put("corpId", app.app().corpId());
	}

	private void self(RowCall call) {
		DingUser self = this.tokens.userOf(DingGate.newToken(call.request()));
		if (self == null) {
			throw NewFamily.refuse("InvalidAuthentication", "不合法的access_token");
		}
		String unionId = call.text("unionId");
		if (!unionId.equals("me") && !self.equals(this.directory.byUnionId(unionId))) {
			// A user may read only the own record.
			throw NewFamily.refusePermission("Contact.User.Read", "https://open-dev.dingtalk.com/appscope/apply");
		}
		call.answer()
			.put("nick", self.name())
			.put("avatarUrl", "")
			.put("mobile", self.mobile())
			.put("openId", "open-" + self.userId())
			.put("unionId", self.unionId())
			.put("stateCode", "86");
	}

}
