package cn.bootx.starter.wecom.message;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A drop-down list.
 *
 * @param questionKey what the event carries, at most 1024 bytes
 * @param title name of the list
 * @param options one to ten options
 * @param selectedId option that is chosen at first
 * @param disable whether it can no longer be changed, for replies and updates
 * @since 0.1.0
 */
public record WeComCardSelection(@JsonProperty("question_key") String questionKey, @Nullable String title,
		@JsonProperty("option_list") List<WeComCardOption> options,
		@JsonProperty("selected_id") @Nullable String selectedId, @Nullable Boolean disable) {

	public WeComCardSelection {
		options = List.copyOf(options);
	}

	/** A list in which nothing is chosen at first. */
	public static WeComCardSelection of(String questionKey, @Nullable String title, List<WeComCardOption> options) {
		return new WeComCardSelection(questionKey, title, options, null, null);
	}

	/** The same list with an option that is chosen at first. */
	public WeComCardSelection selected(String optionId) {
		return new WeComCardSelection(this.questionKey, this.title, this.options, optionId, this.disable);
	}

	/** The same list, which can no longer be changed, for replies and updates. */
	public WeComCardSelection closed() {
		return new WeComCardSelection(this.questionKey, this.title, this.options, this.selectedId, true);
	}

}
