package cn.bootx.starter.simulator.dingtalk.gate;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import cn.bootx.starter.simulator.endpoint.RowCall;
import cn.bootx.starter.simulator.http.InvalidBodyException;
import cn.bootx.starter.simulator.http.Json;
import cn.bootx.starter.simulator.http.QueryString;
import cn.bootx.starter.simulator.http.SimulatorRequest;
import cn.bootx.starter.simulator.rules.Fields;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a call of the old family, which may come as JSON or as a form and
 * whose numbers and objects may be written as strings.
 */
public final class DingParameters {

	private final JsonNode body;

	private DingParameters(JsonNode body) {
		this.body = body;
	}

	static DingParameters of(SimulatorRequest request) {
		if (isForm(request)) {
			return new DingParameters(form(request.bodyText()));
		}
		JsonNode json = parse(request.bodyText());
		return new DingParameters((json == null) ? MissingNode.getInstance() : json);
	}

	public static DingParameters of(RowCall call) {
		return new DingParameters(call.input());
	}

	/** A field of a form body, null if the body is not a form or lacks the field. */
	static @Nullable String formText(SimulatorRequest request, String name) {
		return isForm(request) ? new DingParameters(form(request.bodyText())).text(name) : null;
	}

	JsonNode body() {
		return this.body;
	}

	/** A required text: 40035 without it. */
	public String require(String name) {
		String value = text(name);
		if (value == null) {
			throw OldFamily.refuse(40035, "缺少参数 " + name);
		}
		return value;
	}

	public @Nullable String text(String name) {
		String value = Fields.text(this.body, name);
		return value.isBlank() ? null : value;
	}

	/** A required whole number: 40035 if it is missing or none. */
	public long number(String name) {
		String value = require(name);
		try {
			return Long.parseLong(value);
		}
		catch (NumberFormatException ex) {
			throw OldFamily.refuse(40035, "不合法的参数 " + name);
		}
	}

	public boolean flag(String name) {
		return Boolean.parseBoolean(text(name));
	}

	/** The items of a comma-joined list or an array, empty if it is missing. */
	public List<String> list(String name) {
		JsonNode array = this.body.path(name);
		if (array.isArray()) {
			List<String> items = new ArrayList<>();
			array.forEach((item) -> items.add(item.asText()));
			return items;
		}
		String value = text(name);
		return (value == null) ? List.of()
				: Arrays.stream(value.split(",")).map(String::strip).filter((item) -> !item.isEmpty()).toList();
	}

	/** A required object, which may be written as a string of JSON. */
	public JsonNode object(String name) {
		JsonNode value = this.body.path(name);
		JsonNode object = value.isTextual() ? parse(value.asText()) : value;
		if (object == null || !object.isObject()) {
			throw OldFamily.refuse(40035, "缺少参数 " + name);
		}
		return object;
	}

	private static boolean isForm(SimulatorRequest request) {
		String type = request.header("content-type");
		return type != null && type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded");
	}

	private static JsonNode form(String body) {
		try {
			return Json.tree(QueryString.parse(body));
		}
		catch (IllegalArgumentException ex) {
			return MissingNode.getInstance();
		}
	}

	public static @Nullable JsonNode parse(String json) {
		try {
			return Json.read(json.getBytes(StandardCharsets.UTF_8));
		}
		catch (InvalidBodyException ex) {
			return null;
		}
	}

}
