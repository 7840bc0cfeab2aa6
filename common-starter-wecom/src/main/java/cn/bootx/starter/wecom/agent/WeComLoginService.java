package cn.bootx.starter.wecom.agent;

import java.net.URI;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.ApiCall;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.UnreadableAnswer;
import cn.bootx.starter.core.send.MessageCheck;

/**
 * Login by QR code on WeCom's own page: the browser goes to the page, a member scans, the
 * browser comes back with a code, and the code identifies the member.
 * <p>
 * The state protects the login: make it random, keep it in the browser's session and
 * compare it before the code is used.
 *
 * @since 0.1.0
 * @see <a href="https://developer.work.weixin.qq.com/document/path/98151">Login</a>
 */
public class WeComLoginService {

	private static final String USER = "/cgi-bin/auth/getuserinfo";

	private final WeComAgents agents;

	/** The logins of the default agent. */
	public WeComLoginService(WeComAgents agents) {
		this.agents = agents;
	}

	/** The logins of a named agent; without one of that name it fails as NOT_FOUND. */
	public WeComLoginService account(String name) {
		return new WeComLoginService(this.agents.withDefault(name));
	}

	/**
	 * Address of the page with the QR code.
	 * @param redirectUri where the browser comes back to with {@code code} and
	 * {@code state}; its domain must be registered as the application's login domain
	 */
	public URI qrCodePage(String redirectUri, String state) {
		WeComAgent agent = this.agents.defaultAgent();
		agent.requireAgentId();
		return URI.create(agent.wxCpService().buildQrConnectUrl(redirectUri, state));
	}

	/**
	 * Returns who logged in.
	 * @param code the code of the redirect: works once, for five minutes
	 * @throws cn.bootx.starter.core.client.PlatformException if the code does not work
	 */
	public User user(String code) {
		MessageCheck.of(Platform.WECOM, USER).required("code", code).done();
		JsonNode answer = this.agents.defaultAgent()
			.api()
			.execute((base) -> ApiCall.get(base, USER).query("code", code));
		// Both spellings are in use, by WeCom's older pages and by gateways before it.
		String userId = text(answer, "userid", "UserId");
		String openId = text(answer, "openid", "OpenId");
		String externalUserId = text(answer, "external_userid", "ExternalUserId");
		if (userId == null && openId == null && externalUserId == null) {
			throw UnreadableAnswer.without(Platform.WECOM, USER, "userid, openid or external_userid");
		}
		return new User(userId, text(answer, "user_ticket", "UserTicket"), openId, externalUserId);
	}

	private static @Nullable String text(JsonNode answer, String field, String other) {
		String text = answer.path(field).asText("");
		text = text.isBlank() ? answer.path(other).asText("") : text;
		return text.isBlank() ? null : text;
	}

	/**
	 * Who logged in: a member of the corporation, or an outside user.
	 *
	 * @param userId id of the member, null for an outside user
	 * @param userTicket fetches the member's details, a secret
	 * @param openId id of an outside user
	 * @param externalUserId id of the external contact, if it is one
	 */
	public record User(@Nullable String userId, @Nullable String userTicket, @Nullable String openId,
			@Nullable String externalUserId) {

		public boolean member() {
			return this.userId != null;
		}

		@Override
		public String toString() {
			return "User[userId=" + this.userId + ", openId=" + this.openId + ", externalUserId=" + this.externalUserId
					+ "]";
		}

	}

}
