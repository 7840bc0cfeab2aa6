package cn.bootx.starter.simulator.dingtalk.login;

import cn.bootx.starter.simulator.dingtalk.DingApps;
import cn.bootx.starter.simulator.dingtalk.SimulatedDingTalkApp;
import cn.bootx.starter.simulator.dingtalk.gate.DingGate;
import cn.bootx.starter.simulator.dingtalk.gate.NewFamily;
import cn.bootx.starter.simulator.dingtalk.people.DingDirectory;
import cn.bootx.starter.simulator.dingtalk.people.DingUser;
import cn.bootx.starter.simulator.http.SimulatorRequest;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * Tokens of users who logged in on the login page, and whom they belong to.
 */
public final class LoginEndpoints {

	private static final String PERMISSION = "Contact.User.Read";

	private final DingApps apps;

	private final DingDirectory directory;

	private final UserTokens tokens;

	public LoginEndpoints(DingApps apps, DingDirectory directory, UserTokens tokens) {
		this.apps = apps;
		this.directory = directory;
		this.tokens = tokens;
	}

	public void mount(DingGate gate) {
		gate.modernOpen("/v1.0/oauth2/userAccessToken", this::token);
		gate.modernOpenGet("/v1.0/contact/users/{unionId}", this::user);
	}

	private SimulatorResponse token(SimulatorRequest request) {
		JsonNode body = NewFamily.body(request);
		SimulatedDingTalkApp app = this.apps.find(NewFamily.require(body, "clientId"));
		if (app == null || !app.app().appSecret().equals(NewFamily.require(body, "clientSecret"))) {
			throw NewFamily.refuse("invalidClientIdOrSecret", "无效的clientId或者clientSecret");
		}
		String appKey = app.app().appKey();
		DingUser user = switch (NewFamily.require(body, "grantType")) {
			case "authorization_code" -> this.tokens.redeemCode(appKey, NewFamily.require(body, "code"));
			case "refresh_token" -> this.tokens.redeemRefreshToken(appKey, NewFamily.require(body, "refreshToken"));
			default -> throw NewFamily.refuse("unsupported.grant.type", "不支持的grantType");
		};
		if (user == null) {
			throw NewFamily.refuse("invalidParameter.authCode.notFound", "不存在的临时授权码");
		}
		return NewFamily.ok("accessToken", this.tokens.token(appKey, user), "refreshToken",
				this.tokens.refreshToken(appKey, user), "expireIn", UserTokens.LIFETIME.toSeconds(), "corpId",
				app.app().corpId());
	}

	private SimulatorResponse user(SimulatorRequest request) {
		String token = request.header(DingGate.HEADER);
		if (token == null || token.isBlank()) {
			throw DingGate.missingToken();
		}
		DingUser self = this.tokens.userOf(token);
		if (self == null) {
			throw NewFamily.refuse("InvalidAuthentication", "不合法的access_token");
		}
		String unionId = request.pathVariable("unionId");
		DingUser user = unionId.equals("me") ? self : this.directory.byUnionId(unionId);
		if (user == null || !user.equals(self)) {
			// A user may read only the own record.
			throw NewFamily.refusePermission(PERMISSION, "https://open-dev.dingtalk.com/appscope/apply");
		}
		return NewFamily.ok("nick", user.name(), "avatarUrl", "", "mobile", user.mobile(), "openId",
				"open-" + user.userId(), "unionId", user.unionId(), "stateCode", "86");
	}

}
