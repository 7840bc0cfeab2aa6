package cn.bootx.starter.dingtalk.message;

import java.time.Duration;

import com.fasterxml.jackson.databind.node.ObjectNode;

import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.dingtalk.client.Require;

/**
 * A voice message.
 *
 * @param mediaId id of an uploaded voice file
 * @param duration how long it plays, 1 to 59 seconds; the platform does not measure it
 * @since 0.1.0
 */
public record DingTalkVoiceMsg(String mediaId, Duration duration) implements DingTalkMsg {

	public DingTalkVoiceMsg {
		Require.text("voice.media_id", mediaId);
		if (duration.toSeconds() < 1 || duration.toSeconds() >= 60) {
			throw new IllegalArgumentException(
					"voice.duration is " + duration.toSeconds() + " s, allowed are 1 to 59 s");
		}
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
