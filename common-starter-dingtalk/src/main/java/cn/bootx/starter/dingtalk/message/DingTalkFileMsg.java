package cn.bootx.starter.dingtalk.message;

import com.fasterxml.jackson.databind.node.ObjectNode;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.send.MessageCheck;
import cn.bootx.starter.core.json.Json;

/**
 * A file.
 *
 * @param mediaId id of an uploaded file of at most 10 MB, although uploads may have 20
 * @since 0.1.0
 */
public record DingTalkFileMsg(String mediaId) implements DingTalkMsg {

	public DingTalkFileMsg {
		MessageCheck.of(Platform.DING_TALK, "message").required("file.media_id", mediaId).done();
	}

	@Override
	public String msgType() {
		return "file";
	}

	@Override
	public ObjectNode body() {
		return Json.object().put("media_id", this.mediaId);
	}

}
