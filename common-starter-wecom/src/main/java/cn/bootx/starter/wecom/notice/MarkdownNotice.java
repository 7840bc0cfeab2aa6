package cn.bootx.starter.wecom.notice;

import com.fasterxml.jackson.databind.node.ObjectNode;

import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.wecom.message.FieldCheck;

/**
 * A text in Markdown: headings, bold, links, inline code, quotes and {@code <font
 * color="info|comment|warning">}. The WeChat plug-in does not show it.
 *
 * @param content at most 2048 bytes in UTF-8
 * @since 0.1.0
 */
public record MarkdownNotice(String content) implements NoticeMessage {

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
		check.text("markdown.content", this.content, 2048);
	}

}
