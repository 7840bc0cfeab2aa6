package cn.bootx.starter.wecom.notice;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.send.MessageCheck;
import cn.bootx.starter.wecom.notice.WeComCardPart.Button;
import cn.bootx.starter.wecom.notice.WeComCardPart.Content;
import cn.bootx.starter.wecom.notice.WeComCardPart.Link;
import cn.bootx.starter.wecom.notice.WeComCardPart.Option;
import cn.bootx.starter.wecom.notice.WeComCardPart.Selection;

/**
 * A template card of any kind; begin with one of the methods that are named after the
 * kinds.
 * <p>
 * WeCom cuts titles that are too long for a client's screen; the lengths in the builder
 * are its recommendations, the limits that {@link #validate} checks are hard.
 *
 * @since 0.1.0
 * @see <a href="https://developer.work.weixin.qq.com/document/path/90236">WeCom</a>
 */
public final class WeComTemplateCard {

	private final ObjectNode body;

	private WeComTemplateCard(ObjectNode body) {
		this.body = body;
	}

	public static Builder textNotice() {
		return new Builder("text_notice");
	}

	public static Builder newsNotice() {
		return new Builder("news_notice");
	}

	/** A card with up to six buttons and an optional selection. */
	public static Builder buttonInteraction() {
		return new Builder("button_interaction");
	}

	/** A vote with one or several answers. */
	public static Builder voteInteraction() {
		return new Builder("vote_interaction");
	}

	/** A card with up to three selections. */
	public static Builder multipleInteraction() {
		return new Builder("multiple_interaction");
	}

	/** WeCom's name of the kind. */
	public String cardType() {
		return this.body.path("card_type").asText();
	}

	/** Whether members answer with the card. */
	public boolean isInteractive() {
		return cardType().endsWith("_interaction");
	}

	public ObjectNode body() {
		return this.body.deepCopy();
	}

	/** Checks the card against WeCom's limits. */
	public void validate(MessageCheck check) {
		new CardRules(this.body, check.at("template_card")).validate(cardType(), isInteractive());
	}

	@Override
	public String toString() {
		return "WeComTemplateCard[" + cardType() + "]";
	}

	/** Collects the parts of a card. */
	public static final class Builder {

		/** The order in which the parts are sent. */
		private static final List<String> PARTS = List.of("card_type", "source", "action_menu", "task_id", "main_title",
				"quote_area", "image_text_area", "card_image", "emphasis_content", "sub_title_text",
				"vertical_content_list", "horizontal_content_list", "jump_list", "card_action", "button_selection",
				"button_list", "checkbox", "select_list", "submit_button", "replace_text");

		private final ObjectNode parts = Json.object();

		private Builder(String cardType) {
			this.parts.put("card_type", cardType);
		}

		/**
		 * Where the card comes from, shown above it.
		 * @param iconUrl address of a picture, or null
		 * @param desc name of the source, best up to 13 characters
		 * @param descColor 0 grey, 1 black, 2 red, 3 green
		 */
		public Builder source(@Nullable String iconUrl, String desc, int descColor) {
			return set("source", Json.object("icon_url", iconUrl, "desc", desc).put("desc_color", descColor));
		}

		/**
		 * The menu in the corner; a task id is needed then.
		 * @param actions one to three actions that send events
		 */
		public Builder actionMenu(String desc, Button... actions) {
			ObjectNode menu = Json.object("desc", desc);
			ArrayNode list = menu.putArray("action_list");
			for (Button action : actions) {
				list.add(Json.object("text", action.text(), "key", action.key()));
			}
			return set("action_menu", menu);
		}

		/**
		 * The id of the card, new for each card of the application; at most 128 bytes of
		 * letters, digits, {@code _}, {@code -} and {@code @}.
		 */
		public Builder taskId(String taskId) {
			return put("task_id", taskId);
		}

		/**
		 * A quotation.
		 * @param link what a click opens, or null; its title is not shown
		 */
		public Builder quote(@Nullable String title, String text, @Nullable Link link) {
			return set("quote_area", linked(link, "title", title, "quote_text", text));
		}

		/**
		 * A picture on the left with a text on the right, for news.
		 * @param link what a click opens, or null; its title is not shown
		 */
		public Builder imageText(String imageUrl, @Nullable String title, @Nullable String desc, @Nullable Link link) {
			return set("image_text_area", linked(link, "title", title, "desc", desc, "image_url", imageUrl));
		}

		/**
		 * The large picture, for news.
		 * @param aspectRatio width by height, more than 1.3 and less than 2.25; null for
		 * 1.3
		 */
		public Builder image(String url, @Nullable BigDecimal aspectRatio) {
			ObjectNode image = Json.object("url", url);
			return set("card_image", (aspectRatio != null) ? image.put("aspect_ratio", aspectRatio) : image);
		}

		/** The text below the title, best up to 112 characters. */
		public Builder subTitle(String subTitle) {
			return put("sub_title_text", subTitle);
		}

		/** What a click on the card opens. */
		public Builder action(Link action) {
			return set("card_action", Json.toTree(action));
		}

		/** A drop-down list above the buttons. */
		public Builder buttonSelection(Selection buttonSelection) {
			return set("button_selection", Json.toTree(buttonSelection));
		}

		/**
		 * The question of a vote with one answer.
		 * @param questionKey what the event carries, at most 1024 bytes
		 * @param options one to twenty options
		 */
		public Builder vote(String questionKey, List<Option> options) {
			return vote(questionKey, options, 0);
		}

		/** The question of a vote with several answers. */
		public Builder multipleVote(String questionKey, List<Option> options) {
			return vote(questionKey, options, 1);
		}

		private Builder vote(String questionKey, List<Option> options, int mode) {
			ObjectNode vote = Json.object("question_key", questionKey);
			vote.set("option_list", list(options));
			return set("checkbox", vote.put("mode", mode));
		}

		/** Closes the vote, for replies and updates; after the question. */
		public Builder closed() {
			ObjectNode vote = (ObjectNode) Objects.requireNonNull(this.parts.get("checkbox"),
					"There is no vote to close");
			JsonNode mode = vote.remove("mode");
			vote.put("disable", true).set("mode", mode);
			return this;
		}

		/**
		 * The button that sends the answers.
		 * @param text what members read, best up to 10 characters
		 * @param key what the event carries, at most 1024 bytes
		 */
		public Builder submit(String text, String key) {
			return set("submit_button", Json.object("text", text, "key", key));
		}

		/** The text of the buttons when they were pressed, for replies and updates. */
		public Builder replaceText(String replaceText) {
			return put("replace_text", replaceText);
		}

		/** The title with a description, best up to 26 and 30 characters. */
		public Builder mainTitle(String title, @Nullable String desc) {
			return set("main_title", Json.object("title", title, "desc", desc));
		}

		/** For text: the key figure with a description, best 10 and 15 characters. */
		public Builder emphasis(String title, @Nullable String desc) {
			return set("emphasis_content", Json.object("title", title, "desc", desc));
		}

		/** One more paragraph, for news, at most four. */
		public Builder paragraph(String title, @Nullable String desc) {
			this.parts.withArray("vertical_content_list").add(Json.object("title", title, "desc", desc));
			return this;
		}

		/** At most six lines with name and value. */
		public Builder contents(Content... contents) {
			return set("horizontal_content_list", list(List.of(contents)));
		}

		/** At most three links below the card. */
		public Builder links(Link... links) {
			return set("jump_list", list(List.of(links)));
		}

		/** One to six buttons. */
		public Builder buttons(Button... buttons) {
			return set("button_list", list(List.of(buttons)));
		}

		/** One to three drop-down lists. */
		public Builder selections(Selection... selections) {
			return set("select_list", list(List.of(selections)));
		}

		public WeComTemplateCard build() {
			ObjectNode card = Json.object();
			PARTS.stream().filter(this.parts::has).forEach((part) -> card.set(part, this.parts.get(part).deepCopy()));
			return new WeComTemplateCard(card);
		}

		private Builder put(String name, String text) {
			this.parts.put(name, text);
			return this;
		}

		private Builder set(String name, JsonNode part) {
			this.parts.set(name, part);
			return this;
		}

		private static ArrayNode list(List<?> items) {
			ArrayNode list = Json.array();
			items.forEach((item) -> list.add(Json.toTree(item)));
			return list;
		}

		private static ObjectNode linked(@Nullable Link link, @Nullable String... members) {
			ObjectNode part = (link != null) ? Json.toTree(link) : Json.object().put("type", 0);
			part.remove("title");
			return part.setAll(Json.object(members));
		}

	}

}
