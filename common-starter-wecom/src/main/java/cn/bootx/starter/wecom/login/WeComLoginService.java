package cn.bootx.starter.wecom.login;

import java.net.URI;

import com.fasterxml.jackson.databind.JsonNode;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.ApiCall;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.UnreadableAnswer;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.login.LoginException;
import cn.bootx.starter.core.send.MessageCheck;
import cn.bootx.starter.wecom.agent.WeComAgent;
import cn.bootx.starter.wecom.agent.WeComAgents;

/**
 * WeCom's part of a login: its pages, and who a code belongs to. It protects nothing by
 * itself: the state has to be made, kept and compared, and {@code login.enabled} does
 * that.
 *
 * @since 0.1.0
 * @see <a href="https://developer.work.weixin.qq.com/document/path/98151">Login</a>
 */
public class WeComLoginService {

	private static final String USER = "/cgi-bin/auth/getuserinfo";

	private static final String DETAIL = "/cgi-bin/auth/getuserdetail";

	private static final String SESSION = "/cgi-bin/miniprogram/jscode2session";

	private final WeComAgents agents;

	private final HttpUrl open;

	/**
	 * The logins of the default agent.
	 * @param open address of the page inside WeCom
	 */
	public WeComLoginService(WeComAgents agents, HttpUrl open) {
		this.agents = agents;
		this.open = open;
	}

	/** The logins of a named agent; without one of that name it fails as NOT_FOUND. */
	public WeComLoginService account(String name) {
		return new WeComLoginService(this.agents.withDefault(name), this.open);
	}

	/**
	 * Address of the page with the QR code, for a browser outside of WeCom.
	 * @param redirectUri where the browser comes back to with {@code code} and
	 * {@code state}, and without a code if the member refuses; its host must be the
	 * application's trusted domain, or its domain for logins
	 * @param state at most 128 letters and digits
	 */
	public URI qrCodePage(String redirectUri, String state) {
		WeComAgent agent = this.agents.defaultAgent();
		agent.requireAgentId();
		return URI.create(agent.wxCpService().buildQrConnectUrl(redirectUri, state));
	}

	/**
	 * Address of the page for a browser inside WeCom.
	 * @param redirectUri where the browser comes back to; its host must be the
	 * application's trusted domain exactly
	 * @param state at most 128 letters and digits
	 */
	public URI insidePage(String redirectUri, String state, Scope scope) {
		WeComAgent agent = this.agents.defaultAgent();
		return this.open.newBuilder()
			.addPathSegments("connect/oauth2/authorize")
			.addQueryParameter("appid", agent.corpId())
			.addQueryParameter("redirect_uri", redirectUri)
			.addQueryParameter("response_type", "code")
			.addQueryParameter("scope", scope.wire)
			.addQueryParameter("state", state)
			.addQueryParameter("agentid", Long.toString(agent.requireAgentId()))
			.fragment("wechat_redirect")
			.build()
			.uri();
	}

	/**
	 * Returns who logged in on one of the pages.
	 * @param code the code of the redirect: works once, for five minutes
	 * @throws cn.bootx.starter.core.client.PlatformException if the code does not work
	 */
	public WeComLogin login(String code) {
		MessageCheck.of(Platform.WECOM, USER).required("code", code).done();
		WeComAgent agent = this.agents.defaultAgent();
		JsonNode answer = agent.api().execute((base) -> ApiCall.get(base, USER).query("code", code));
		// Both spellings are in use, by WeCom's older pages and by gateways before it.
		String userId = text(answer, "userid", "UserId");
		String openId = text(answer, "openid", "OpenId");
		String externalUserId = text(answer, "external_userid", "ExternalUserId");
		if (userId == null && openId == null && externalUserId == null) {
			throw UnreadableAnswer.without(Platform.WECOM, USER, "userid, openid or external_userid");
		}
		return new WeComLogin(agent.name(), agent.corpId(), userId, openId, externalUserId,
				text(answer, "user_ticket", "UserTicket"));
	}

	/**
	 * Returns who uses a mini program inside WeCom. The agent must be the application
	 * that the mini program is bound to.
	 * @param jsCode what the mini program got from {@code wx.qy.login}: works once, for
	 * five minutes
	 * @throws cn.bootx.starter.core.client.PlatformException if the code does not work
	 * @throws LoginException if the member is of another corporation: there the same user
	 * id is another person
	 */
	public WeComLogin miniProgramLogin(String jsCode) {
		MessageCheck.of(Platform.WECOM, SESSION).required("js_code", jsCode).done();
		WeComAgent agent = this.agents.defaultAgent();
		JsonNode answer = agent.api()
			.execute((base) -> ApiCall.get(base, SESSION)
				.query("js_code", jsCode)
				.query("grant_type", "authorization_code"));
		String userId = UnreadableAnswer.require(Platform.WECOM, SESSION, answer, "userid");
		String corpId = UnreadableAnswer.require(Platform.WECOM, SESSION, answer, "corpid");
		if (!corpId.equals(agent.corpId())) {
			throw LoginException.of(Platform.WECOM, LoginException.Reason.OUTSIDE,
					"the member is of the corporation " + corpId + ", not of that of the agent '" + agent.name()
							+ "'; log in with an agent of that corporation (该成员属于其他企业)",
					null);
		}
		return new WeComLogin(agent.name(), corpId, userId, null, null, null);
	}

	/**
	 * The member's details, as far as the administrator has ticked them for the
	 * application and the member has agreed.
	 * @param userTicket that of {@link WeComLogin#userTicket()}, for half an hour
	 */
	public Details details(String userTicket) {
		MessageCheck.of(Platform.WECOM, DETAIL).required("user_ticket", userTicket).done();
		JsonNode answer = this.agents.defaultAgent().api().post(DETAIL, Json.object("user_ticket", userTicket));
		String userId = text(answer, "userid", "UserId");
		if (userId == null) {
			throw UnreadableAnswer.without(Platform.WECOM, DETAIL, "userid");
		}
		return new Details(userId, answer.path("gender").asInt(), Json.text(answer, "avatar"),
				Json.text(answer, "qr_code"), Json.text(answer, "mobile"), Json.text(answer, "email"),
				Json.text(answer, "biz_mail"), Json.text(answer, "address"));
	}

	private static @Nullable String text(JsonNode answer, String field, String other) {
		String text = answer.path(field).asText("");
		text = text.isBlank() ? answer.path(other).asText("") : text;
		return text.isBlank() ? null : text;
	}

	/** What a page inside WeCom asks for. */
	public enum Scope {

		/** Who the person is, without a question. */
		BASE("snsapi_base"),

		/** The member's details, too, which the member is asked for. */
		PRIVATE_INFO("snsapi_privateinfo");

		private final String wire;

		Scope(String wire) {
			this.wire = wire;
		}

	}

	/**
	 * A member's details, without the name, which the contacts have. What was not ticked
	 * or not agreed to is null.
	 *
	 * @param gender 1 male, 2 female, 0 unknown or not agreed to
	 * @param avatar address of the picture
	 * @param qrCode address of the member's QR code
	 * @param bizMail business mail address
	 * @see <a href="https://developer.work.weixin.qq.com/document/path/96443">WeCom</a>
	 */
	public record Details(String userId, int gender, @Nullable String avatar, @Nullable String qrCode,
			@Nullable String mobile, @Nullable String email, @Nullable String bizMail, @Nullable String address) {

		/** Leaves out what is personal. */
		@Override
		public String toString() {
			return "Details[userId=" + this.userId + "]";
		}

	}

}
