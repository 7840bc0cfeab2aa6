package cn.bootx.starter.simulator.endpoint;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import cn.bootx.starter.simulator.http.Json;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * One call of a platform, written as {@code coverage METHOD path [@token] checks… [->
 * effects… [:= {document}]] [=> {answer}]}.
 *
 * @param coverage how much of it is simulated
 * @param method HTTP method, {@code ANY} where any is refused
 * @param path the platform's path, variables in braces
 * @param token kind of token, a word of the platform's {@link Family}
 * @param checks the fields' checks, in this order
 * @param effects what the call does, see {@link RowCall}
 * @param document what effects keep, the input if it is null
 * @param answer members of the answer; both with {@code $} before what is filled in
 * @param note what is left out or guessed, Chinese and English with a bar between, or
 * empty
 * @since 0.1.0
 */
public record EndpointRow(Coverage coverage, String method, String path, String token, List<FieldCheck> checks,
		List<String> effects, @Nullable JsonNode document, JsonNode answer, String note) {

	/** The effect of a row that has an endpoint in Java. */
	static final String JAVA = "java";

	/** The effect of a row whose body is no object, or may be missing. */
	static final String RAW = "raw";

	static EndpointRow parse(String line, String note) {
		String[] answered = line.split(" => ", 2);
		String[] kept = answered[0].split(" := ", 2);
		String[] done = kept[0].split(" -> ", 2);
		String[] head = done[0].strip().split("\\s+");
		boolean named = head.length > 3 && head[3].startsWith("@");
		return new EndpointRow(Coverage.valueOf(head[0].toUpperCase(Locale.ROOT)), head[1], head[2],
				named ? head[3].substring(1) : "",
				Arrays.stream(head).skip(named ? 4 : 3).map(FieldCheck::parse).toList(),
				(done.length < 2) ? List.of() : List.of(done[1].strip().split("\\s+")),
				(kept.length < 2) ? null : json(kept[1]), (answered.length < 2) ? Json.object() : json(answered[1]),
				note);
	}

	static JsonNode json(String text) {
		return Json.read(text.getBytes(StandardCharsets.UTF_8));
	}

	/** Whether an endpoint in Java answers it. */
	public boolean inJava() {
		return this.effects.equals(List.of(JAVA));
	}

}
