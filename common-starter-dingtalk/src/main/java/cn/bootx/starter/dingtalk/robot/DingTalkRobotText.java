package cn.bootx.starter.dingtalk.robot;

import com.fasterxml.jackson.databind.node.ObjectNode;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.send.MessageCheck;
import cn.bootx.starter.core.json.Json;

/**
 * Plain text.
 *
 * @param content the text
 * @param at whom it mentions
 * @since 0.1.0
 */
public record DingTalkRobotText(String content, DingTalkRobotAt at) implements DingTalkRobotMsg {

	public DingTalkRobotText {
		MessageCheck.of(Platform.DING_TALK, DingRobotNoticeSender.API).required("text.content", content).done();
	}

	public DingTalkRobotText(String content) {
		this(content, DingTalkRobotAt.NONE);
	}

	@Override
	public String msgType() {
		return "text";
	}

	@Override
	public ObjectNode body() {
		return Json.object().put("content", this.at.insertInto(this.content, "\n"));
	}

}
