package cn.bootx.starter.wecom.notice;

import com.fasterxml.jackson.databind.node.ObjectNode;

import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.wecom.message.FieldCheck;

/**
 * A file.
 *
 * @param mediaId id of the uploaded file, valid for three days
 * @since 0.1.0
 */
public record FileNotice(String mediaId) implements NoticeMessage {

	@Override
	public String msgType() {
		return "file";
	}

	@Override
	public ObjectNode body() {
		return Json.object().put("media_id", this.mediaId);
	}

	@Override
	public void validate(FieldCheck check) {
		check.required("file.media_id", this.mediaId);
	}

}
