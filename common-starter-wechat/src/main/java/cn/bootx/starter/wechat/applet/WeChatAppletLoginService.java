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
	public Login login(String jsCode) {
		return login(exchange(jsCode), null);
	}

	/**
	 * Exchanges the code and keeps the session key on the server, for
	 * {@link WeChatAppletSessions}.
	 * @param keepSession how long it is kept; WeChat ends a session earlier when the user
	 * logs in again or stays away
	 * @throws PlatformException if WeChat refuses, see {@link #login(String)}
	 */
	public Login login(String jsCode, Duration keepSession) {
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
	public PhoneNumber phoneNumber(String code) {
		return phoneNumber(code, null);
	}

	/**
	 * The number that a user shared with the {@code getPhoneNumber} button.
	 * @param openId the user of whom the code must be, or null for any; WeChat refuses
	 * the code of another one
	 * @throws PlatformException if WeChat refuses, see {@link #phoneNumber(String)}
	 */
	public PhoneNumber phoneNumber(String code, @Nullable String openId) {
		MessageCheck.of(Platform.WECHAT_APPLET, PHONE).required("code", code).done();
		JsonNode phone = this.applet.api().post(PHONE, Json.object("code", code, "openid", openId)).path("phone_info");
		return new PhoneNumber(UnreadableAnswer.require(Platform.WECHAT_APPLET, PHONE, phone, "phoneNumber"),
				UnreadableAnswer.require(Platform.WECHAT_APPLET, PHONE, phone, "purePhoneNumber"),
				phone.path("countryCode").asText());
	}

	private JsonNode exchange(String jsCode) {
		MessageCheck.of(Platform.WECHAT_APPLET, LOGIN).required("js_code", jsCode).done();
		WeChatApplet.Settings settings = this.applet.settings();
		return this.applet.api()
			.executeWithoutToken(ApiCall.get(settings.apiHost(), LOGIN)
				.query("appid", settings.appId())
				.query("secret", settings.appSecret())
				.query("js_code", jsCode)
				.query("grant_type", "authorization_code"));
	}

	private static Login login(JsonNode session, @Nullable String handle) {
		return new Login(UnreadableAnswer.require(Platform.WECHAT_APPLET, LOGIN, session, "openid", "openId", "OpenId"),
				session.path("unionid").asText(null), handle);
	}

	/**
	 * A user who has logged in to the mini program.
	 *
	 * @param openId the user in this mini program; in an official account of the same
	 * company the user has another one
	 * @param unionId the user in all applications of one Open Platform account, or null
	 * if the mini program belongs to none; find the user of an official account by it
	 * @param sessionHandle name under which {@link WeChatAppletSessions} keeps the
	 * session key, or null if it was not to be kept. Whoever knows it can have data of
	 * the user decrypted, so keep it where you keep your own session id
	 */
	public record Login(String openId, @Nullable String unionId, @Nullable String sessionHandle) {

		/** Without the handle. */
		@Override
		public String toString() {
			return "Login[openId=" + this.openId + ", unionId=" + this.unionId + "]";
		}

	}

	/**
	 * A phone number that a user shared.
	 *
	 * @param phoneNumber with country code if it is a foreign one
	 * @param purePhoneNumber without country code
	 * @param countryCode country code without {@code +}, for example {@code 86}
	 */
	public record PhoneNumber(String phoneNumber, String purePhoneNumber, String countryCode) {

		/** Without the number: it is personal data. */
		@Override
		public String toString() {
			return "PhoneNumber[+" + this.countryCode + "]";
		}

	}

}
