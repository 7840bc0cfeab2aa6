package cn.bootx.starter.dingtalk.message;

import com.fasterxml.jackson.databind.node.ObjectNode;

import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.dingtalk.client.Require;

/**
 * Plain text.
 *
 * @param content the text; DingTalk advises at most 500 characters
 * @since 0.1.0
 */
public record DingTalkTextMsg(String content) implements DingTalkMsg {

	public DingTalkTextMsg {
		Require.text("text.content", content);
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
