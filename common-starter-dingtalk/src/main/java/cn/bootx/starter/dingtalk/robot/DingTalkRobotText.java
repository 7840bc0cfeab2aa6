package cn.bootx.starter.dingtalk.robot;

import com.fasterxml.jackson.databind.node.ObjectNode;

import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.dingtalk.client.Require;

/**
 * Plain text.
 *
 * @param content the text
 * @param at whom it mentions
 * @since 0.1.0
 */
public record DingTalkRobotText(String content, DingTalkRobotAt at) implements DingTalkRobotMsg {

	public DingTalkRobotText {
		Require.text("text.content", content);
	}

	public DingTalkRobotText(String content) {
		this(content, DingTalkRobotAt.NOBODY);
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
