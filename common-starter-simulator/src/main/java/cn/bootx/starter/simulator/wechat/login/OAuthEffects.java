package cn.bootx.starter.simulator.wechat.login;

import java.util.Map;
import java.util.Set;

import cn.bootx.starter.simulator.endpoint.RowCall;
import cn.bootx.starter.simulator.endpoint.RowCall.Effect;
import cn.bootx.starter.simulator.wechat.Fan;
import cn.bootx.starter.simulator.wechat.SimulatedAccount;
import cn.bootx.starter.simulator.wechat.WeChatCore;
import cn.bootx.starter.simulator.wechat.people.FanProfile;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * What the rows of web pages below {@code /sns} do, for an app itself and on its behalf:
 * tokens for codes, and who the user is.
 */
public final class OAuthEffects {

	private static final Set<String> TELLING_SCOPES = Set.of("snsapi_userinfo", "snsapi_login");

	private final WeChatCore core;

	public OAuthEffects(WeChatCore core) {
		this.core = core;
	}

	public Map<String, Effect> all() {
		return Map.of("web-token", this::accessToken, "web-refresh", this::refresh, "web-check", this::grant,
				"web-user", this::userInfo);
	}

	private void accessToken(RowCall call) {
		OneTimeCodes.Grant grant = this.core.takeCode(call, "code", call.text("component_appid"));
		String appId = call.text("appid");
		answer(call, this.core.webTokens().issue(appId, grant.openId(), grant.scope()), appId);
	}

	/** Needs no secret of the app. */
	private void refresh(RowCall call) {
		String appId = call.text("appid");
		if (this.core.apps().find(appId) == null) {
			throw call.refuse(appId.isEmpty() ? "41002" : "40013", "appid");
		}
		answer(call, this.core.webTokens().refresh(call.text("refresh_token"), appId), appId);
	}

	private void answer(RowCall call, WebTokens.Issued issued, String appId) {
		call.answer()
			.put("access_token", issued.accessToken())
			.put("expires_in", issued.expiresIn())
			.put("refresh_token", issued.refreshToken())
			.put("openid", issued.openId())
			.put("scope", issued.scope());
		if (issued.openId().startsWith(OAuthPage.SNAPSHOT)) {
			call.answer().put("is_snapshotuser", 1);
		}
		FanProfile profile = profile(appId, issued.openId());
		if (profile != null && profile.unionId() != null && TELLING_SCOPES.contains(issued.scope())) {
			call.answer().put("unionid", profile.unionId());
		}
	}

	private WebTokens.Grant grant(RowCall call) {
		return this.core.webTokens().check(call.text("access_token"), call.text("openid"));
	}

	private void userInfo(RowCall call) {
		WebTokens.Grant grant = grant(call);
		if (!TELLING_SCOPES.contains(grant.scope())) {
			throw call.refuse("48001", "scope");
		}
		FanProfile profile = profile(grant.appId(), grant.openId());
		ObjectNode info = call.answer()
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
	}

	private @Nullable FanProfile profile(String appId, String openId) {
		Fan fan = (this.core.apps().find(appId) instanceof SimulatedAccount account) ? account.known(openId) : null;
		return (fan != null) ? fan.profile() : null;
	}

}
