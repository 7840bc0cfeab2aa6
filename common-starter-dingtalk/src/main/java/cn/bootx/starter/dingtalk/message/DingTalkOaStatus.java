package cn.bootx.starter.dingtalk.message;

import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.send.MessageCheck;
import cn.bootx.starter.core.json.Json;

/**
 * The status of an OA message.
 *
 * @param value its text, for example {@code 进行中}
 * @param color its colour, {@code 0xFF} and six hexadecimal digits, or null for black
 * @since 0.1.0
 */
public record DingTalkOaStatus(String value, @Nullable String color) {

	private static final Pattern COLOR = Pattern.compile("0x[0-9A-Fa-f]{8}");

	public DingTalkOaStatus {
		MessageCheck.of(Platform.DING_TALK, "message")
			.at("oa.status_bar")
			.required("status_value", value)
			.matches("status_bg", color, COLOR, "0xFF and six hexadecimal digits")
			.done();
	}

	/** The {@code status_bar} object. */
	public ObjectNode toJson() {
		ObjectNode status = Json.object().put("status_value", this.value);
		return (this.color != null) ? status.put("status_bg", this.color) : status;
	}

}
