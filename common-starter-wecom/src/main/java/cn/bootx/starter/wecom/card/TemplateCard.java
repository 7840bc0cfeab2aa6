package cn.bootx.starter.wecom.card;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.wecom.message.FieldCheck;

/**
 * A template card of any kind; begin with one of the methods that are named after the
 * kinds.
 * <p>
 * WeCom cuts titles that are too long for a client's screen; the lengths in the
 * components are its recommendations, the limits that {@link #validate} checks are hard.
 *
 * @param kind the kind
 * @param source where the card comes from
 * @param actionMenu menu in the corner
 * @param taskId id of the card, new for each card of the application; at most 128 bytes
 * of letters, digits, {@code _}, {@code -} and {@code @}
 * @param mainTitle title, best up to 26 and 30 characters
 * @param quote quotation
 * @param imageText picture with text, for news
 * @param image large picture, for news
 * @param emphasis key figure, for text, best up to 10 and 15 characters
 * @param subTitle text below the title, best up to 112 characters
 * @param paragraphs at most four, for news
 * @param contents at most six lines
 * @param links at most three links
 * @param action what a click on the card opens
 * @param buttonSelection drop-down list above the buttons
 * @param buttons one to six buttons
 * @param vote question of a vote
 * @param selections one to three drop-down lists
 * @param submit button that sends the answers
 * @param replaceText text of the buttons when they were pressed, for replies and updates
 * @since 0.1.0
 * @see <a href="https://developer.work.weixin.qq.com/document/path/90236">Template
 * cards</a>
 */
public record TemplateCard(@JsonProperty("card_type") CardKind kind, @Nullable CardSource source,
		@JsonProperty("action_menu") @Nullable CardActionMenu actionMenu,
		@JsonProperty("task_id") @Nullable String taskId, @JsonProperty("main_title") @Nullable CardTitle mainTitle,
		@JsonProperty("quote_area") @Nullable CardQuote quote,
		@JsonProperty("image_text_area") @Nullable CardImageText imageText,
		@JsonProperty("card_image") @Nullable CardImage image,
		@JsonProperty("emphasis_content") @Nullable CardTitle emphasis,
		@JsonProperty("sub_title_text") @Nullable String subTitle,
		@JsonProperty("vertical_content_list") @Nullable List<CardTitle> paragraphs,
		@JsonProperty("horizontal_content_list") @Nullable List<CardContent> contents,
		@JsonProperty("jump_list") @Nullable List<CardLink> links,
		@JsonProperty("card_action") @Nullable CardLink action,
		@JsonProperty("button_selection") @Nullable CardSelection buttonSelection,
		@JsonProperty("button_list") @Nullable List<CardButton> buttons,
		@JsonProperty("checkbox") @Nullable CardVote vote,
		@JsonProperty("select_list") @Nullable List<CardSelection> selections,
		@JsonProperty("submit_button") @Nullable CardSubmit submit,
		@JsonProperty("replace_text") @Nullable String replaceText) {

	public static TemplateCardBuilder textNotice() {
		return new TemplateCardBuilder(CardKind.TEXT_NOTICE);
	}

	public static TemplateCardBuilder newsNotice() {
		return new TemplateCardBuilder(CardKind.NEWS_NOTICE);
	}

	public static TemplateCardBuilder buttonInteraction() {
		return new TemplateCardBuilder(CardKind.BUTTON_INTERACTION);
	}

	public static TemplateCardBuilder voteInteraction() {
		return new TemplateCardBuilder(CardKind.VOTE_INTERACTION);
	}

	public static TemplateCardBuilder multipleInteraction() {
		return new TemplateCardBuilder(CardKind.MULTIPLE_INTERACTION);
	}

	/**
	 * Checks the card against WeCom's limits.
	 * @throws cn.bootx.starter.core.client.PlatformException that names field, limit and
	 * size
	 */
	public void validate(FieldCheck check) {
		TemplateCardRules.validate(this, check);
	}

}
