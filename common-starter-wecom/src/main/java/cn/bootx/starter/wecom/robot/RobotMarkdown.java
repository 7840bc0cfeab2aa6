package cn.bootx.starter.wecom.robot;

import com.fasterxml.jackson.databind.node.ObjectNode;

import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.wecom.message.FieldCheck;

/**
 * A text in Markdown. {@code <@userid>} mentions a member, {@code <font
 * color="info|comment|warning">} gives colour.
 *
 * @param content at most 4096 bytes in UTF-8
 * @since 0.1.0
 */
public record RobotMarkdown(String content) implements RobotMessage {

	@Override
	public String msgType() {
		return "markdown";
	}

	@Override
	public ObjectNode body() {
		return Json.object().put("content", this.content);
	}

	@Override
	public void validate(FieldCheck check) {
		check.text("markdown.content", this.content, 4096);
	}

}
