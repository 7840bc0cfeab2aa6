package cn.bootx.starter.dingtalk.message;

import com.fasterxml.jackson.databind.node.ObjectNode;

import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.dingtalk.client.Require;

/**
 * Text in DingTalk's subset of Markdown: headings, quotes, bold, italic, links, images
 * and lists.
 *
 * @param title what the list of chats shows
 * @param text the Markdown, at most 5000 characters
 * @since 0.1.0
 */
public record DingTalkMarkDownMsg(String title, String text) implements DingTalkMsg {

	public DingTalkMarkDownMsg {
		Require.text("markdown.title", title);
		Require.chars("markdown.text", text, 5000);
	}

	@Override
	public String msgType() {
		return "markdown";
	}

	@Override
	public ObjectNode body() {
		return Json.object().put("title", this.title).put("text", this.text);
	}

}
