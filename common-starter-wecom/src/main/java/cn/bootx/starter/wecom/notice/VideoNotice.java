package cn.bootx.starter.wecom.notice;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.wecom.message.FieldCheck;

/**
 * A video.
 *
 * @param mediaId id of the uploaded video, valid for three days
 * @param title at most 128 bytes
 * @param description at most 512 bytes
 * @since 0.1.0
 */
public record VideoNotice(String mediaId, @Nullable String title,
		@Nullable String description) implements NoticeMessage {

	@Override
	public String msgType() {
		return "video";
	}

	@Override
	public ObjectNode body() {
		ObjectNode content = Json.object().put("media_id", this.mediaId);
		if (this.title != null) {
			content.put("title", this.title);
		}
		if (this.description != null) {
			content.put("description", this.description);
		}
		return content;
	}

	@Override
	public void validate(FieldCheck check) {
		check.required("video.media_id", this.mediaId)
			.optionalText("video.title", this.title, 128)
			.optionalText("video.description", this.description, 512);
	}

}
