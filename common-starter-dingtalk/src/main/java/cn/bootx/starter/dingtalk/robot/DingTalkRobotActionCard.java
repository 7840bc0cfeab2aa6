package cn.bootx.starter.dingtalk.robot;

import java.util.List;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.send.MessageCheck;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.dingtalk.message.DingTalkActionButton;
import cn.bootx.starter.dingtalk.message.DingTalkButtonOrientation;

/**
 * A card with Markdown and one link, or with several buttons.
 *
 * @param title what the list of chats shows
 * @param text the Markdown
 * @param orientation how several buttons are arranged, or null for a card with one link
 * @param buttons the buttons; exactly one for a card with one link
 * @since 0.1.0
 */
public record DingTalkRobotActionCard(String title, String text, @Nullable DingTalkButtonOrientation orientation,
		List<DingTalkActionButton> buttons) implements DingTalkRobotMsg {

	public DingTalkRobotActionCard {
		MessageCheck.of(Platform.DING_TALK, DingRobotNoticeSender.API)
			.at("actionCard")
			.required("title", title)
			.required("text", text)
			.count("btns", buttons, 1, (orientation != null) ? 50 : 1)
			.done();
		buttons = List.copyOf(buttons);
	}

	/** A card that leads to one place. */
	public static DingTalkRobotActionCard single(String title, String text, String singleTitle, String singleUrl) {
		return new DingTalkRobotActionCard(title, text, null,
				List.of(new DingTalkActionButton(singleTitle, singleUrl)));
	}

	/** A card with buttons. */
	public static DingTalkRobotActionCard buttons(String title, String text, DingTalkButtonOrientation orientation,
			List<DingTalkActionButton> buttons) {
		return new DingTalkRobotActionCard(title, text, orientation, buttons);
	}

	/**
	 * The same card mentioning members: a card has no {@code at}, their user ids are in
	 * its text.
	 */
	public DingTalkRobotActionCard mentioning(String... userIds) {
		return new DingTalkRobotActionCard(this.title, DingTalkRobotAt.users(userIds).insertInto(this.text, "\n\n"),
				this.orientation, this.buttons);
	}

	@Override
	public String msgType() {
		return "actionCard";
	}

	@Override
	public ObjectNode body() {
		ObjectNode card = Json.object().put("title", this.title).put("text", this.text);
		if (this.orientation == null) {
			DingTalkActionButton single = this.buttons.get(0);
			return card.put("singleTitle", single.title()).put("singleURL", single.actionUrl());
		}
		card.put("btnOrientation", this.orientation.code());
		ArrayNode list = card.putArray("btns");
		this.buttons.forEach(
				(button) -> list.add(Json.object().put("title", button.title()).put("actionURL", button.actionUrl())));
		return card;
	}

}
