package cn.bootx.starter.dingtalk.handler;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.dingtalk.message.DingTalkAppMsg;
import cn.bootx.starter.dingtalk.robot.DingTalkRobotMsg;

/**
 * Turns a webhook message into one of an application's robot.
 */
final class ReplyConversion {

	private static final int MAX_BUTTONS = 5;

	private ReplyConversion() {
	}

	/** The message, or null if the robot does not have the kind. */
	static @Nullable DingTalkAppMsg toAppMessage(DingTalkRobotMsg message) {
		if (message instanceof DingTalkRobotMsg.Text text) {
			return DingTalkAppMsg.text(text.content());
		}
		if (message instanceof DingTalkRobotMsg.Markdown markdown) {
			return DingTalkAppMsg.markdown(markdown.title(), markdown.text());
		}
		if (message instanceof DingTalkRobotMsg.Link link && link.picUrl() != null) {
			return DingTalkAppMsg.link(link.title(), link.text(), Objects.requireNonNull(link.picUrl()),
					link.messageUrl());
		}
		if (message instanceof DingTalkRobotMsg.ActionCard card && card.buttons().size() <= MAX_BUTTONS) {
			return (card.buttons().size() == 1)
					? DingTalkAppMsg.actionCard(card.title(), card.text(), card.buttons().get(0).title(),
							card.buttons().get(0).actionUrl())
					: DingTalkAppMsg.actionCard(card.title(), card.text(), card.buttons());
		}
		return null;
	}

}
