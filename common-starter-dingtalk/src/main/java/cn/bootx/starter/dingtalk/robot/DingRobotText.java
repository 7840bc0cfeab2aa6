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
public record DingRobotText(String content, DingRobotAt at) implements DingRobotMsg {

	public DingRobotText {
		Require.text("text.content", content);
	}

	public DingRobotText(String content) {
		this(content, DingRobotAt.NOBODY);
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
