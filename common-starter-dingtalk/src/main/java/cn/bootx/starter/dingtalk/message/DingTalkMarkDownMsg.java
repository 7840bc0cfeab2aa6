package cn.bootx.starter.dingtalk.message;

import com.fasterxml.jackson.databind.node.ObjectNode;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.send.MessageCheck;
import cn.bootx.starter.core.json.Json;

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
		MessageCheck.of(Platform.DING_TALK, "message")
			.at("markdown")
			.required("title", title)
			.characters("text", text, 5000)
			.done();
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
