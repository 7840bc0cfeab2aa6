package cn.bootx.starter.wecom.message;

import java.util.Arrays;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * The menu in the corner of a card. A card with a menu needs a task id.
 */
record CardActionMenu(String desc, @JsonProperty("action_list") List<Action> actions) {

	static CardActionMenu of(String desc, WeComCardButton... actions) {
		return new CardActionMenu(desc,
				Arrays.stream(actions).map((action) -> new Action(action.text(), action.key())).toList());
	}

	record Action(String text, @Nullable String key) {

	}

}
