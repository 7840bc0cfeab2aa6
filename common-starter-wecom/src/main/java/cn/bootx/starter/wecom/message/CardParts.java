package cn.bootx.starter.wecom.message;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a card under WeCom's names.
 */
record CardParts(@JsonProperty("card_type") CardKind kind, @Nullable CardSource source,
		@JsonProperty("action_menu") @Nullable CardActionMenu actionMenu,
		@JsonProperty("task_id") @Nullable String taskId, @JsonProperty("main_title") @Nullable CardTitle mainTitle,
		@JsonProperty("quote_area") @Nullable CardQuote quote,
		@JsonProperty("image_text_area") @Nullable CardImageText imageText,
		@JsonProperty("card_image") @Nullable CardImage image,
		@JsonProperty("emphasis_content") @Nullable CardTitle emphasis,
		@JsonProperty("sub_title_text") @Nullable String subTitle,
		@JsonProperty("vertical_content_list") @Nullable List<CardTitle> paragraphs,
		@JsonProperty("horizontal_content_list") @Nullable List<WeComCardContent> contents,
		@JsonProperty("jump_list") @Nullable List<WeComCardLink> links,
		@JsonProperty("card_action") @Nullable WeComCardLink action,
		@JsonProperty("button_selection") @Nullable WeComCardSelection buttonSelection,
		@JsonProperty("button_list") @Nullable List<WeComCardButton> buttons,
		@JsonProperty("checkbox") @Nullable CardVote vote,
		@JsonProperty("select_list") @Nullable List<WeComCardSelection> selections,
		@JsonProperty("submit_button") @Nullable CardSubmit submit,
		@JsonProperty("replace_text") @Nullable String replaceText) {

}
