package cn.bootx.starter.simulator.wecom.message;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import cn.bootx.starter.simulator.rules.Fields;
import cn.bootx.starter.simulator.wecom.WeComAgent;
import cn.bootx.starter.simulator.wecom.gate.Checks;
import cn.bootx.starter.simulator.wecom.gate.Utf8;
import cn.bootx.starter.simulator.wecom.gate.WeComErrorException;
import cn.bootx.starter.simulator.wecom.media.WeComMediaStore;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What an agent's message must contain.
 */
public final class MessageRules {

	private static final int MAX_TEXT_BYTES = 2048;

	private static final int MAX_ARTICLE_BYTES = 666 * 1024;

	private final WeComMediaStore media;

	/** The task ids of cards, each of which an agent may use once. */
	private final Set<String> taskIds = ConcurrentHashMap.newKeySet();

	public MessageRules(WeComMediaStore media) {
		this.media = media;
	}

	/** Checks a message, and shortens a text that is too long as the platform does. */
	void check(WeComAgent agent, ObjectNode body) {
		String type = Fields.text(body, "msgtype");
		JsonNode message = body.path(type);
		switch (type) {
			case "text" -> checkText(message);
			case "image", "voice", "file", "video" -> {
				this.media.require(agent.corpId(), message.path("media_id").asText(null));
				Checks.optionalTitle(message);
				Checks.description(message);
			}
			case "textcard" -> {
				Checks.title(message);
				Checks.require(message, "description", 41033, "description missing");
				Checks.description(message);
				Checks.url(message, "url");
			}
			case "news" -> Checks.articles(message, MessageRules::checkNewsArticle);
			case "mpnews" -> Checks.articles(message, (article) -> checkStoredArticle(agent, article));
			case "markdown" -> Checks.content(message, MAX_TEXT_BYTES);
			case "miniprogram_notice" -> checkMiniProgram(message);
			case "taskcard", "interactive_taskcard" -> checkTaskCard(agent, message);
			case "template_card" -> {
				TemplateCardRules.check(message);
				checkCardTask(agent, message);
			}
			default -> throw new WeComErrorException(40008, "invalid message type");
		}
		checkSafe(body, type);
	}

	private static void checkText(JsonNode text) {
		Checks.require(text, "content", 44004, "empty content");
		((ObjectNode) text).put("content", Utf8.first(MAX_TEXT_BYTES, Fields.text(text, "content")));
	}

	private static void checkNewsArticle(JsonNode article) {
		Checks.title(article);
		Checks.description(article);
		// A mini program may stand in for the link.
		if (Fields.blank(article, "appid")) {
			Checks.url(article, "url");
		}
	}

	private void checkStoredArticle(WeComAgent agent, JsonNode article) {
		Checks.title(article);
		this.media.require(agent.corpId(), article.path("thumb_media_id").asText(null));
		Checks.require(article, "content", 44004, "empty content");
		Checks.limit(article, "content", MAX_ARTICLE_BYTES, 45002);
		Checks.limit(article, "author", 64, 45002);
		Checks.limit(article, "digest", 512, 45004);
	}

	private static void checkMiniProgram(JsonNode notice) {
		Checks.require(notice, "appid", 40063, "some parameters are empty");
		Checks.require(notice, "title", 41016, "title missing");
		int characters = Fields.text(notice, "title").length();
		if (characters < 4 || characters > 12) {
			throw new WeComErrorException(45003, "title size out of limit");
		}
		if (notice.path("content_item").size() > 10) {
			throw new WeComErrorException(40058, "content_item has more than 10 items");
		}
	}

	private void checkTaskCard(WeComAgent agent, JsonNode card) {
		Checks.title(card);
		Checks.require(card, "description", 41033, "description missing");
		JsonNode buttons = card.path("btn");
		if (!buttons.isArray() || buttons.isEmpty() || buttons.size() > 2) {
			throw new WeComErrorException(40058, "btn must have 1 or 2 items");
		}
		for (JsonNode button : buttons) {
			Checks.require(button, "key", 42019, "button key missing");
			Checks.limit(button, "key", 128, 42018);
			Checks.require(button, "name", 42020, "button name missing");
		}
		takeTaskId(agent, Fields.text(card, "task_id"));
	}

	private void checkCardTask(WeComAgent agent, JsonNode card) {
		if (TemplateCardRules.interactive(card) || card.path("action_menu").isObject()
				|| !Fields.blank(card, "task_id")) {
			takeTaskId(agent, Fields.text(card, "task_id"));
		}
	}

	private static void checkSafe(JsonNode body, String type) {
		int safe = Checks.number(body, "safe", 0, 0, type.equals("mpnews") ? 2 : 1);
		if (type.equals("news") && safe != 0) {
			throw new WeComErrorException(40074, "news message does not support safe");
		}
	}

	private void takeTaskId(WeComAgent agent, String taskId) {
		if (!taskId.matches("[0-9A-Za-z_\\-@]{1,128}")
				|| !this.taskIds.add(agent.corpId() + "/" + agent.id() + "/" + taskId)) {
			throw new WeComErrorException(42014, "taskid has existed or empty or exceed max len");
		}
	}

}
