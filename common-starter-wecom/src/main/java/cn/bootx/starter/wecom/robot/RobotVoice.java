package cn.bootx.starter.wecom.robot;

import com.fasterxml.jackson.databind.node.ObjectNode;

import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.wecom.message.FieldCheck;

/**
 * A voice that was uploaded through the same robot.
 *
 * @param mediaId id of the voice, valid for three days
 * @since 0.1.0
 */
public record RobotVoice(String mediaId) implements RobotMessage {

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
