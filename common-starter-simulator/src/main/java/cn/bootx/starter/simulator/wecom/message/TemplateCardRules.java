package cn.bootx.starter.simulator.wecom.message;

import java.util.HashSet;
import java.util.Set;

import cn.bootx.starter.simulator.rules.Fields;
import cn.bootx.starter.simulator.wecom.gate.WeComErrorException;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a template card must contain. Each field has a code of its own; 40058 (parameter
 * format) stands for the few that the platform's table does not name.
 */
public final class TemplateCardRules {

	private static final Set<String> NOTICES = Set.of("text_notice", "news_notice");

	private static final Set<String> INTERACTIVE = Set.of("button_interaction", "vote_interaction",
			"multiple_interaction");

	private static final int OTHER = 40058;

	private TemplateCardRules() {
	}

	static boolean interactive(JsonNode card) {
		return INTERACTIVE.contains(Fields.text(card, "card_type"));
	}

	/** A robot may only send the two notices. */
	public static void checkNotice(JsonNode card) {
		if (!NOTICES.contains(Fields.text(card, "card_type"))) {
			throw invalid(42031, "card_type must be text_notice or news_notice");
		}
		check(card);
	}

	static void check(JsonNode card) {
		String type = Fields.text(card, "card_type");
		switch (type) {
			case "text_notice" -> {
				checkAction(card);
				if (Fields.blank(card.path("main_title"), "title") && Fields.blank(card, "sub_title_text")) {
					throw invalid(42033, "main_title.title or sub_title_text is required");
				}
			}
			case "news_notice" -> {
				checkAction(card);
				require(card.path("main_title"), "main_title.title", "title", 42033);
				if (Fields.blank(card.path("card_image"), "url") && !card.path("image_text_area").isObject()) {
					throw invalid(42044, "card_image or image_text_area is required");
				}
				atMost(card, "vertical_content_list", 4, 42036);
			}
			case "button_interaction" -> checkButtons(card);
			case "vote_interaction" -> {
				require(card.path("checkbox"), "checkbox.question_key", "question_key", 42043);
				checkOptions(card.path("checkbox"), 20);
				checkSubmit(card);
			}
			case "multiple_interaction" -> {
				between(card, "select_list", 3, 42047);
				for (JsonNode select : card.path("select_list")) {
					require(select, "select_list.question_key", "question_key", 42043);
					checkOptions(select, 10);
				}
				checkSubmit(card);
			}
			default -> throw invalid(42031, "invalid card_type");
		}
		checkShared(card);
	}

	private static void checkShared(JsonNode card) {
		atMost(card, "horizontal_content_list", 6, 42035);
		card.path("horizontal_content_list")
			.forEach((item) -> require(item, "horizontal_content_list.keyname", "keyname", 42027));
		atMost(card, "jump_list", 3, 42042);
		card.path("jump_list").forEach((item) -> require(item, "jump_list.title", "title", 42033));
		if (card.path("action_menu").isObject()) {
			between(card.path("action_menu"), "action_list", 3, OTHER);
			Set<String> keys = new HashSet<>();
			for (JsonNode action : card.path("action_menu").path("action_list")) {
				if (!keys.add(Fields.text(action, "key"))) {
					throw invalid(42051, "action_menu.action_list has the same key twice");
				}
			}
		}
	}

	private static void checkAction(JsonNode card) {
		JsonNode action = card.path("card_action");
		int type = action.path("type").asInt();
		if (type != 1 && type != 2) {
			throw invalid(42045, "card_action is required");
		}
		require(action, "card_action", (type == 1) ? "url" : "appid", (type == 1) ? 42028 : 42030);
	}

	private static void checkButtons(JsonNode card) {
		between(card, "button_list", 6, OTHER);
		for (JsonNode button : card.path("button_list")) {
			require(button, "button_list.text", "text", 42038);
			boolean event = button.path("type").asInt() == 0;
			require(button, "button_list", event ? "key" : "url", event ? 42039 : 42028);
		}
		if (card.path("button_selection").isObject()) {
			require(card.path("button_selection"), "button_selection.question_key", "question_key", 42043);
			checkOptions(card.path("button_selection"), 10);
		}
	}

	private static void checkOptions(JsonNode question, int max) {
		between(question, "option_list", max, 42037);
		for (JsonNode option : question.path("option_list")) {
			require(option, "option_list.id", "id", 42040);
			require(option, "option_list.text", "text", 42041);
		}
	}

	private static void checkSubmit(JsonNode card) {
		require(card.path("submit_button"), "submit_button.text", "text", 42049);
		require(card.path("submit_button"), "submit_button.key", "key", 42046);
	}

	private static void require(JsonNode node, String where, String member, int code) {
		if (Fields.blank(node, member)) {
			throw invalid(code, where + " is required");
		}
	}

	private static void between(JsonNode node, String list, int max, int code) {
		if (node.path(list).isEmpty()) {
			throw invalid(code, list + " is required");
		}
		atMost(node, list, max, code);
	}

	private static void atMost(JsonNode node, String list, int max, int code) {
		if (node.path(list).size() > max) {
			throw invalid(code, list + " has more than " + max + " items");
		}
	}

	private static WeComErrorException invalid(int code, String message) {
		return new WeComErrorException(code, message);
	}

}
