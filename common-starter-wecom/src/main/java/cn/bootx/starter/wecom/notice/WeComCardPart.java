package cn.bootx.starter.wecom.notice;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A part of a {@link WeComTemplateCard}.
 *
 * @since 0.1.0
 */
public sealed interface WeComCardPart {

	/**
	 * A button.
	 *
	 * @param type 1 for one that opens an address; null for one that sends an event
	 * @param style 1 blue, 2 grey, 3 red text, 4 plain; null for blue
	 * @param key what the event carries, at most 1024 bytes
	 * @param url address, for type 1
	 */
	record Button(@Nullable Integer type, String text, @Nullable Integer style, @Nullable String key,
			@Nullable String url) implements WeComCardPart {

		public static Button callback(String text, String key) {
			return new Button(null, text, null, key, null);
		}

		public static Button link(String text, String url) {
			return new Button(1, text, null, null, url);
		}

		public Button withStyle(int style) {
			return new Button(this.type, this.text, style, this.key, this.url);
		}

	}

	/**
	 * A line with a name and a value.
	 *
	 * @param type 1 for an address, 2 for a file, 3 for a member; null for plain text
	 * @param keyName name, best up to 5 characters
	 * @param value value, best up to 26 characters
	 * @param url address, for type 1
	 * @param mediaId uploaded file, for type 2
	 * @param userId member, for type 3
	 */
	record Content(@Nullable Integer type, @JsonProperty("keyname") String keyName, @Nullable String value,
			@Nullable String url, @JsonProperty("media_id") @Nullable String mediaId,
			@JsonProperty("userid") @Nullable String userId) implements WeComCardPart {

		public static Content text(String keyName, String value) {
			return new Content(null, keyName, value, null, null, null);
		}

		public static Content link(String keyName, String value, String url) {
			return new Content(1, keyName, value, url, null, null);
		}

		public static Content file(String keyName, String value, String mediaId) {
			return new Content(2, keyName, value, null, mediaId, null);
		}

		public static Content member(String keyName, String value, String userId) {
			return new Content(3, keyName, value, null, null, userId);
		}

	}

	/**
	 * What a click opens.
	 *
	 * @param type 1 for an address, 2 for a mini program
	 * @param title text of the link; none for a click on the card itself
	 * @param url address, for type 1
	 * @param appId mini program, for type 2
	 */
	record Link(int type, @Nullable String title, @Nullable String url, @JsonProperty("appid") @Nullable String appId,
			@JsonProperty("pagepath") @Nullable String pagePath) implements WeComCardPart {

		/** An address, for the card itself or a part that has no title. */
		public static Link url(String url) {
			return url(null, url);
		}

		/** A page of a mini program, for the card itself or a part that has no title. */
		public static Link miniProgram(String appId, @Nullable String pagePath) {
			return miniProgram(null, appId, pagePath);
		}

		public static Link url(@Nullable String title, String url) {
			return new Link(1, title, url, null, null);
		}

		public static Link miniProgram(@Nullable String title, String appId, @Nullable String pagePath) {
			return new Link(2, title, null, appId, pagePath);
		}

	}

	/**
	 * An answer that can be chosen.
	 *
	 * @param id what the event carries, at most 128 bytes, unique among the options
	 * @param checked whether it is chosen at first; votes only
	 */
	record Option(String id, String text,
			@JsonProperty("is_checked") @Nullable Boolean checked) implements WeComCardPart {

		public static Option of(String id, String text) {
			return new Option(id, text, null);
		}

		public Option preset() {
			return new Option(this.id, this.text, true);
		}

	}

	/**
	 * A drop-down list.
	 *
	 * @param questionKey what the event carries, at most 1024 bytes
	 * @param options one to ten options
	 * @param selectedId option that is chosen at first
	 * @param disable whether it can no longer be changed, for replies and updates
	 */
	record Selection(@JsonProperty("question_key") String questionKey, @Nullable String title,
			@JsonProperty("option_list") List<Option> options, @JsonProperty("selected_id") @Nullable String selectedId,
			@Nullable Boolean disable) implements WeComCardPart {

		public Selection {
			options = List.copyOf(options);
		}

		/** A list in which nothing is chosen at first. */
		public static Selection of(String questionKey, @Nullable String title, List<Option> options) {
			return new Selection(questionKey, title, options, null, null);
		}

		public Selection selected(String optionId) {
			return new Selection(this.questionKey, this.title, this.options, optionId, this.disable);
		}

		/** The same list, which can no longer be changed, for replies and updates. */
		public Selection closed() {
			return new Selection(this.questionKey, this.title, this.options, this.selectedId, true);
		}

	}

}
