package cn.bootx.starter.core.client;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import okhttp3.Interceptor;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.json.Json;

/**
 * What the answers must have that a platform's SDK reads: the SDK takes a success without
 * it for an empty result, so a login has no user and a list of all users is empty. Other
 * spellings that platforms have used are changed into the one that the SDK reads.
 *
 * @since 0.1.0
 */
public final class RequiredFields implements Interceptor {

	private static final String CONTAINER = "[]";

	/** A list of users with all their fields may be long. */
	private static final long MAX_BYTES = 32L * 1024 * 1024;

	private final Platform platform;

	private final List<Rule> rules = new ArrayList<>();

	public RequiredFields(Platform platform) {
		this.platform = platform;
	}

	/**
	 * All of the fields must be there.
	 * @param api path of the API
	 * @param fields each with the spelling that the SDK reads first, then the others,
	 * with blanks between them; {@code []} after it says that it is a list or an object
	 */
	public RequiredFields all(String api, String... fields) {
		this.rules.add(new Rule(api, false, spellings(fields)));
		return this;
	}

	/** One of the fields must be there. */
	public RequiredFields any(String api, String... fields) {
		this.rules.add(new Rule(api, true, spellings(fields)));
		return this;
	}

	/**
	 * Reads the answer of an API that has a rule.
	 * @throws PlatformException if it reports success without what it must have
	 */
	@Override
	public Response intercept(Chain chain) throws IOException {
		Response response = chain.proceed(chain.request());
		Rule rule = (response.code() == 200) ? rule(chain.request().url().encodedPath()) : null;
		if (rule == null) {
			return response;
		}
		byte[] body = response.peekBody(MAX_BYTES).bytes();
		JsonNode answer = Json.readOrNull(body);
		if (!(answer instanceof ObjectNode json)) {
			response.close();
			throw UnreadableAnswer.without(this.platform, rule.api(), "an object");
		}
		if (!json.path("errcode").asText("0").equals("0")) {
			return response;
		}
		boolean changed = false;
		List<String> missing = new ArrayList<>();
		for (List<String> field : rule.fields()) {
			String found = field.stream().filter((name) -> has(json, name)).findFirst().orElse(null);
			if (found == null) {
				missing.add(field.get(0));
			}
			else if (!found.equals(field.get(0))) {
				json.set(field.get(0), json.get(found));
				changed = true;
			}
		}
		if (rule.any() ? missing.size() == rule.fields().size() : !missing.isEmpty()) {
			response.close();
			throw UnreadableAnswer.without(this.platform, rule.api(), String.join(rule.any() ? " or " : ", ", missing));
		}
		if (!changed) {
			return response;
		}
		ResponseBody read = ResponseBody.create(Json.write(json), response.body().contentType());
		response.close();
		return response.newBuilder().body(read).removeHeader("Content-Length").build();
	}

	private @Nullable Rule rule(String path) {
		return this.rules.stream().filter((rule) -> path.endsWith(rule.api())).findFirst().orElse(null);
	}

	private static boolean has(JsonNode answer, String field) {
		if (field.endsWith(CONTAINER)) {
			return answer.path(field.substring(0, field.length() - CONTAINER.length())).isContainerNode();
		}
		JsonNode value = answer.path(field);
		return (value.isTextual() || value.isIntegralNumber()) && !value.asText().isBlank();
	}

	private static List<List<String>> spellings(String... fields) {
		return List.of(fields).stream().map((field) -> List.of(field.split(" "))).toList();
	}

	private record Rule(String api, boolean any, List<List<String>> fields) {
	}

}
