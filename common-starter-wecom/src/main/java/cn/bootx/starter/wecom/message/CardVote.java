package cn.bootx.starter.wecom.message;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * The question of a vote.
 *
 * @param disable whether it can no longer be answered, for replies and updates
 * @param mode 0 for one answer, 1 for several
 */
record CardVote(@JsonProperty("question_key") String questionKey,
		@JsonProperty("option_list") List<WeComCardOption> options, @Nullable Boolean disable, int mode) {

}
