package cn.bootx.starter.dingtalk.message;

import com.fasterxml.jackson.databind.node.ObjectNode;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.send.MessageCheck;
import cn.bootx.starter.core.json.Json;

/**
 * A link with title, text and picture.
 *
 * @param title title, advised are at most 100 characters
 * @param text text, advised are at most 500 characters
 * @param messageUrl where a click leads
 * @param picUrl address or media id of the picture
 * @since 0.1.0
 */
public record DingTalkLinkMsg(String title, String text, String messageUrl, String picUrl) implements DingTalkMsg {

	public DingTalkLinkMsg {
		MessageCheck.of(Platform.DING_TALK, "message")
			.at("link")
			.required("title", title)
			.required("text", text)
			.required("messageUrl", messageUrl)
			.required("picUrl", picUrl)
			.done();
	}

	@Override
	public String msgType() {
		return "link";
	}

	@Override
	public ObjectNode body() {
		// The only kind of this family in camel case.
		return Json.object()
			.put("messageUrl", this.messageUrl)
			.put("picUrl", this.picUrl)
			.put("title", this.title)
			.put("text", this.text);
	}

}
