package cn.bootx.starter.wecom.robot;

import com.fasterxml.jackson.databind.node.ObjectNode;

import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.wecom.message.FieldCheck;

/**
 * A text in the newer Markdown: also italics, lists, nested quotes, images, rules, code
 * blocks and tables, but no colour and no mentions. Clients before 4.1.36 (Android
 * 4.1.38) show the plain text.
 *
 * @param content at most 4096 bytes in UTF-8
 * @since 0.1.0
 */
public record RobotMarkdownV2(String content) implements RobotMessage {

	@Override
	public String msgType() {
		return "markdown_v2";
	}

	@Override
	public ObjectNode body() {
		return Json.object().put("content", this.content);
	}

	@Override
	public void validate(FieldCheck check) {
		check.text("markdown_v2.content", this.content, 4096);
	}

}
