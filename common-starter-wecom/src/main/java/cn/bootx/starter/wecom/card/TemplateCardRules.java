package cn.bootx.starter.wecom.card;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.wecom.message.FieldCheck;

/**
 * What a card of each kind must have.
 */
final class TemplateCardRules {

	private static final Pattern TASK_ID = Pattern.compile("[0-9A-Za-z_@-]{1,128}");

	private static final int MAX_KEY = 1024;

	private static final BigDecimal WIDEST = new BigDecimal("2.25");

	private static final BigDecimal NARROWEST = new BigDecimal("1.3");

	private TemplateCardRules() {
	}

	static void validate(TemplateCard card, FieldCheck check) {
		check.matches(field("task_id"), card.taskId(), TASK_ID, "1 to 128 letters, digits, '_', '-' or '@'")
			.count(field("horizontal_content_list"), card.contents(), 0, 6)
			.count(field("jump_list"), card.links(), 0, 3)
			.count(field("vertical_content_list"), card.paragraphs(), 0, 4);
		CardActionMenu menu = card.actionMenu();
		if (menu != null) {
			check.count(field("action_menu.action_list"), menu.actions(), 1, 3);
			menu.actions().forEach((action) -> check.text(field("action_menu.action_list.key"), action.key(), MAX_KEY));
		}
		if (menu != null || card.kind().interactive()) {
			check.required(field("task_id"), card.taskId());
		}
		link("card_action", card.action(), check);
		each(card.links()).forEach((link) -> link("jump_list", link, check));
		each(card.contents())
			.forEach((content) -> check.required(field("horizontal_content_list.keyname"), content.keyName()));
		switch (card.kind()) {
			case TEXT_NOTICE -> textNotice(card, check);
			case NEWS_NOTICE -> newsNotice(card, check);
			case BUTTON_INTERACTION -> buttons(card, check);
			case VOTE_INTERACTION -> vote(card, check);
			case MULTIPLE_INTERACTION -> selections(card, check);
		}
	}

	private static void textNotice(TemplateCard card, FieldCheck check) {
		CardTitle title = card.mainTitle();
		check.isTrue(card.action() != null, field("card_action") + " is missing: text_notice needs it")
			.isTrue(title != null && title.title() != null || card.subTitle() != null,
					field("main_title.title") + " or " + field("sub_title_text") + " is needed");
	}

	private static void newsNotice(TemplateCard card, FieldCheck check) {
		title(card, check);
		check.isTrue(card.action() != null, field("card_action") + " is missing: news_notice needs it")
			.isTrue(card.image() != null || card.imageText() != null,
					field("card_image") + " or " + field("image_text_area") + " is needed");
		CardImage image = card.image();
		if (image != null) {
			check.address(field("card_image.url"), image.url());
			BigDecimal ratio = image.aspectRatio();
			check.isTrue(ratio == null || ratio.compareTo(NARROWEST) >= 0 && ratio.compareTo(WIDEST) <= 0,
					field("card_image.aspect_ratio") + " is " + ratio + ", allowed are 1.3 to 2.25");
		}
		if (card.imageText() != null) {
			check.address(field("image_text_area.image_url"), card.imageText().imageUrl());
		}
	}

	private static void buttons(TemplateCard card, FieldCheck check) {
		title(card, check);
		check.count(field("button_list"), card.buttons(), 1, 6);
		for (CardButton button : each(card.buttons())) {
			check.required(field("button_list.text"), button.text());
			if (button.type() != null && button.type() == 1) {
				check.address(field("button_list.url"), button.url());
			}
			else {
				check.text(field("button_list.key"), button.key(), MAX_KEY);
			}
		}
		if (card.buttonSelection() != null) {
			selection("button_selection", card.buttonSelection(), check);
		}
	}

	private static void vote(TemplateCard card, FieldCheck check) {
		title(card, check);
		CardVote vote = card.vote();
		check.isTrue(vote != null, field("checkbox") + " is missing: vote_interaction needs it");
		if (vote != null) {
			check.text(field("checkbox.question_key"), vote.questionKey(), MAX_KEY)
				.isTrue(vote.mode() == 0 || vote.mode() == 1, field("checkbox.mode") + " must be 0 or 1");
			options("checkbox", vote.options(), 20, check);
		}
		submit(card, check);
	}

	private static void selections(TemplateCard card, FieldCheck check) {
		title(card, check);
		check.count(field("select_list"), card.selections(), 1, 3);
		each(card.selections()).forEach((selection) -> selection("select_list", selection, check));
		submit(card, check);
	}

	private static void title(TemplateCard card, FieldCheck check) {
		check.required(field("main_title.title"), (card.mainTitle() != null) ? card.mainTitle().title() : null);
	}

	private static void submit(TemplateCard card, FieldCheck check) {
		CardSubmit submit = card.submit();
		check.isTrue(submit != null, field("submit_button") + " is missing: " + card.kind().wireName() + " needs it");
		if (submit != null) {
			check.text(field("submit_button.key"), submit.key(), MAX_KEY);
		}
	}

	private static void selection(String name, CardSelection selection, FieldCheck check) {
		check.text(field(name + ".question_key"), selection.questionKey(), MAX_KEY);
		options(name, selection.options(), 10, check);
	}

	private static void options(String name, List<CardOption> options, int max, FieldCheck check) {
		check.count(field(name + ".option_list"), options, 1, max);
		for (CardOption option : options) {
			check.text(field(name + ".option_list.id"), option.id(), 128)
				.required(field(name + ".option_list.text"), option.text());
		}
	}

	private static void link(String name, @Nullable CardLink link, FieldCheck check) {
		if (link == null) {
			return;
		}
		if (link.type() == 2) {
			check.required(field(name + ".appid"), link.appId());
		}
		else if (link.type() == 1) {
			check.address(field(name + ".url"), link.url());
		}
	}

	private static <T> List<T> each(@Nullable List<T> list) {
		return (list != null) ? list : List.of();
	}

	private static String field(String name) {
		return "template_card." + name;
	}

}
