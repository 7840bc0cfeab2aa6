package cn.bootx.starter.wechat.content.template;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.send.InvalidMessageException;
import cn.bootx.starter.core.send.MessageCheck;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.text.ContentDigest;
import cn.bootx.starter.wechat.account.WeChatAccounts;

/**
 * One-time subscriptions: a user, who need not follow the account, agrees on a page of
 * WeChat to one message. Several consents for the same scene are still one message.
 *
 * @since 0.1.0
 * @see <a href=
 * "https://developers.weixin.qq.com/doc/service/guide/product/message/One-time_subscription_info.html">一次性订阅消息</a>
 */
public final class WeChatOneTimeSubscription {

	private static final String SEND = "/cgi-bin/message/template/subscribe";

	private static final String PAGE = "mp/subscribemsg";

	private static final int MAX_SCENE = 10_000;

	private static final int MAX_TITLE = 15;

	private static final int MAX_CONTENT = 200;

	private final WeChatAccounts accounts;

	private final HttpUrl mpHost;

	private final State state;

	/**
	 * Subscriptions of the primary account.
	 * @param mpHost where the page is, {@code https://mp.weixin.qq.com}
	 * @param store where the pages that are open are remembered for ten minutes
	 */
	public WeChatOneTimeSubscription(WeChatAccounts accounts, HttpUrl mpHost, ExpiringStore store) {
		this.accounts = accounts;
		this.mpHost = mpHost;
		this.state = new State(store);
	}

	/** Subscriptions of another account; NOT_FOUND if it is unknown. */
	public WeChatOneTimeSubscription account(String name) {
		return new WeChatOneTimeSubscription(this.accounts.with(name), this.mpHost, this.state.store());
	}

	/**
	 * Address of the page, to which the user's WeChat browser is redirected.
	 * @param templateId id of the template for subscriptions, from the console
	 * @param scene what is asked for, 0 to 10000
	 * @param redirectUrl where WeChat sends the browser back to; its host must be a 业务域名
	 * of the account
	 * @param session what only this browser has, such as the id of its session
	 */
	public String page(String templateId, int scene, URI redirectUrl, String session) {
		MessageCheck.of(Platform.WECHAT, PAGE)
			.required("template_id", templateId)
			.required("session", session)
			.number("scene", scene, 0, MAX_SCENE)
			.isTrue(redirectUrl.isAbsolute(), "redirect_url", "must be absolute")
			.done();
		String appId = this.accounts.primary().appId();
		String reserved = this.state.open(appId, session, templateId, Integer.toString(scene));
		return this.mpHost.newBuilder()
			.addPathSegments(PAGE)
			.addQueryParameter("action", "get_confirm")
			.addQueryParameter("appid", appId)
			.addQueryParameter("scene", Integer.toString(scene))
			.addQueryParameter("template_id", templateId)
			.addEncodedQueryParameter("redirect_url", URLEncoder.encode(redirectUrl.toString(), StandardCharsets.UTF_8))
			.addQueryParameter("reserved", reserved)
			.fragment("wechat_redirect")
			.toString();
	}

	/**
	 * Reads what WeChat sent the browser back with. Each page is answered once, within
	 * ten minutes.
	 * @param parameters query of the redirect: {@code openid}, {@code template_id},
	 * {@code action}, {@code scene}, {@code reserved}
	 * @param session the same as for the page
	 * @return the answer, or empty if it is not one to a page that this session opened
	 */
	public Optional<Answer> answer(Map<String, String> parameters, String session) {
		String templateId = parameters.getOrDefault("template_id", "");
		String scene = parameters.getOrDefault("scene", "");
		String openId = parameters.get("openid");
		boolean accepted = "confirm".equals(parameters.get("action"));
		if (!scene.matches("\\d{1,5}") || accepted && (openId == null || openId.isBlank())) {
			return Optional.empty();
		}
		if (!this.state.close(this.accounts.primary().appId(), parameters.getOrDefault("reserved", ""), session,
				templateId, scene)) {
			return Optional.empty();
		}
		return Optional.of(new Answer(templateId, Integer.parseInt(scene), accepted, accepted ? openId : null));
	}

	/**
	 * Sends the message that a user agreed to.
	 * @throws PlatformException if WeChat refuses it
	 * @throws InvalidMessageException if a field is missing or too long
	 */
	public void send(String openId, Message message) {
		MessageCheck check = MessageCheck.of(Platform.WECHAT, SEND)
			.required("touser", openId)
			.required("template_id", message.templateId())
			.number("scene", message.scene(), 0, MAX_SCENE)
			.characters("title", message.title(), MAX_TITLE)
			.characters("data.content", message.content(), MAX_CONTENT);
		WeChatTemplateMessage.MiniProgramPage.check(check, message.miniProgram());
		check.done();
		this.accounts.primary().api().post(SEND, body(openId, message));
	}

	private static ObjectNode body(String openId, Message message) {
		ObjectNode body = Json.object("touser", openId, "template_id", message.templateId(), "url", message.url());
		WeChatTemplateMessage.MiniProgramPage.put(body, message.miniProgram());
		body.put("scene", Integer.toString(message.scene())).put("title", message.title());
		body.putObject("data").set("content", Json.object("value", message.content(), "color", message.color()));
		return body;
	}

	/**
	 * What a user answered on the page.
	 *
	 * @param accepted whether the user agreed: one message may be sent
	 * @param openId the user's id, null without consent. It came through the browser: it
	 * is enough for sending, where WeChat checks it, but proves no identity.
	 */
	public record Answer(String templateId, int scene, boolean accepted, @Nullable String openId) {
	}

	/**
	 * The message for a one-time subscription, without its receiver.
	 *
	 * @param templateId id of the template for subscriptions, from the console
	 * @param scene the scene that the user agreed to, 0 to 10000
	 * @param title at most 15 characters
	 * @param content text with line breaks, at most 200 characters
	 * @param color colour of the whole text, {@code #173177}, or null
	 * @param miniProgram mini program page that opens instead of the url, or null
	 */
	public record Message(String templateId, int scene, String title, String content, @Nullable String color,
			@Nullable String url, WeChatTemplateMessage.@Nullable MiniProgramPage miniProgram) {

		public static Message of(String templateId, int scene, String title, String content) {
			return new Message(templateId, scene, title, content, null, null, null);
		}

		public Message color(@Nullable String newColor) {
			return new Message(this.templateId, this.scene, this.title, this.content, newColor, this.url,
					this.miniProgram);
		}

		public Message url(@Nullable String newUrl) {
			return new Message(this.templateId, this.scene, this.title, this.content, this.color, newUrl,
					this.miniProgram);
		}

		/** With a page of a mini program that is linked to the account. */
		public Message miniProgram(String appId, @Nullable String pagePath) {
			return new Message(this.templateId, this.scene, this.title, this.content, this.color, this.url,
					new WeChatTemplateMessage.MiniProgramPage(appId, pagePath));
		}

		/** Without title and text: they are what the receiver reads. */
		@Override
		public String toString() {
			return "WeChatOneTimeSubscription.Message[" + this.templateId + ", scene " + this.scene + "]";
		}

	}

	/**
	 * The {@code reserved} values of pages that are open: each random, good once, for one
	 * session, template and scene.
	 */
	record State(ExpiringStore store) {

		private static final Duration TTL = Duration.ofMinutes(10);

		private static final SecureRandom random = new SecureRandom();

		/** A new value; WeChat takes letters and digits only. */
		String open(String appId, String session, String templateId, String scene) {
			byte[] bytes = new byte[16];
			random.nextBytes(bytes);
			String reserved = HexFormat.of().formatHex(bytes);
			this.store.put(key(appId, reserved), hash(session, templateId, scene), TTL);
			return reserved;
		}

		/** Whether the value was given out for exactly this; then it is used up. */
		boolean close(String appId, String reserved, String session, String templateId, String scene) {
			return this.store.compareAndDelete(key(appId, reserved), hash(session, templateId, scene));
		}

		private static String key(String appId, String reserved) {
			return "one-time:wechat:" + appId + ":" + hash(reserved);
		}

		private static String hash(String... parts) {
			ContentDigest digest = new ContentDigest();
			for (String part : parts) {
				byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
				// The length keeps parts apart: ("a", "bc") is not ("ab", "c").
				digest.add(bytes.length + ":").add(bytes);
			}
			return digest.hex();
		}

	}

}
