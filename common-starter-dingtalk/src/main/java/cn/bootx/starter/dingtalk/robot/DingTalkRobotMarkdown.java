package cn.bootx.starter.dingtalk.robot;

import com.fasterxml.jackson.databind.node.ObjectNode;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.send.MessageCheck;
import cn.bootx.starter.core.json.Json;

/**
 * Text in DingTalk's subset of Markdown: headings, quotes, bold, italic, links, images
 * and lists.
 *
 * @param title what the list of chats shows
 * @param text the Markdown
 * @param at whom it mentions
 * @since 0.1.0
 */
public record DingTalkRobotMarkdown(String title, String text, DingTalkRobotAt at) implements DingTalkRobotMsg {

	public DingTalkRobotMarkdown {
		MessageCheck.of(Platform.DING_TALK, DingRobotNoticeSender.API)
			.at("markdown")
			.required("title", title)
			.required("text", text)
			.done();
	}

	public DingTalkRobotMarkdown(String title, String text) {
		this(title, text, DingTalkRobotAt.NONE);
	}

	@Override
	public String msgType() {
		return "markdown";
	}

	@Override
	public ObjectNode body() {
		// A blank line, or the mention would become part of a list or a quote.
		return Json.object().put("title", this.title).put("text", this.at.insertInto(this.text, "\n\n"));
	}

}
