package cn.bootx.starter.dingtalk.handler;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.dingtalk.client.Lenient;

/**
 * A click on an interactive card.
 *
 * @param app name of the application
 * @param outTrackId the host's own id of the card
 * @param corpId the user's organisation, or null
 * @param actionIds ids of the clicked elements
 * @param params values that the elements carry or the user entered
 * @since 0.1.0
 */
public record DingTalkCardAction(String app, String outTrackId, String userId, @Nullable String corpId,
		List<String> actionIds, JsonNode params, JsonNode raw) {

	/** Reads a push; its content is JSON inside of a text. */
	public static DingTalkCardAction read(String app, JsonNode push) {
		JsonNode content = push.path("content");
		JsonNode inner = content.isTextual() ? Json.readTree(content.asText()) : content;
		JsonNode privateData = inner.path("cardPrivateData");
		return new DingTalkCardAction(app, push.path("outTrackId").asText(), push.path("userId").asText(),
				Lenient.text(push.path("corpId")), Lenient.texts(privateData.path("actionIds")),
				privateData.path("params"), push);
	}

	/** Leaves out what the user entered. */
	@Override
	public String toString() {
		return "DingTalkCardAction[app=" + this.app + ", outTrackId=" + this.outTrackId + ", actionIds="
				+ this.actionIds + "]";
	}

}
