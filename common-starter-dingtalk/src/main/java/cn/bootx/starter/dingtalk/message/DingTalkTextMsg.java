package cn.bootx.starter.dingtalk.message;

import com.fasterxml.jackson.databind.node.ObjectNode;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.send.MessageCheck;
import cn.bootx.starter.core.json.Json;

/**
 * Plain text.
 *
 * @param content the text; DingTalk advises at most 500 characters
 * @since 0.1.0
 */
public record DingTalkTextMsg(String content) implements DingTalkMsg {

	public DingTalkTextMsg {
		MessageCheck.of(Platform.DING_TALK, "message").required("text.content", content).done();
	}

	@Override
	public String msgType() {
		return "text";
	}

	@Override
	public ObjectNode body() {
		return Json.object().put("content", this.content);
	}

}
