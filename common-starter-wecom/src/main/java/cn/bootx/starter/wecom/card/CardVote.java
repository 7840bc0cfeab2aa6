package cn.bootx.starter.wecom.card;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * The question of a vote.
 *
 * @param questionKey what the event tells, at most 1024 bytes
 * @param options one to twenty options
 * @param disable whether it can no longer be answered, for replies and updates
 * @param mode 0 for one answer, 1 for several
 * @since 0.1.0
 */
public record CardVote(@JsonProperty("question_key") String questionKey,
		@JsonProperty("option_list") List<CardOption> options, @Nullable Boolean disable, int mode) {

	public CardVote {
		options = List.copyOf(options);
	}

	/** A vote with one answer. */
	public static CardVote single(String questionKey, List<CardOption> options) {
		return new CardVote(questionKey, options, null, 0);
	}

	/** A vote with several answers. */
	public static CardVote multiple(String questionKey, List<CardOption> options) {
		return new CardVote(questionKey, options, null, 1);
	}

}
