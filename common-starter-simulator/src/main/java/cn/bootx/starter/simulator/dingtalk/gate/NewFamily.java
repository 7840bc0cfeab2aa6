package cn.bootx.starter.simulator.dingtalk.gate;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import cn.bootx.starter.simulator.http.RefusedCallException;
import cn.bootx.starter.simulator.http.SimulatorRequest;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.simulator.rules.Fields;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * How {@code api.dingtalk.com} answers: success is HTTP 200 without any code, an error is
 * an HTTP error with {@code code}, {@code requestid} and {@code message}.
 */
public final class NewFamily {

	private NewFamily() {
	}

	public static SimulatorResponse ok(@Nullable Object... namesAndValues) {
		return SimulatorResponse.json(Fields.of(namesAndValues));
	}

	public static RefusedCallException refuse(String code, String message) {
		return refuse(400, code, message);
	}

	public static RefusedCallException refuse(int status, String code, String message) {
		return new RefusedCallException(SimulatorResponse.json(status, error(code, message)));
	}

	/** The token's application was not granted a permission. */
	public static RefusedCallException refusePermission(String scope, String link) {
		Map<String, Object> error = error("Forbidden.AccessDenied.AccessTokenPermissionDenied",
				"应用尚未开通所需的权限：[" + scope + "]，点击链接申请并开通即可：" + link);
		error.put("accessdenieddetail", Map.of("requiredScopes", List.of(scope)));
		return new RefusedCallException(SimulatorResponse.json(403, error));
	}

	/** The JSON object of a body: HTTP 400 {@code Missingbody} without one. */
	public static JsonNode body(SimulatorRequest request) {
		JsonNode body = DingParameters.parse(request.bodyText());
		if (body == null || !body.isObject()) {
			throw refuse("Missingbody", "body is mandatory for this action.");
		}
		return body;
	}

	/** A required member of the body. */
	public static String require(JsonNode body, String name) {
		if (Fields.blank(body, name)) {
			throw refuse("Missing" + name, name + " is mandatory for this action.");
		}
		return Fields.text(body, name);
	}

	private static Map<String, Object> error(String code, String message) {
		return Fields.of("code", code, "requestid", UUID.randomUUID().toString().toUpperCase(Locale.ROOT), "message",
				message);
	}

}
