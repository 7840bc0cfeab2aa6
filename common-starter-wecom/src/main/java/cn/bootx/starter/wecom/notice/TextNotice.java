package cn.bootx.starter.wecom.notice;

import com.fasterxml.jackson.databind.node.ObjectNode;

import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.wecom.message.FieldCheck;

/**
 * A text. Line breaks and links like {@code <a href="…">} are shown.
 *
 * @param content at most 2048 bytes in UTF-8
 * @since 0.1.0
 */
public record TextNotice(String content) implements NoticeMessage {

	@Override
	public String msgType() {
		return "text";
	}

	@Override
	public ObjectNode body() {
		return Json.object().put("content", this.content);
	}

	@Override
	public void validate(FieldCheck check) {
		check.text("text.content", this.content, 2048);
	}

}
