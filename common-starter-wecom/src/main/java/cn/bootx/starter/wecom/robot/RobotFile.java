package cn.bootx.starter.wecom.robot;

import com.fasterxml.jackson.databind.node.ObjectNode;

import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.wecom.message.FieldCheck;

/**
 * A file that was uploaded through the same robot.
 *
 * @param mediaId id of the file, valid for three days
 * @since 0.1.0
 */
public record RobotFile(String mediaId) implements RobotMessage {

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
