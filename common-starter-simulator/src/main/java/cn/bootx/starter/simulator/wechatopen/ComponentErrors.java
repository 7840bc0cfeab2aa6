package cn.bootx.starter.simulator.wechatopen;

import java.util.Map;

import cn.bootx.starter.simulator.http.RefusedCallException;
import cn.bootx.starter.simulator.wechat.gate.WeChatErrors;

/**
 * The Open Platform's own errors.
 */
final class ComponentErrors {

	private static final Map<Integer, String> MESSAGES = Map.ofEntries(
			Map.entry(40170, "args count exceed count limit"), Map.entry(41018, "missing component_appid"),
			Map.entry(41021, "missing component_access_token"),
			Map.entry(61003, "component is not authorized by this account"),
			Map.entry(61004, "access clientip is not registered"), Map.entry(61005, "component ticket is expired"),
			Map.entry(61006, "component ticket is invalid"), Map.entry(61009, "code is invalid"),
			Map.entry(61010, "code is expired"), Map.entry(61011, "invalid component"),
			Map.entry(61012, "invalid option name"), Map.entry(61013, "invalid option value"),
			Map.entry(61014, "must use component token for component api"),
			Map.entry(61023, "refresh_token is invalid"));

	private ComponentErrors() {
	}

	static RefusedCallException refuse(int code) {
		String message = MESSAGES.get(code);
		return (message != null) ? WeChatErrors.refuse(code, message) : WeChatErrors.refuse(code);
	}

}
