package cn.bootx.starter.wecom.notice;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.send.MessageCheck;

/** What a card of each kind must have. */
record CardRules(JsonNode card, MessageCheck check) {

	private static final int MAX_KEY = 1024;

	private static final BigDecimal WIDEST = new BigDecimal("2.25");

	private static final BigDecimal NARROWEST = new BigDecimal("1.3");

	void validate(String kind, boolean interactive) {
		this.check.matches("task_id", text(this.card, "task_id"), NoticeRules.TASK_ID, NoticeRules.TASK_ID_FORM)
			.count("horizontal_content_list", list("horizontal_content_list"), 0, 6)
			.count("jump_list", list("jump_list"), 0, 3)
			.count("vertical_content_list", list("vertical_content_list"), 0, 4);
		boolean menu = this.card.has("action_menu");
		if (menu) {
			List<JsonNode> actions = list(this.card.path("action_menu"), "action_list");
			this.check.count("action_menu.action_list", actions, 1, 3);
			each("action_menu.action_list", actions, this.check, CardRules::key);
		}
		if (menu || interactive) {
			this.check.required("task_id", text(this.card, "task_id"));
		}
		part("card_action", CardRules::link);
		each("jump_list", CardRules::link);
		each("horizontal_content_list", (line, at) -> at.required("keyname", text(line, "keyname")));
		if (!kind.equals("text_notice")) {
			this.check.required("main_title.title", text(this.card.path("main_title"), "title"));
		}
		switch (kind) {
			case "text_notice" -> textNotice();
			case "news_notice" -> newsNotice();
			case "button_interaction" -> buttons();
			case "vote_interaction" -> vote();
			default -> selections();
		}
	}

	private void textNotice() {
		this.check.present("card_action", this.card.get("card_action"))
			.isTrue(this.card.path("main_title").has("title") || this.card.has("sub_title_text"), "main_title.title",
					"is missing: it or sub_title_text is needed");
	}

	private void newsNotice() {
		this.check.present("card_action", this.card.get("card_action"))
			.isTrue(this.card.has("card_image") || this.card.has("image_text_area"), "card_image",
					"is missing: it or image_text_area is needed");
		part("card_image", (image, at) -> {
			at.address("url", text(image, "url"));
			BigDecimal ratio = image.has("aspect_ratio") ? image.path("aspect_ratio").decimalValue() : NARROWEST;
			at.isTrue(ratio.compareTo(NARROWEST) >= 0 && ratio.compareTo(WIDEST) <= 0, "aspect_ratio",
					"is " + ratio + ", allowed are 1.3 to 2.25");
		});
		part("image_text_area", (area, at) -> at.address("image_url", text(area, "image_url")));
	}

	private void buttons() {
		this.check.count("button_list", list("button_list"), 1, 6);
		each("button_list", (button, at) -> {
			at.required("text", text(button, "text"));
			if (button.path("type").asInt() == 1) {
				at.address("url", text(button, "url"));
			}
			else {
				key(button, at);
			}
		});
		part("button_selection", CardRules::selection);
	}

	private void vote() {
		this.check.present("checkbox", this.card.get("checkbox"));
		part("checkbox", (vote, at) -> question(vote, 20, at));
		submit();
	}

	private void selections() {
		this.check.count("select_list", list("select_list"), 1, 3);
		each("select_list", CardRules::selection);
		submit();
	}

	private void submit() {
		this.check.present("submit_button", this.card.get("submit_button"));
		part("submit_button", CardRules::key);
	}

	private static void selection(JsonNode selection, MessageCheck at) {
		question(selection, 10, at);
	}

	private static void question(JsonNode question, int maxOptions, MessageCheck at) {
		List<JsonNode> options = list(question, "option_list");
		at.text("question_key", text(question, "question_key"), MAX_KEY).count("option_list", options, 1, maxOptions);
		each("option_list", options, at,
				(option, each) -> each.text("id", text(option, "id"), 128).required("text", text(option, "text")));
	}

	private static void key(JsonNode part, MessageCheck at) {
		at.text("key", text(part, "key"), MAX_KEY);
	}

	private static void link(JsonNode link, MessageCheck at) {
		if (link.path("type").asInt() == 2) {
			at.required("appid", text(link, "appid"));
		}
		else if (link.path("type").asInt() == 1) {
			at.address("url", text(link, "url"));
		}
	}

	private void part(String name, BiConsumer<JsonNode, MessageCheck> rule) {
		if (this.card.has(name)) {
			rule.accept(this.card.path(name), this.check.at(name));
		}
	}

	private void each(String name, BiConsumer<JsonNode, MessageCheck> rule) {
		each(name, list(name), this.check, rule);
	}

	private static void each(String name, List<JsonNode> items, MessageCheck check,
			BiConsumer<JsonNode, MessageCheck> rule) {
		for (int i = 0; i < items.size(); i++) {
			rule.accept(items.get(i), check.at(name + "[" + i + "]"));
		}
	}

	private List<JsonNode> list(String name) {
		return list(this.card, name);
	}

	private static List<JsonNode> list(JsonNode part, String name) {
		List<JsonNode> items = new ArrayList<>();
		part.path(name).forEach(items::add);
		return items;
	}

	private static @Nullable String text(JsonNode part, String name) {
		return part.has(name) ? part.path(name).asText() : null;
	}

}
