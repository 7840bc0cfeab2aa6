package cn.bootx.starter.dingtalk.message;

import java.util.List;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.send.MessageCheck;
import cn.bootx.starter.core.json.Json;

/**
 * A card with Markdown and one link, or with several buttons.
 *
 * @param title what the list of chats shows, or null for the platform's own choice
 * @param markdown the content
 * @param orientation how several buttons are arranged, or null for a card with one link
 * @param buttons the buttons; exactly one for a card with one link
 * @since 0.1.0
 */
public record DingTalkActionCardMsg(@Nullable String title, String markdown,
		@Nullable DingTalkButtonOrientation orientation, List<DingTalkActionButton> buttons) implements DingTalkMsg {

	private static final int MAX_LIST_CHARACTERS = 1000;

	private static final int MAX_SINGLE_URL = 500;

	public DingTalkActionCardMsg {
		buttons = List.copyOf(buttons);
		MessageCheck check = MessageCheck.of(Platform.DING_TALK, "message")
			.at("action_card")
			.required("markdown", markdown);
		if (orientation == null) {
			check.count("single_title", buttons, 1, 1);
			buttons.forEach((button) -> check.optionalCharacters("single_url", button.actionUrl(), MAX_SINGLE_URL));
		}
		else {
			check.count("btn_json_list", buttons, 1, 50)
				.optionalCharacters("btn_json_list", list(buttons).toString(), MAX_LIST_CHARACTERS);
		}
		check.done();
	}

	/**
	 * A card that leads to one place.
	 * @param singleTitle text of the link, at most 20 characters
	 * @param singleUrl where it leads, at most 500 characters
	 */
	public static DingTalkActionCardMsg single(@Nullable String title, String markdown, String singleTitle,
			String singleUrl) {
		return new DingTalkActionCardMsg(title, markdown, null,
				List.of(new DingTalkActionButton(singleTitle, singleUrl)));
	}

	/**
	 * A card with buttons, whose list has at most 1000 characters as JSON.
	 */
	public static DingTalkActionCardMsg buttons(@Nullable String title, String markdown,
			DingTalkButtonOrientation orientation, List<DingTalkActionButton> buttons) {
		return new DingTalkActionCardMsg(title, markdown, orientation, buttons);
	}

	@Override
	public String msgType() {
		return "action_card";
	}

	@Override
	public ObjectNode body() {
		ObjectNode card = Json.object();
		if (this.title != null) {
			card.put("title", this.title);
		}
		card.put("markdown", this.markdown);
		if (this.orientation == null) {
			DingTalkActionButton single = this.buttons.get(0);
			return card.put("single_title", single.title()).put("single_url", single.actionUrl());
		}
		card.put("btn_orientation", this.orientation.code());
		card.set("btn_json_list", list(this.buttons));
		return card;
	}

	private static ArrayNode list(List<DingTalkActionButton> buttons) {
		ArrayNode list = Json.array();
		buttons.forEach(
				(button) -> list.add(Json.object().put("title", button.title()).put("action_url", button.actionUrl())));
		return list;
	}

}
