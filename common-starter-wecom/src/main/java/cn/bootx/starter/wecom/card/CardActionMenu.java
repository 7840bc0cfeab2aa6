package cn.bootx.starter.wecom.card;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The menu in the corner of a card. A card with a menu needs a task id.
 *
 * @param desc description of the menu
 * @param actions one to three actions
 * @since 0.1.0
 */
public record CardActionMenu(String desc, @JsonProperty("action_list") List<Action> actions) {

	public CardActionMenu {
		actions = List.copyOf(actions);
	}

	/**
	 * An action of the menu.
	 *
	 * @param text what members read
	 * @param key what the event tells, at most 1024 bytes
	 */
	public record Action(String text, String key) {
	}

}
