package cn.bootx.starter.simulator.wecom.message;

import java.util.Set;

import cn.bootx.starter.simulator.rules.Fields;
import cn.bootx.starter.simulator.wecom.gate.WeComErrorException;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a template card must contain. The platform's code for a malformed card is not
 * documented; 40058 (parameter format) is used for all.
 */
public final class TemplateCardRules {

	private static final Set<String> NOTICES = Set.of("text_notice", "news_notice");

	private static final Set<String> INTERACTIVE = Set.of("button_interaction", "vote_interaction",
			"multiple_interaction");

	private TemplateCardRules() {
	}

	static boolean interactive(JsonNode card) {
		return INTERACTIVE.contains(Fields.text(card, "card_type"));
	}

	/** A robot may only send the two notices. */
	public static void checkNotice(JsonNode card) {
		if (!NOTICES.contains(Fields.text(card, "card_type"))) {
			throw invalid("card_type must be text_notice or news_notice");
		}
		check(card);
	}

	static void check(JsonNode card) {
		String type = Fields.text(card, "card_type");
		switch (type) {
			case "text_notice" -> {
				checkAction(card);
				if (Fields.blank(card.path("main_title"), "title") && Fields.blank(card, "sub_title_text")) {
					throw invalid("main_title.title or sub_title_text is required");
				}
			}
			case "news_notice" -> {
				checkAction(card);
				require(card.path("main_title"), "main_title.title", "title");
				if (Fields.blank(card.path("card_image"), "url") && !card.path("image_text_area").isObject()) {
					throw invalid("card_image or image_text_area is required");
				}
				atMost(card, "vertical_content_list", 4);
			}
			case "button_interaction" -> checkButtons(card);
			case "vote_interaction" -> {
				require(card.path("checkbox"), "checkbox.question_key", "question_key");
				checkOptions(card.path("checkbox"), 20);
				checkSubmit(card);
			}
			case "multiple_interaction" -> {
				between(card, "select_list", 3);
				for (JsonNode select : card.path("select_list")) {
					require(select, "select_list.question_key", "question_key");
					checkOptions(select, 10);
				}
				checkSubmit(card);
			}
			default -> throw invalid("invalid card_type");
		}
		checkShared(card);
	}

	private static void checkShared(JsonNode card) {
		atMost(card, "horizontal_content_list", 6);
		card.path("horizontal_content_list")
			.forEach((item) -> require(item, "horizontal_content_list.keyname", "keyname"));
		atMost(card, "jump_list", 3);
		card.path("jump_list").forEach((item) -> require(item, "jump_list.title", "title"));
		if (card.path("action_menu").isObject()) {
			between(card.path("action_menu"), "action_list", 3);
		}
	}

	private static void checkAction(JsonNode card) {
		JsonNode action = card.path("card_action");
		int type = action.path("type").asInt();
		if (type != 1 && type != 2) {
			throw invalid("card_action is required");
		}
		require(action, "card_action", (type == 1) ? "url" : "appid");
	}

	private static void checkButtons(JsonNode card) {
		between(card, "button_list", 6);
		for (JsonNode button : card.path("button_list")) {
			require(button, "button_list.text", "text");
			require(button, "button_list", (button.path("type").asInt() == 0) ? "key" : "url");
		}
		if (card.path("button_selection").isObject()) {
			require(card.path("button_selection"), "button_selection.question_key", "question_key");
			checkOptions(card.path("button_selection"), 10);
		}
	}

	private static void checkOptions(JsonNode question, int max) {
		between(question, "option_list", max);
		for (JsonNode option : question.path("option_list")) {
			require(option, "option_list.id", "id");
			require(option, "option_list.text", "text");
		}
	}

	private static void checkSubmit(JsonNode card) {
		require(card.path("submit_button"), "submit_button.text", "text");
		require(card.path("submit_button"), "submit_button.key", "key");
	}

	private static void require(JsonNode node, String where, String member) {
		if (Fields.blank(node, member)) {
			throw invalid(where + " is required");
		}
	}

	private static void between(JsonNode node, String list, int max) {
		if (node.path(list).isEmpty()) {
			throw invalid(list + " is required");
		}
		atMost(node, list, max);
	}

	private static void atMost(JsonNode node, String list, int max) {
		if (node.path(list).size() > max) {
			throw invalid(list + " has more than " + max + " items");
		}
	}

	private static WeComErrorException invalid(String message) {
		return new WeComErrorException(40058, message);
	}

}
