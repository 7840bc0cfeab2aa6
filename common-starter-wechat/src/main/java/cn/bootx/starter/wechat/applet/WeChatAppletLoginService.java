package cn.bootx.starter.wechat.applet;

import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.ApiCall;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.client.UnreadableAnswer;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.send.MessageCheck;

/**
 * Identifies the users of the mini program.
 *
 * @since 0.1.0
 * @see <a href=
 * "https://developers.weixin.qq.com/miniprogram/dev/framework/open-ability/login.html">小程序登录</a>
 */
public final class WeChatAppletLoginService {

	private static final String LOGIN = "/sns/jscode2session";

	private static final String PHONE = "/wxa/business/getuserphonenumber";

	private final WeChatApplet applet;

	private final WeChatAppletSessions sessions;

	public WeChatAppletLoginService(WeChatApplet applet, WeChatAppletSessions sessions) {
		this.applet = applet;
		this.sessions = sessions;
	}

	/**
	 * Exchanges the code of {@code wx.login()}. The session key is discarded.
	 * @param jsCode works once and for five minutes
	 * @throws PlatformException if WeChat refuses: 40029 (not a code), 40163 (used),
	 * 40226 (user blocked as a risk), 45011 (too often)
	 */
	public WeChatAppletLogin login(String jsCode) {
		return login(exchange(jsCode), null);
	}

	/**
	 * Exchanges the code and keeps the session key on the server, for
	 * {@link WeChatAppletSessions}.
	 * @param keepSession how long it is kept; WeChat ends a session earlier when the user
	 * logs in again or stays away
	 * @throws PlatformException if WeChat refuses, see {@link #login(String)}
	 */
	public WeChatAppletLogin login(String jsCode, Duration keepSession) {
		JsonNode session = exchange(jsCode);
		return login(session, this.sessions.keep(UnreadableAnswer.require(Platform.WECHAT_APPLET, LOGIN, session,
				"session_key", "sessionKey", "SessionKey"), keepSession));
	}

	/**
	 * The number that a user shared with the {@code getPhoneNumber} button.
	 * @param code of the button's event, not that of {@code wx.login()}; works once and
	 * for five minutes
	 * @throws PlatformException if WeChat refuses, for example 40029 or 40163
	 */
	public WeChatAppletLogin.PhoneNumber phoneNumber(String code) {
		MessageCheck.of(Platform.WECHAT_APPLET, PHONE).required("code", code).done();
		JsonNode phone = this.applet.api().post(PHONE, Json.object().put("code", code)).path("phone_info");
		return new WeChatAppletLogin.PhoneNumber(
				UnreadableAnswer.require(Platform.WECHAT_APPLET, PHONE, phone, "phoneNumber"),
				UnreadableAnswer.require(Platform.WECHAT_APPLET, PHONE, phone, "purePhoneNumber"),
				phone.path("countryCode").asText());
	}

	private JsonNode exchange(String jsCode) {
		MessageCheck.of(Platform.WECHAT_APPLET, LOGIN).required("js_code", jsCode).done();
		WeChatAppletSettings settings = this.applet.settings();
		return this.applet.api()
			.executeWithoutToken(ApiCall.get(settings.apiHost(), LOGIN)
				.query("appid", settings.appId())
				.query("secret", settings.appSecret())
				.query("js_code", jsCode)
				.query("grant_type", "authorization_code"));
	}

	private static WeChatAppletLogin login(JsonNode session, @Nullable String handle) {
		return new WeChatAppletLogin(
				UnreadableAnswer.require(Platform.WECHAT_APPLET, LOGIN, session, "openid", "openId", "OpenId"),
				session.path("unionid").asText(null), handle);
	}

}
