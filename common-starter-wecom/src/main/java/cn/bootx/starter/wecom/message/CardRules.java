package cn.bootx.starter.wecom.message;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.send.MessageCheck;

/**
 * What a card of each kind must have.
 */
final class CardRules {

	private static final Pattern TASK_ID = Pattern.compile("[0-9A-Za-z_@-]{1,128}");

	private static final int MAX_KEY = 1024;

	private static final BigDecimal WIDEST = new BigDecimal("2.25");

	private static final BigDecimal NARROWEST = new BigDecimal("1.3");

	private final CardParts card;

	private final MessageCheck check;

	private CardRules(CardParts card, MessageCheck check) {
		this.card = card;
		this.check = check;
	}

	static void validate(CardParts card, MessageCheck check) {
		new CardRules(card, check).validate();
	}

	private void validate() {
		this.check.matches("task_id", this.card.taskId(), TASK_ID, "1 to 128 letters, digits, '_', '-' or '@'")
			.count("horizontal_content_list", this.card.contents(), 0, 6)
			.count("jump_list", this.card.links(), 0, 3)
			.count("vertical_content_list", this.card.paragraphs(), 0, 4);
		CardActionMenu menu = this.card.actionMenu();
		if (menu != null) {
			this.check.count("action_menu.action_list", menu.actions(), 1, 3);
			each("action_menu.action_list", menu.actions(), (action, at) -> at.text("key", action.key(), MAX_KEY));
		}
		if (menu != null || this.card.kind().interactive()) {
			this.check.required("task_id", this.card.taskId());
		}
		if (this.card.action() != null) {
			link(this.card.action(), this.check.at("card_action"));
		}
		each("jump_list", this.card.links(), CardRules::link);
		each("horizontal_content_list", this.card.contents(), (line, at) -> at.required("keyname", line.keyName()));
		switch (this.card.kind()) {
			case TEXT_NOTICE -> textNotice();
			case NEWS_NOTICE -> newsNotice();
			case BUTTON_INTERACTION -> buttons();
			case VOTE_INTERACTION -> vote();
			case MULTIPLE_INTERACTION -> selections();
		}
	}

	private void textNotice() {
		CardTitle title = this.card.mainTitle();
		this.check.present("card_action", this.card.action())
			.isTrue(title != null && title.title() != null || this.card.subTitle() != null, "main_title.title",
					"is missing: it or sub_title_text is needed");
	}

	private void newsNotice() {
		title();
		this.check.present("card_action", this.card.action())
			.isTrue(this.card.image() != null || this.card.imageText() != null, "card_image",
					"is missing: it or image_text_area is needed");
		CardImage image = this.card.image();
		if (image != null) {
			this.check.address("card_image.url", image.url());
			BigDecimal ratio = image.aspectRatio();
			this.check.isTrue(ratio == null || ratio.compareTo(NARROWEST) >= 0 && ratio.compareTo(WIDEST) <= 0,
					"card_image.aspect_ratio", "is " + ratio + ", allowed are 1.3 to 2.25");
		}
		if (this.card.imageText() != null) {
			this.check.address("image_text_area.image_url", this.card.imageText().imageUrl());
		}
	}

	private void buttons() {
		title();
		this.check.count("button_list", this.card.buttons(), 1, 6);
		each("button_list", this.card.buttons(), (button, at) -> {
			at.required("text", button.text());
			if (button.type() != null && button.type() == 1) {
				at.address("url", button.url());
			}
			else {
				at.text("key", button.key(), MAX_KEY);
			}
		});
		if (this.card.buttonSelection() != null) {
			selection(this.card.buttonSelection(), this.check.at("button_selection"));
		}
	}

	private void vote() {
		title();
		CardVote vote = this.card.vote();
		this.check.present("checkbox", vote);
		if (vote != null) {
			MessageCheck at = this.check.at("checkbox").text("question_key", vote.questionKey(), MAX_KEY);
			options(vote.options(), 20, at);
		}
		submit();
	}

	private void selections() {
		title();
		this.check.count("select_list", this.card.selections(), 1, 3);
		each("select_list", this.card.selections(), CardRules::selection);
		submit();
	}

	private void title() {
		CardTitle title = this.card.mainTitle();
		this.check.required("main_title.title", (title != null) ? title.title() : null);
	}

	private void submit() {
		CardSubmit submit = this.card.submit();
		this.check.present("submit_button", submit);
		if (submit != null) {
			this.check.text("submit_button.key", submit.key(), MAX_KEY);
		}
	}

	private <T> void each(String field, @Nullable List<T> items, BiConsumer<T, MessageCheck> rule) {
		for (int i = 0; items != null && i < items.size(); i++) {
			rule.accept(items.get(i), this.check.at(field + "[" + i + "]"));
		}
	}

	private static void selection(WeComCardSelection selection, MessageCheck at) {
		at.text("question_key", selection.questionKey(), MAX_KEY);
		options(selection.options(), 10, at);
	}

	private static void options(List<WeComCardOption> options, int max, MessageCheck at) {
		at.count("option_list", options, 1, max);
		for (int i = 0; i < options.size(); i++) {
			at.at("option_list[" + i + "]")
				.text("id", options.get(i).id(), 128)
				.required("text", options.get(i).text());
		}
	}

	private static void link(WeComCardLink link, MessageCheck at) {
		if (link.type() == 2) {
			at.required("appid", link.appId());
		}
		else if (link.type() == 1) {
			at.address("url", link.url());
		}
	}

}
