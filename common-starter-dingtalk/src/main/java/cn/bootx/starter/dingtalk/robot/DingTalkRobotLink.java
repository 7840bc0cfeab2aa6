package cn.bootx.starter.dingtalk.robot;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.send.MessageCheck;
import cn.bootx.starter.core.json.Json;

/**
 * A link with title, text and picture. It cannot mention anybody.
 *
 * @param title its title
 * @param text its text
 * @param messageUrl where a click leads
 * @param picUrl address or media id of the picture, or null for none
 * @since 0.1.0
 */
public record DingTalkRobotLink(String title, String text, String messageUrl,
		@Nullable String picUrl) implements DingTalkRobotMsg {

	public DingTalkRobotLink {
		MessageCheck.of(Platform.DING_TALK, DingRobotNoticeSender.API)
			.at("link")
			.required("title", title)
			.required("text", text)
			.required("messageUrl", messageUrl)
			.done();
	}

	@Override
	public String msgType() {
		return "link";
	}

	@Override
	public ObjectNode body() {
		ObjectNode link = Json.object()
			.put("title", this.title)
			.put("text", this.text)
			.put("messageUrl", this.messageUrl);
		return (this.picUrl != null) ? link.put("picUrl", this.picUrl) : link;
	}

}
