package cn.bootx.starter.dingtalk.client;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.ApiCall;
import cn.bootx.starter.core.client.ErrorTable;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformClient;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.client.UnreadableAnswer;
import cn.bootx.starter.core.json.Json;

/**
 * Reads the answers of both families. The old one says {@code errcode} with HTTP 200,
 * sometimes as a string, and hides the reason in {@code sub_code}; the new one says
 * {@code code} with HTTP 4xx and 5xx. An unknown path of the new family is answered in
 * the old way with HTTP 200, so {@code errcode} counts everywhere.
 */
final class DingTalkDecoder implements PlatformClient.Decoder {

	private static final Pattern SUB_CODE = Pattern.compile("subcode=([^,\\]\\s]+)");

	/** A robot that sends too much is redirected to a page that says so. */
	private static final String ROBOT = "/robot/send";

	private final DingTalkErrors errors;

	DingTalkDecoder(DingTalkErrors errors) {
		this.errors = errors;
	}

	@Override
	public JsonNode decode(ApiCall call, PlatformClient.Answer response) {
		JsonNode json = Json.readOrNull(response.body());
		if (response.status() >= 300 && response.status() < 400 && call.api().equals(ROBOT)) {
			throw failure(call, response, "http-302", null, "redirected the call of a robot", "", List.of());
		}
		if (json == null || !json.isObject() && !(json.isArray() && isNewFamily(call))) {
			throw UnreadableAnswer.of(Platform.DING_TALK, call, response);
		}
		String code = json.path("errcode").asText("0");
		if (!code.equals("0")) {
			throw oldFailure(call, response, code, json);
		}
		if (json.path("punish").isTextual()) {
			throw banned(call, response, json);
		}
		if (response.status() >= 300) {
			throw newFailure(call, response, json);
		}
		return json;
	}

	/** Some reads of the new family answer a list. */
	private static boolean isNewFamily(ApiCall call) {
		return call.api().startsWith("/v");
	}

	private PlatformException oldFailure(ApiCall call, PlatformClient.Answer response, String code, JsonNode json) {
		String message = json.path("errmsg").asText("");
		String subCode = json.path("sub_code").asText("");
		if (subCode.isEmpty()) {
			Matcher matcher = SUB_CODE.matcher(message);
			subCode = matcher.find() ? matcher.group(1) : "";
		}
		// The gateway repeats the reason inside errmsg; sub_msg is the clean one.
		String reason = json.path("sub_msg").asText("");
		return failure(call, response, code, subCode.isEmpty() ? null : subCode, reason.isEmpty() ? message : reason,
				json.path("request_id").asText(""), List.of());
	}

	private PlatformException newFailure(ApiCall call, PlatformClient.Answer response, JsonNode json) {
		String code = json.path("code").asText("");
		if (code.isEmpty()) {
			return UnreadableAnswer.of(Platform.DING_TALK, call, response);
		}
		List<String> scopes = new ArrayList<>();
		json.path("accessdenieddetail").path("requiredScopes").forEach((scope) -> scopes.add(scope.asText()));
		String requestId = json.path("requestid").asText(json.path("requestId").asText(""));
		return failure(call, response, code, null, json.path("message").asText(""), requestId, scopes);
	}

	/** The ban of an address has a form of its own, in both families. */
	private PlatformException banned(ApiCall call, PlatformClient.Answer response, JsonNode json) {
		return failure(call, response, json.path("status").asText("1111"), null,
				"this address is banned for too many calls", json.path("uuid").asText(""), List.of());
	}

	private PlatformException failure(ApiCall call, PlatformClient.Answer response, String code,
			@Nullable String subCode, String message, String requestId, List<String> scopes) {
		ErrorTable.Verdict verdict = this.errors.verdict(code, subCode, message, scopes);
		return PlatformException.of(Platform.DING_TALK, call.api())
			.code(code)
			.subCode(subCode)
			.message(message)
			.requestId(requestId.isEmpty() ? null : requestId)
			.verdict(verdict)
			.outcomeUnknown(call.mayBeExecuted(response, verdict.category()))
			.build();
	}

}
