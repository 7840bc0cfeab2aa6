package cn.bootx.starter.wecom.notice;

import com.fasterxml.jackson.databind.node.ObjectNode;

import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.wecom.message.FieldCheck;

/**
 * An image.
 *
 * @param mediaId id of the uploaded image, valid for three days
 * @since 0.1.0
 */
public record ImageNotice(String mediaId) implements NoticeMessage {

	@Override
	public String msgType() {
		return "image";
	}

	@Override
	public ObjectNode body() {
		return Json.object().put("media_id", this.mediaId);
	}

	@Override
	public void validate(FieldCheck check) {
		check.required("image.media_id", this.mediaId);
	}

}
