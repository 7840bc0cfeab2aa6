package cn.bootx.starter.wecom.notice;

import java.util.List;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.send.MessageCheck;
import cn.bootx.starter.core.text.Utf8;
import cn.bootx.starter.wecom.message.WeComNewsArticle;
import cn.bootx.starter.wecom.message.WeComTemplateCard;

/**
 * Content of an application message of one kind. Limits count bytes of UTF-8: a Chinese
 * character is three.
 *
 * @since 0.1.0
 * @see <a href="https://developer.work.weixin.qq.com/document/path/90236">Send
 * application messages</a>
 */
public final class WeComNotice {

	/** Longest text and Markdown in bytes. */
	public static final int MAX_TEXT = 2048;

	private final String msgType;

	private final ObjectNode body;

	private final Consumer<MessageCheck> rules;

	private final boolean forEverybody;

	private WeComNotice(String msgType, ObjectNode body, Consumer<MessageCheck> rules, boolean forEverybody) {
		this.msgType = msgType;
		this.body = body;
		this.rules = rules;
		this.forEverybody = forEverybody;
	}

	private static WeComNotice of(String msgType, ObjectNode body, Consumer<MessageCheck> rules) {
		return new WeComNotice(msgType, body, (check) -> rules.accept(check.at(msgType)), true);
	}

	/**
	 * A text. Line breaks and links like {@code <a href="…">} are shown.
	 * @param content at most {@value #MAX_TEXT} bytes
	 */
	public static WeComNotice text(String content) {
		return of("text", Json.object().put("content", content), (check) -> check.text("content", content, MAX_TEXT));
	}

	/**
	 * A text in as many messages as its length takes.
	 */
	public static List<WeComNotice> texts(String content) {
		return Utf8.split(content, MAX_TEXT).stream().map(WeComNotice::text).toList();
	}

	/**
	 * A text in Markdown: headings, bold, links, inline code, quotes and {@code <font
	 * color="info|comment|warning">}. The WeChat plug-in does not show it.
	 * @param content at most {@value #MAX_TEXT} bytes
	 */
	public static WeComNotice markdown(String content) {
		return of("markdown", Json.object().put("content", content),
				(check) -> check.text("content", content, MAX_TEXT));
	}

	/** An uploaded image; media ids are valid for three days. */
	public static WeComNotice image(String mediaId) {
		return media("image", mediaId);
	}

	/** An uploaded voice message. */
	public static WeComNotice voice(String mediaId) {
		return media("voice", mediaId);
	}

	/** An uploaded file. */
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
		ObjectNode body = Json.object().put("media_id", mediaId);
		put(body, "title", title);
		put(body, "description", description);
		return of("video", body,
				(check) -> check.required("media_id", mediaId)
					.optionalText("title", title, 128)
					.optionalText("description", description, 512));
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
		ObjectNode body = Json.object().put("title", title).put("description", description).put("url", url);
		put(body, "btntxt", buttonText);
		return of("textcard", body,
				(check) -> check.text("title", title, 128)
					.text("description", description, 512)
					.address("url", url)
					.optionalCharacters("btntxt", buttonText, 4));
	}

	/** One to eight links with pictures. It cannot be confidential. */
	public static WeComNotice news(List<WeComNewsArticle> articles) {
		List<WeComNewsArticle> copy = List.copyOf(articles);
		return of("news", articles(copy), (check) -> {
			check.count("articles", copy, 1, 8);
			for (int i = 0; i < copy.size(); i++) {
				copy.get(i).validate(check.at("articles[" + i + "]"));
			}
		});
	}

	/**
	 * One to eight articles whose text WeCom keeps. The only kind that can be internal
	 * only.
	 */
	public static WeComNotice mpNews(List<WeComMpNewsArticle> articles) {
		List<WeComMpNewsArticle> copy = List.copyOf(articles);
		return of("mpnews", articles(copy), (check) -> {
			check.count("articles", copy, 1, 8);
			for (int i = 0; i < copy.size(); i++) {
				copy.get(i).validate(check.at("articles[" + i + "]"));
			}
		});
	}

	/**
	 * A notice of a mini program. It can only be sent with the secret of the mini program
	 * that is linked in the console, and not to everybody.
	 * @param appId app id of the mini program
	 * @param title 4 to 12 characters
	 */
	public static WeComMiniProgramNotice miniProgram(String appId, String title) {
		return new WeComMiniProgramNotice(appId, title);
	}

	static WeComNotice miniProgram(ObjectNode body, Consumer<MessageCheck> rules) {
		return new WeComNotice("miniprogram_notice", body, (check) -> rules.accept(check.at("miniprogram_notice")),
				false);
	}

	/** A template card of any of the five kinds. */
	public static WeComNotice templateCard(WeComTemplateCard card) {
		return new WeComNotice("template_card", card.body(), card::validate, true);
	}

	private static WeComNotice media(String msgType, String mediaId) {
		return of(msgType, Json.object().put("media_id", mediaId), (check) -> check.required("media_id", mediaId));
	}

	/** WeCom's name of the kind; the content goes under the same name. */
	public String msgType() {
		return this.msgType;
	}

	/** The content as WeCom takes it. */
	ObjectNode body() {
		return this.body;
	}

	void validate(MessageCheck check) {
		this.rules.accept(check);
	}

	/** Which confidentiality WeCom takes for this kind. */
	boolean allows(WeComConfidentiality confidentiality) {
		return switch (confidentiality) {
			case NONE -> true;
			case CONFIDENTIAL -> !this.msgType.equals("news") && this.forEverybody;
			case INTERNAL_ONLY -> this.msgType.equals("mpnews");
		};
	}

	/** Whether the message may go to everybody. */
	boolean allowsEverybody() {
		return this.forEverybody;
	}

	private static void put(ObjectNode body, String field, @Nullable String value) {
		if (value != null) {
			body.put(field, value);
		}
	}

	private static ObjectNode articles(List<?> articles) {
		ObjectNode body = Json.object();
		articles.forEach((article) -> body.withArray("articles").add(Json.toTree(article)));
		return body;
	}

	/**
	 * Leaves the content out.
	 */
	@Override
	public String toString() {
		return "WeComNotice[" + this.msgType + "]";
	}

}
