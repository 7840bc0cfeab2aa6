package cn.bootx.starter.wecom.notice;

import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.send.MessageCheck;

/**
 * What a message of each kind must have, judged by its JSON, so that the rules hold for
 * this library's messages and for WxJava's.
 */
final class NoticeRules {

	static final Pattern TASK_ID = Pattern.compile("[0-9A-Za-z_@-]{1,128}");

	static final String TASK_ID_FORM = "1 to 128 letters, digits, '_', '-' or '@'";

	private static final Set<String> CARDS = Set.of("text_notice", "news_notice", "button_interaction",
			"vote_interaction", "multiple_interaction");

	private NoticeRules() {
	}

	static void validate(String msgType, JsonNode body, MessageCheck check) {
		MessageCheck at = check.at(msgType);
		switch (msgType) {
			case "text", "markdown" -> at.text("content", text(body, "content"), WeComNotice.MAX_TEXT);
			case "image", "voice", "file" -> at.required("media_id", text(body, "media_id"));
			case "video" -> at.required("media_id", text(body, "media_id"))
				.optionalText("title", text(body, "title"), 128)
				.optionalText("description", text(body, "description"), 512);
			case "textcard" -> titled(body, at).address("url", text(body, "url"))
				.optionalCharacters("btntxt", text(body, "btntxt"), 4);
			case "news" ->
				articles(body, at, (article, each) -> Json.convert(article, WeComNewsArticle.class).validate(each));
			case "mpnews" -> articles(body, at,
					(article, each) -> Json.convert(article, WeComNotice.MpNewsArticle.class).validate(each));
			case "miniprogram_notice" -> miniProgram(body, at);
			case "taskcard", "interactive_taskcard" -> taskCard(body, at);
			case "template_card" -> templateCard(body, at);
			default -> check.required("msgtype", msgType)
				.isTrue(msgType.isBlank(), "msgtype", "is '" + msgType + "', which WeCom does not have");
		}
	}

	private static MessageCheck titled(JsonNode body, MessageCheck at) {
		return at.text("title", text(body, "title"), 128).text("description", text(body, "description"), 512);
	}

	private static void articles(JsonNode body, MessageCheck at, BiConsumer<JsonNode, MessageCheck> rule) {
		JsonNode articles = body.path("articles");
		at.count("articles", Json.list(articles, (article) -> article), 1, 8);
		for (int i = 0; i < articles.size(); i++) {
			rule.accept(articles.get(i), at.at("articles[" + i + "]"));
		}
	}

	private static void miniProgram(JsonNode body, MessageCheck at) {
		at.required("appid", text(body, "appid"))
			.required("title", text(body, "title"))
			.optionalText("page", text(body, "page"), 1024);
		fourToTwelve("title", text(body, "title"), at);
		fourToTwelve("description", text(body, "description"), at);
		JsonNode items = body.path("content_item");
		at.count("content_item", Json.list(items, (item) -> item), 0, 10);
		items.forEach((item) -> at.optionalCharacters("content_item.key", text(item, "key"), 10)
			.optionalCharacters("content_item.value", text(item, "value"), 30));
	}

	private static void fourToTwelve(String field, @Nullable String value, MessageCheck at) {
		if (value != null) {
			int length = value.codePointCount(0, value.length());
			at.isTrue(length >= 4 && length <= 12, field, "has " + length + " characters, allowed are 4 to 12");
		}
	}

	private static void taskCard(JsonNode body, MessageCheck at) {
		JsonNode buttons = body.path("btn");
		titled(body, at).optionalAddress("url", text(body, "url"))
			.required("task_id", text(body, "task_id"))
			.matches("task_id", text(body, "task_id"), TASK_ID, TASK_ID_FORM)
			.count("btn", Json.list(buttons, (button) -> button), 1, 2);
		for (int i = 0; i < buttons.size(); i++) {
			at.at("btn[" + i + "]")
				.text("key", text(buttons.get(i), "key"), WeComTaskCard.MAX_KEY)
				.required("name", text(buttons.get(i), "name"));
		}
		at.isTrue(buttons.size() != 2 || !buttons.get(0).path("key").equals(buttons.get(1).path("key")), "btn[1].key",
				"is that of the other button");
	}

	private static void templateCard(JsonNode card, MessageCheck at) {
		String kind = String.valueOf(text(card, "card_type"));
		at.isTrue(CARDS.contains(kind), "card_type", "must be one of " + CARDS.stream().sorted().toList());
		new CardRules(card, at).validate(kind, kind.endsWith("_interaction"));
	}

	private static @Nullable String text(JsonNode body, String member) {
		return body.hasNonNull(member) ? body.path(member).asText() : null;
	}

}
