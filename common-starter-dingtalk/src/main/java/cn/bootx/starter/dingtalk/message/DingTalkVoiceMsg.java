package cn.bootx.starter.dingtalk.message;

import java.time.Duration;

import com.fasterxml.jackson.databind.node.ObjectNode;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.send.MessageCheck;
import cn.bootx.starter.core.json.Json;

/**
 * A voice message.
 *
 * @param mediaId id of an uploaded voice file
 * @param duration how long it plays, 1 to 59 seconds; the platform does not measure it
 * @since 0.1.0
 */
public record DingTalkVoiceMsg(String mediaId, Duration duration) implements DingTalkMsg {

	public DingTalkVoiceMsg {
		MessageCheck.of(Platform.DING_TALK, "message")
			.at("voice")
			.required("media_id", mediaId)
			.number("duration", duration.toSeconds(), 1, 59)
			.done();
	}

	@Override
	public String msgType() {
		return "voice";
	}

	@Override
	public ObjectNode body() {
		// A string of digits: the platform refuses a number here.
		return Json.object().put("media_id", this.mediaId).put("duration", String.valueOf(this.duration.toSeconds()));
	}

}
