package cn.bootx.starter.wecom.notice;

import com.fasterxml.jackson.databind.node.ObjectNode;

import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.wecom.message.FieldCheck;

/**
 * A voice message.
 *
 * @param mediaId id of the uploaded voice, valid for three days
 * @since 0.1.0
 */
public record VoiceNotice(String mediaId) implements NoticeMessage {

	@Override
	public String msgType() {
		return "voice";
	}

	@Override
	public ObjectNode body() {
		return Json.object().put("media_id", this.mediaId);
	}

	@Override
	public void validate(FieldCheck check) {
		check.required("voice.media_id", this.mediaId);
	}

}
