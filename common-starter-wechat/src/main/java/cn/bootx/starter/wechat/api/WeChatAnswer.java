package cn.bootx.starter.wechat.api;

import com.fasterxml.jackson.databind.JsonNode;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.client.UnreadableAnswer;

/**
 * Reads the fields of an answer that its caller cannot do without. An answer that
 * succeeds without one ({@code {}}, {@code []}, another type) comes from a gateway or a
 * broken service: it is a transient failure, not an empty result.
 *
 * @since 0.1.0
 */
public final class WeChatAnswer {

	/** Code of the exception, in the place of WeChat's. */
	public static final String CODE = "unreadable-answer";

	private WeChatAnswer() {
	}

	/**
	 * A text or number that is not blank.
	 * @param api path of the API, for the exception
	 * @param names the field, in every spelling that is in use
	 */
	public static String text(String api, JsonNode answer, String... names) {
		for (String name : names) {
			JsonNode value = answer.path(name);
			if ((value.isTextual() || value.isNumber()) && !value.asText().isBlank()) {
				return value.asText();
			}
		}
		throw without(api, names[0]);
	}

	/** A list, which may be empty. */
	public static JsonNode list(String api, JsonNode answer, String name) {
		if (!answer.path(name).isArray()) {
			throw without(api, name);
		}
		return answer.path(name);
	}

	/** A whole number, also one that is written as a text. */
	public static long number(String api, JsonNode answer, String name) {
		JsonNode value = answer.path(name);
		if (value.isIntegralNumber() && value.canConvertToLong()) {
			return value.longValue();
		}
		try {
			return Long.parseLong(value.asText());
		}
		catch (NumberFormatException ex) {
			throw without(api, name);
		}
	}

	/** The exception for an answer that lacks a field. */
	public static PlatformException without(String api, String name) {
		return UnreadableAnswer.without(Platform.WECHAT, api, name);
	}

}
