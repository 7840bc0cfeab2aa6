package cn.bootx.starter.dingtalk.message;

import com.fasterxml.jackson.databind.node.ObjectNode;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.send.MessageCheck;
import cn.bootx.starter.core.json.Json;

/**
 * A picture.
 *
 * @param mediaId id of an uploaded image; DingTalk advises 600 by 400 pixels
 * @since 0.1.0
 */
public record DingTalkImageMsg(String mediaId) implements DingTalkMsg {

	public DingTalkImageMsg {
		MessageCheck.of(Platform.DING_TALK, "message").required("image.media_id", mediaId).done();
	}

	@Override
	public String msgType() {
		return "image";
	}

	@Override
	public ObjectNode body() {
		return Json.object().put("media_id", this.mediaId);
	}

}
