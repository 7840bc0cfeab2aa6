package cn.bootx.starter.wechat.content.subscribe;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.node.ObjectNode;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.wechat.account.WeChatAccount;
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

	private static final int MAX_SCENE = 10_000;

	private static final int MAX_TITLE = 15;

	private static final int MAX_CONTENT = 200;

	private final WeChatAccounts accounts;

	private final Supplier<WeChatAccount> account;

	private final HttpUrl mpHost;

	private final OneTimeState state;

	/**
	 * Subscriptions of the primary account.
	 * @param mpHost where the page is, {@code https://mp.weixin.qq.com}
	 * @param store where the pages that are open are remembered for ten minutes
	 */
	public WeChatOneTimeSubscription(WeChatAccounts accounts, HttpUrl mpHost, ExpiringStore store) {
		this(accounts, accounts::primary, mpHost, new OneTimeState(store));
	}

	private WeChatOneTimeSubscription(WeChatAccounts accounts, Supplier<WeChatAccount> account, HttpUrl mpHost,
			OneTimeState state) {
		this.accounts = accounts;
		this.account = account;
		this.mpHost = mpHost;
		this.state = state;
	}

	/**
	 * Subscriptions of another account.
	 * @param name its name in the properties
	 * @throws IllegalArgumentException if there is no such account
	 */
	public WeChatOneTimeSubscription account(String name) {
		return new WeChatOneTimeSubscription(this.accounts, this.accounts.named(name), this.mpHost, this.state);
	}

	/**
	 * Address of the page, to which the user's WeChat browser is redirected.
	 * @param templateId id of the template for subscriptions, from the console
	 * @param scene what is asked for, 0 to 10000
	 * @param redirectUrl where WeChat sends him back to; its host must be a 业务域名 of the
	 * account
	 * @param session what only this browser has, such as the id of its session
	 */
	public String page(String templateId, int scene, URI redirectUrl, String session) {
		require("template_id", templateId);
		require("session", session);
		checkScene(scene);
		if (!redirectUrl.isAbsolute()) {
			throw new IllegalArgumentException("redirect_url must be absolute: " + redirectUrl);
		}
		String appId = this.account.get().appId();
		String reserved = this.state.open(appId, session, templateId, Integer.toString(scene));
		return this.mpHost.newBuilder()
			.addPathSegments("mp/subscribemsg")
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
	public Optional<WeChatOneTimeAnswer> answer(Map<String, String> parameters, String session) {
		String templateId = parameters.getOrDefault("template_id", "");
		String scene = parameters.getOrDefault("scene", "");
		String openId = parameters.get("openid");
		boolean accepted = "confirm".equals(parameters.get("action"));
		if (!scene.matches("\\d{1,5}") || accepted && (openId == null || openId.isBlank())) {
			return Optional.empty();
		}
		if (!this.state.close(this.account.get().appId(), parameters.getOrDefault("reserved", ""), session, templateId,
				scene)) {
			return Optional.empty();
		}
		return Optional
			.of(new WeChatOneTimeAnswer(templateId, Integer.parseInt(scene), accepted, accepted ? openId : null));
	}

	/**
	 * Sends the message that a user agreed to.
	 * @throws PlatformException if WeChat refuses it
	 * @throws IllegalArgumentException if a field is missing or too long
	 */
	public void send(String openId, WeChatOneTimeMessage message) {
		this.account.get().api().post(SEND, body(openId, message));
	}

	private static ObjectNode body(String openId, WeChatOneTimeMessage message) {
		require("touser", openId);
		require("template_id", message.templateId());
		checkScene(message.scene());
		text("title", message.title(), MAX_TITLE);
		text("data.content", message.content(), MAX_CONTENT);
		ObjectNode body = Json.object().put("touser", openId).put("template_id", message.templateId());
		putIfPresent(body, "url", message.url());
		if (message.miniProgram() != null) {
			body.set("miniprogram", message.miniProgram().toJson());
		}
		body.put("scene", Integer.toString(message.scene())).put("title", message.title());
		ObjectNode content = body.putObject("data").putObject("content").put("value", message.content());
		putIfPresent(content, "color", message.color());
		return body;
	}

	private static void putIfPresent(ObjectNode json, String field, @Nullable String value) {
		if (value != null) {
			json.put(field, value);
		}
	}

	private static void checkScene(int scene) {
		if (scene < 0 || scene > MAX_SCENE) {
			throw new IllegalArgumentException("scene is " + scene + ", WeChat takes 0 to " + MAX_SCENE);
		}
	}

	private static void text(String field, String value, int limit) {
		require(field, value);
		int size = value.codePointCount(0, value.length());
		if (size > limit) {
			throw new IllegalArgumentException(
					"One-time message: " + field + " has " + size + " characters, at most " + limit + " are allowed");
		}
	}

	private static void require(String field, String value) {
		if (value.isBlank()) {
			throw new IllegalArgumentException("One-time subscription: " + field + " is blank");
		}
	}

}
