package cn.bootx.starter.simulator.wechat.gate;

import java.util.regex.Pattern;

import cn.bootx.starter.simulator.http.InvalidBodyException;
import cn.bootx.starter.simulator.http.SimulatorRequest;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * Reads request bodies as strictly as WeChat does.
 *
 * @since 0.1.0
 */
public final class WeChatBody {

	/**
	 * Control characters, and the two that JSON writers escape for JavaScript's sake, are
	 * fine.
	 */
	private static final Pattern UNICODE_ESCAPE = Pattern.compile("\\\\u(?!00[01]|202[89])[0-9a-fA-F]{4}");

	private WeChatBody() {
	}

	/**
	 * The JSON object of a body; refuses an empty one (44002), one with escaped
	 * characters (47002, for menus 40033) and one that is not a JSON object (47001).
	 */
	public static JsonNode read(SimulatorRequest request) {
		if (request.body().length == 0) {
			throw WeChatErrors.refuse(44002);
		}
		if (UNICODE_ESCAPE.matcher(request.bodyText().replace("\\\\", "")).find()) {
			throw WeChatErrors.refuse(request.path().startsWith("/cgi-bin/menu/") ? 40033 : 47002);
		}
		try {
			JsonNode body = request.json();
			if (body.isObject()) {
				return body;
			}
		}
		catch (InvalidBodyException ex) {
			throw WeChatErrors.refuse(47001);
		}
		throw WeChatErrors.refuse(47001);
	}

}
