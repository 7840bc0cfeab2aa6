package cn.bootx.starter.wecom.card;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A drop-down list.
 *
 * @param questionKey what the event tells, at most 1024 bytes
 * @param title name of the list
 * @param options one to ten options
 * @param selectedId option that is chosen at first
 * @param disable whether it can no longer be changed, for replies and updates
 * @since 0.1.0
 */
public record CardSelection(@JsonProperty("question_key") String questionKey, @Nullable String title,
		@JsonProperty("option_list") List<CardOption> options, @JsonProperty("selected_id") @Nullable String selectedId,
		@Nullable Boolean disable) {

	public CardSelection {
		options = List.copyOf(options);
	}

	public CardSelection(String questionKey, @Nullable String title, List<CardOption> options) {
		this(questionKey, title, options, null, null);
	}

}
