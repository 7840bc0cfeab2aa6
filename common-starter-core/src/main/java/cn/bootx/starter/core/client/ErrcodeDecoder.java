package cn.bootx.starter.core.client;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.json.Json;

/**
 * Reads the answers of WeChat, WeCom and the Open Platform: HTTP 200 with {@code errcode}
 * and {@code errmsg}, where a missing {@code errcode} means success.
 *
 * @since 0.1.0
 */
public record ErrcodeDecoder(Platform platform, ErrorTable errors) implements PlatformClient.Decoder {

	private static final Pattern REQUEST_ID = Pattern.compile("(?:rid: ?|hint: ?\\[)([0-9A-Za-z-]+)");

	@Override
	public JsonNode decode(ApiCall call, PlatformClient.Answer response) {
		JsonNode json = Json.readOrNull(response.body());
		if (json != null && json.isArray() && response.status() < 300) {
			throw UnreadableAnswer.ofList(this.platform, call);
		}
		if (json == null || !json.isObject()) {
			throw UnreadableAnswer.of(this.platform, call, response);
		}
		String code = json.path("errcode").asText("0");
		if (!code.equals("0")) {
			throw failure(call, response, code, json.path("errmsg").asText(""));
		}
		if (response.status() >= 300) {
			throw UnreadableAnswer.of(this.platform, call, response);
		}
		return json;
	}

	/** The exception for an error that was read elsewhere, for example by WxJava. */
	public PlatformException failure(String api, Object code, @Nullable String message) {
		return builder(api, code, message).build();
	}

	private PlatformException failure(ApiCall call, PlatformClient.Answer response, String code, String message) {
		ErrorCategory category = this.errors.verdict(code, message).category();
		return builder(call.api(), code, message).outcomeUnknown(call.mayBeExecuted(response, category)).build();
	}

	private PlatformException.Builder builder(String api, Object code, @Nullable String message) {
		Matcher requestId = REQUEST_ID.matcher((message != null) ? message : "");
		return PlatformException.of(this.platform, api)
			.code(code)
			.message(message)
			.requestId(requestId.find() ? requestId.group(1) : null)
			.verdict(this.errors);
	}

}
