package cn.bootx.starter.wecom.notice;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A task card: title, description and one or two buttons, the predecessor of
 * {@link WeComTemplateCard}. WeCom has taken its pages down and answers for applications
 * that send it still; new ones send template cards.
 *
 * @param title at most 128 bytes
 * @param description at most 512 bytes
 * @param url address that a click on the card opens, or null
 * @param taskId id of the card, new for each card of the application; at most 128 bytes
 * of letters, digits, {@code _}, {@code -} and {@code @}
 * @param buttons one or two, with different keys
 * @since 0.1.0
 */
public record WeComTaskCard(String title, String description, @Nullable String url,
		@JsonProperty("task_id") String taskId, @JsonProperty("btn") List<Button> buttons) {

	/** Longest key of a button in bytes. */
	static final int MAX_KEY = 128;

	public WeComTaskCard {
		buttons = List.copyOf(buttons);
	}

	public static WeComTaskCard of(String taskId, String title, String description, Button... buttons) {
		return new WeComTaskCard(title, description, null, taskId, List.of(buttons));
	}

	public WeComTaskCard withUrl(String url) {
		return new WeComTaskCard(this.title, this.description, url, this.taskId, this.buttons);
	}

	/**
	 * A button.
	 *
	 * @param key what the event {@code taskcard_click} carries, at most 128 bytes
	 * @param replaceName what the button shows once it was pressed, or null
	 * @param color {@code red} or {@code blue}, null for blue
	 * @param bold whether its text is bold, null for no
	 */
	public record Button(String key, String name, @JsonProperty("replace_name") @Nullable String replaceName,
			@Nullable String color, @JsonProperty("is_bold") @Nullable Boolean bold) {

		public static Button of(String key, String name, String replaceName) {
			return new Button(key, name, replaceName, null, null);
		}

		/** The same button in bold red. */
		public Button emphasized() {
			return new Button(this.key, this.name, this.replaceName, "red", true);
		}

	}

}
