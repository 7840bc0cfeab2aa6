package cn.bootx.starter.wecom.notice;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import me.chanjar.weixin.cp.bean.message.WxCpMessage;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.send.MessageCheck;
import cn.bootx.starter.core.text.TextParts;

/**
 * Content of an application message of one kind. Limits count bytes of UTF-8: a Chinese
 * character is three.
 *
 * @since 0.1.0
 * @see <a href="https://developer.work.weixin.qq.com/document/path/90236">WeCom</a>
 */
public final class WeComNotice {

	/** Longest text and Markdown in bytes. */
	public static final int MAX_TEXT = 2048;

	private final String msgType;

	private final ObjectNode body;

	private WeComNotice(String msgType, ObjectNode body) {
		this.msgType = msgType;
		this.body = body;
	}

	/**
	 * The content of WxJava's message, without its receivers and options:
	 * {@link WeComNoticeSender#send(WxCpMessage)} takes those too.
	 */
	public static WeComNotice of(WxCpMessage message) {
		return WxJavaMessage.notice(message);
	}

	static WeComNotice of(String msgType, ObjectNode body) {
		return new WeComNotice(msgType, body);
	}

	/**
	 * A text. Line breaks and links like {@code <a href="…">} are shown.
	 * @param content at most {@value #MAX_TEXT} bytes
	 */
	public static WeComNotice text(String content) {
		return of("text", Json.object().put("content", content));
	}

	/** A text in as many messages as its length takes. */
	public static List<WeComNotice> texts(String content) {
		return TextParts.of(content, MAX_TEXT).stream().map(WeComNotice::text).toList();
	}

	/**
	 * A text in Markdown: headings, bold, links, inline code, quotes and {@code <font
	 * color="info|comment|warning">}. The WeChat plug-in does not show it.
	 * @param content at most {@value #MAX_TEXT} bytes
	 */
	public static WeComNotice markdown(String content) {
		return of("markdown", Json.object().put("content", content));
	}

	/** An uploaded image; media ids are valid for three days. */
	public static WeComNotice image(String mediaId) {
		return media("image", mediaId);
	}

	public static WeComNotice voice(String mediaId) {
		return media("voice", mediaId);
	}

	public static WeComNotice file(String mediaId) {
		return media("file", mediaId);
	}

	/** An uploaded video without words. */
	public static WeComNotice video(String mediaId) {
		return video(mediaId, null, null);
	}

	/**
	 * An uploaded video.
	 * @param title at most 128 bytes
	 * @param description at most 512 bytes
	 */
	public static WeComNotice video(String mediaId, @Nullable String title, @Nullable String description) {
		return of("video", Json.object("media_id", mediaId, "title", title, "description", description));
	}

	/**
	 * A card with title, description and link.
	 * @param title at most 128 bytes
	 * @param description at most 512 bytes; {@code <div class="gray|normal|highlight">}
	 * is shown in colour
	 * @param url address that a click opens, at most 2048 bytes
	 */
	public static WeComNotice textCard(String title, String description, String url) {
		return textCard(title, description, url, null);
	}

	/**
	 * A card with title, description and link.
	 * @param buttonText text of the link, at most 4 characters, null for 详情
	 */
	public static WeComNotice textCard(String title, String description, String url, @Nullable String buttonText) {
		return of("textcard",
				Json.object("title", title, "description", description, "url", url, "btntxt", buttonText));
	}

	/** One to eight links with pictures. It cannot be confidential. */
	public static WeComNotice news(List<WeComNewsArticle> articles) {
		return articles("news", articles);
	}

	/** One to eight articles whose text WeCom keeps; only they can be internal only. */
	public static WeComNotice mpNews(List<MpNewsArticle> articles) {
		return articles("mpnews", articles);
	}

	/**
	 * A notice of a mini program. It can only be sent with the secret of the mini program
	 * that is linked in the console, and not to everybody.
	 * @param title 4 to 12 characters
	 */
	public static MiniProgram miniProgram(String appId, String title) {
		return new MiniProgram(appId, title);
	}

	/** A template card of any of the five kinds. */
	public static WeComNotice templateCard(WeComTemplateCard card) {
		return of("template_card", card.body());
	}

	/**
	 * A card with one or two buttons, the form of 2019:
	 * {@link WeComNoticeSender#updateTaskCard} shows which button was pressed.
	 */
	public static WeComNotice taskCard(WeComTaskCard card) {
		return of("taskcard", Json.toTree(card));
	}

	/**
	 * The same card in the form of 2021:
	 * {@link WeComNoticeSender#updateInteractiveTaskCard} replaces its buttons by a text.
	 */
	public static WeComNotice interactiveTaskCard(WeComTaskCard card) {
		return of("interactive_taskcard", Json.toTree(card));
	}

	private static WeComNotice media(String msgType, String mediaId) {
		return of(msgType, Json.object().put("media_id", mediaId));
	}

	/** WeCom's name of the kind; the content goes under the same name. */
	public String msgType() {
		return this.msgType;
	}

	ObjectNode body() {
		return this.body;
	}

	void validate(MessageCheck check) {
		NoticeRules.validate(this.msgType, this.body, check);
	}

	/** Which confidentiality WeCom takes for this kind. */
	boolean allows(WeComNoticeOptions.Confidentiality confidentiality) {
		return switch (confidentiality) {
			case NONE -> true;
			case CONFIDENTIAL -> !this.msgType.equals("news") && allowsEverybody();
			case INTERNAL_ONLY -> this.msgType.equals("mpnews");
		};
	}

	/** Whether the message may go to everybody. */
	boolean allowsEverybody() {
		return !this.msgType.equals("miniprogram_notice");
	}

	private static WeComNotice articles(String msgType, List<?> articles) {
		ObjectNode body = Json.object();
		ArrayNode list = body.putArray("articles");
		articles.forEach((article) -> list.add(Json.toTree(article)));
		return of(msgType, body);
	}

	@Override
	public String toString() {
		return "WeComNotice[" + this.msgType + "]";
	}

	/**
	 * An article whose text WeCom itself keeps and shows.
	 *
	 * @param title at most 128 bytes
	 * @param thumbMediaId id of an uploaded image
	 * @param author at most 64 bytes
	 * @param contentSourceUrl address behind "read the original"
	 * @param content HTML, at most 666 KB
	 * @param digest at most 512 bytes
	 */
	public record MpNewsArticle(String title, @JsonProperty("thumb_media_id") String thumbMediaId,
			@Nullable String author, @JsonProperty("content_source_url") @Nullable String contentSourceUrl,
			String content, @Nullable String digest) {

		private static final int MAX_CONTENT = 666 * 1024;

		public static MpNewsArticle of(String title, String thumbMediaId, String content) {
			return new MpNewsArticle(title, thumbMediaId, null, null, content, null);
		}

		public MpNewsArticle withAuthor(String author) {
			return new MpNewsArticle(this.title, this.thumbMediaId, author, this.contentSourceUrl, this.content,
					this.digest);
		}

		public MpNewsArticle withSource(String url) {
			return new MpNewsArticle(this.title, this.thumbMediaId, this.author, url, this.content, this.digest);
		}

		public MpNewsArticle withDigest(String digest) {
			return new MpNewsArticle(this.title, this.thumbMediaId, this.author, this.contentSourceUrl, this.content,
					digest);
		}

		void validate(MessageCheck check) {
			check.text("title", this.title, 128)
				.required("thumb_media_id", this.thumbMediaId)
				.optionalText("author", this.author, 64)
				.text("content", this.content, MAX_CONTENT)
				.optionalText("digest", this.digest, 512)
				.optionalAddress("content_source_url", this.contentSourceUrl);
		}

	}

	/** Collects the parts of a notice of a mini program. */
	public static final class MiniProgram {

		private static final List<String> MEMBERS = List.of("appid", "page", "title", "description",
				"emphasis_first_item", "content_item");

		private final Map<String, String> items = new LinkedHashMap<>();

		private final ObjectNode parts;

		private MiniProgram(String appId, String title) {
			this.parts = Json.object().put("appid", appId).put("title", title).put("emphasis_first_item", false);
		}

		/** The page that a click opens, at most 1024 bytes. */
		public MiniProgram page(String page) {
			this.parts.put("page", page);
			return this;
		}

		/** The line below the title, 4 to 12 characters. */
		public MiniProgram description(String description) {
			this.parts.put("description", description);
			return this;
		}

		/** Shows the first item large. */
		public MiniProgram emphasizeFirstItem() {
			this.parts.put("emphasis_first_item", true);
			return this;
		}

		/** One more item, at most ten; key up to 10, value up to 30 characters. */
		public MiniProgram item(String key, String value) {
			this.items.put(key, value);
			return this;
		}

		public WeComNotice build() {
			ArrayNode list = this.parts.putArray("content_item");
			this.items.forEach((key, value) -> list.addObject().put("key", key).put("value", value));
			ObjectNode body = Json.object();
			MEMBERS.stream().filter(this.parts::hasNonNull).forEach((name) -> body.set(name, this.parts.get(name)));
			return of("miniprogram_notice", body);
		}

	}

}
