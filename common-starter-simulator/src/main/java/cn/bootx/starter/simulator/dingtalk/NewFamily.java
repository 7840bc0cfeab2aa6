package cn.bootx.starter.simulator.dingtalk;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.simulator.rules.Fields;
import cn.bootx.starter.simulator.rules.Refusal;

/**
 * How {@code api.dingtalk.com} answers: success is HTTP 200 without any code, an error is
 * an HTTP error with {@code code}, {@code requestid} and {@code message}.
 */
final class NewFamily {

	private NewFamily() {
	}

	static SimulatorResponse ok(Object... namesAndValues) {
		return SimulatorResponse.json(Fields.of(namesAndValues));
	}

	static Refusal refuse(String code, String message) {
		return refuse(400, code, message);
	}

	static Refusal refuse(int status, String code, String message) {
		return new Refusal(code, SimulatorResponse.json(status, error(code, message)));
	}

	/** The token's application was not granted a permission. */
	static Refusal refusePermission(String scope, String link) {
		Map<String, Object> error = error("Forbidden.AccessDenied.AccessTokenPermissionDenied",
				"应用尚未开通所需的权限：[" + scope + "]，点击链接申请并开通即可：" + link);
		error.put("accessdenieddetail", Map.of("requiredScopes", List.of(scope)));
		return new Refusal("permission " + scope, SimulatorResponse.json(403, error));
	}

	private static Map<String, Object> error(String code, String message) {
		return Fields.of("code", code, "requestid", UUID.randomUUID().toString().toUpperCase(Locale.ROOT), "message",
				message);
	}

}
