package cn.bootx.starter.dingtalk.event;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.dingtalk.approbot.DingAppMsg;
import cn.bootx.starter.dingtalk.robot.DingRobotActionCard;
import cn.bootx.starter.dingtalk.robot.DingRobotLink;
import cn.bootx.starter.dingtalk.robot.DingRobotMarkdown;
import cn.bootx.starter.dingtalk.robot.DingRobotMsg;
import cn.bootx.starter.dingtalk.robot.DingRobotText;

/**
 * Turns a webhook message into one of an application's robot.
 */
final class ReplyConversion {

	private static final int MAX_BUTTONS = 5;

	private ReplyConversion() {
	}

	/** The message, or null if there is no such kind. */
	static @Nullable DingAppMsg toAppMessage(DingRobotMsg message) {
		if (message instanceof DingRobotText text) {
			return DingAppMsg.text(text.content());
		}
		if (message instanceof DingRobotMarkdown markdown) {
			return DingAppMsg.markdown(markdown.title(), markdown.text());
		}
		if (message instanceof DingRobotLink link && link.picUrl() != null) {
			return DingAppMsg.link(link.title(), link.text(), Objects.requireNonNull(link.picUrl()), link.messageUrl());
		}
		if (message instanceof DingRobotActionCard card && card.buttons().size() <= MAX_BUTTONS) {
			return (card.buttons().size() == 1)
					? DingAppMsg.actionCard(card.title(), card.text(), card.buttons().get(0).title(),
							card.buttons().get(0).actionUrl())
					: DingAppMsg.actionCard(card.title(), card.text(), card.buttons());
		}
		return null;
	}

}
