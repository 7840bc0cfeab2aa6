package cn.bootx.starter.wechat.customerservice;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import me.chanjar.weixin.mp.bean.kefu.WxMpKefuMessage;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.send.MessageCheck;

/**
 * A customer-service message without its receiver. <pre class="code">
 * WeChatCustomerServiceMessage.text("您好").from("kf2001@shop")
 * </pre> Mini programs send texts, images, links and mini program pages; official
 * accounts everything but links.
 *
 * @since 0.1.0
 * @see <a href=
 * "https://developers.weixin.qq.com/doc/service/api/customer/message/api_sendcustommessage.html">发送客服消息</a>
 */
public final class WeChatCustomerServiceMessage {

	/** WeChat's longest text in bytes of UTF-8. */
	public static final int MAX_TEXT_BYTES = 2048;

	private static final Set<String> OF_MINI_PROGRAMS = Set.of("text", "image", "link", "miniprogrampage");

	/** Fields without which WeChat refuses a message of the kind. */
	private static final Map<String, List<String>> REQUIRED = Map.ofEntries(Map.entry("text", List.of("content")),
			Map.entry("image", List.of("media_id")), Map.entry("voice", List.of("media_id")),
			Map.entry("video", List.of("media_id")), Map.entry("music", List.of("musicurl", "thumb_media_id")),
			Map.entry("news", List.of()), Map.entry("mpnews", List.of("media_id")),
			Map.entry("mpnewsarticle", List.of("article_id")), Map.entry("msgmenu", List.of()),
			Map.entry("wxcard", List.of("card_id")),
			Map.entry("miniprogrampage", List.of("title", "pagepath", "thumb_media_id")),
			Map.entry("link", List.of("title", "description", "url")));

	private final String type;

	private final JsonNode content;

	private final @Nullable String servicer;

	private final boolean ai;

	private WeChatCustomerServiceMessage(String type, JsonNode content, @Nullable String servicer, boolean ai) {
		this.type = type;
		this.content = content;
		this.servicer = servicer;
		this.ai = ai;
	}

	/**
	 * A text of at most {@value #MAX_TEXT_BYTES} bytes of UTF-8; longer ones are sent by
	 * {@code sendText}.
	 */
	public static WeChatCustomerServiceMessage text(String content) {
		return of("text", "content", content);
	}

	public static WeChatCustomerServiceMessage image(String mediaId) {
		return of("image", "media_id", mediaId);
	}

	public static WeChatCustomerServiceMessage voice(String mediaId) {
		return of("voice", "media_id", mediaId);
	}

	public static WeChatCustomerServiceMessage video(String mediaId, @Nullable String thumbMediaId,
			@Nullable String title, @Nullable String description) {
		return of("video", "media_id", mediaId, "thumb_media_id", thumbMediaId, "title", title, "description",
				description);
	}

	/** A piece of music; without an address of better quality the plain one is used. */
	public static WeChatCustomerServiceMessage music(String url, @Nullable String highQualityUrl, String thumbMediaId,
			@Nullable String title, @Nullable String description) {
		return of("music", "title", title, "description", description, "musicurl", url, "hqmusicurl",
				(highQualityUrl != null) ? highQualityUrl : url, "thumb_media_id", thumbMediaId);
	}

	/** One article that opens an address. WeChat takes no second one. */
	public static WeChatCustomerServiceMessage news(String title, @Nullable String description, String url,
			@Nullable String pictureUrl) {
		ObjectNode news = Json.object();
		news.putArray("articles")
			.add(Json.object("title", title, "description", description, "url", url, "picurl", pictureUrl));
		return new WeChatCustomerServiceMessage("news", news, null, false);
	}

	/** Articles of the material library, which open in WeChat. */
	public static WeChatCustomerServiceMessage materialNews(String mediaId) {
		return of("mpnews", "media_id", mediaId);
	}

	/** A published article. */
	public static WeChatCustomerServiceMessage article(String articleId) {
		return of("mpnewsarticle", "article_id", articleId);
	}

	/**
	 * A question with answers to tap. The tap arrives as a text with the answer's content
	 * and {@code bizmsgmenuid}.
	 * @param answers content by id, in their order
	 */
	public static WeChatCustomerServiceMessage menu(@Nullable String head, Map<String, String> answers,
			@Nullable String tail) {
		ObjectNode menu = Json.object("head_content", head);
		ArrayNode list = menu.putArray("list");
		new LinkedHashMap<>(answers).forEach((id, content) -> list.add(Json.object("id", id, "content", content)));
		return new WeChatCustomerServiceMessage("msgmenu", menu.setAll(Json.object("tail_content", tail)), null, false);
	}

	public static WeChatCustomerServiceMessage card(String cardId) {
		return of("wxcard", "card_id", cardId);
	}

	/**
	 * A page of a mini program.
	 * @param appId the mini program, which is linked to the account; null where a mini
	 * program sends a page of its own
	 */
	public static WeChatCustomerServiceMessage miniProgramPage(@Nullable String appId, String pagePath, String title,
			String thumbMediaId) {
		return of("miniprogrampage", "title", title, "appid", appId, "pagepath", pagePath, "thumb_media_id",
				thumbMediaId);
	}

	/** A link; for mini programs only. */
	public static WeChatCustomerServiceMessage link(String title, String description, String url,
			@Nullable String thumbUrl) {
		return of("link", "title", title, "description", description, "url", url, "thumb_url", thumbUrl);
	}

	/** A message of WxJava's; its receiver is left out. */
	public static WeChatCustomerServiceMessage of(WxMpKefuMessage message) {
		JsonNode json = Json.readTree(message.toJson());
		String type = String.valueOf(message.getMsgType());
		return new WeChatCustomerServiceMessage(type, json.path(type), message.getKfAccount(), false);
	}

	private static WeChatCustomerServiceMessage of(String type, @Nullable String... members) {
		return new WeChatCustomerServiceMessage(type, Json.object(members), null, false);
	}

	/**
	 * From a customer-service account, in whose name it is shown ({@code kf@account}).
	 */
	public WeChatCustomerServiceMessage from(String account) {
		return new WeChatCustomerServiceMessage(this.type, this.content, account, this.ai);
	}

	/**
	 * With the label under it that it was written by an AI, which China's rules ask for.
	 */
	public WeChatCustomerServiceMessage writtenByAi() {
		return new WeChatCustomerServiceMessage(this.type, this.content, this.servicer, true);
	}

	/** WeChat's name of the kind. */
	public String type() {
		return this.type;
	}

	/** Adds what is wrong. */
	void check(MessageCheck check, boolean miniProgram) {
		List<String> required = REQUIRED.get(this.type);
		if (required == null || (miniProgram ? !OF_MINI_PROGRAMS.contains(this.type) : this.type.equals("link"))) {
			check.problem("msgtype", "'" + this.type + "' is not a kind that "
					+ (miniProgram ? "mini programs" : "official accounts") + " send");
			return;
		}
		MessageCheck at = check.at(this.type);
		required.forEach((field) -> at.required(field, Json.text(this.content, field)));
		if (this.type.equals("text")) {
			at.optionalText("content", Json.text(this.content, "content"), MAX_TEXT_BYTES);
		}
		if (this.type.equals("news")) {
			at.isTrue(this.content.path("articles").size() == 1, "articles", "must be one article")
				.required("articles[0].title", Json.text(this.content.path("articles").path(0), "title"))
				.required("articles[0].url", Json.text(this.content.path("articles").path(0), "url"));
		}
		if (this.type.equals("msgmenu")) {
			at.isTrue(!this.content.path("list").isEmpty(), "list", "has no answer");
			this.content.path("list").forEach((answer) -> at.required("list.content", Json.text(answer, "content")));
		}
	}

	ObjectNode toJson(String openId) {
		ObjectNode body = Json.object("touser", openId, "msgtype", this.type);
		body.set(this.type, this.content);
		if (this.servicer != null) {
			body.putObject("customservice").put("kf_account", this.servicer);
		}
		if (this.ai) {
			body.putObject("aimsgcontext").put("is_ai_msg", 1);
		}
		return body;
	}

	/** Without the content: it is what the receiver reads. */
	@Override
	public String toString() {
		return "WeChatCustomerServiceMessage[" + this.type + "]";
	}

}
