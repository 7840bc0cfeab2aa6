package cn.bootx.starter.simulator.endpoint;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import cn.bootx.starter.simulator.http.Json;
import cn.bootx.starter.simulator.http.RefusedCallException;
import cn.bootx.starter.simulator.http.SimulatorRequest;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * One call of a row: its input (query, path and body), the caller's documents, and the
 * answer that grows. Effects of a table:
 * <ul>
 * <li>{@code new NAME id}: keeps the input under a number, the input's own or the next
 * one, which is bound to {@code $id}
 * <li>{@code put NAME field}, {@code patch NAME field}, {@code del NAME field}: keeps,
 * merges or removes the document that a field of the input names
 * <li>{@code get NAME field as}, {@code list NAME as}, {@code keys NAME as}: answers a
 * document ({@code .} for its members), all documents, or their keys
 * <li>{@code same NAME seconds}: binds {@code $same}, one value for each {@code type}
 * while it is valid, and {@code $left}, its seconds
 * <li>{@code raw}: the body is not read as an object, {@code bare}: the answer has no
 * more than its own members
 * <li>any other word: an effect in Java
 * </ul>
 *
 * @since 0.1.0
 */
public final class RowCall {

	private final Object caller;

	private final String scope;

	private final SimulatorRequest request;

	private final Documents documents;

	private final Family family;

	private final ObjectNode input = Json.object();

	private final ObjectNode answer = Json.object();

	private final Map<String, JsonNode> bound = new HashMap<>();

	private @Nullable JsonNode document;

	private @Nullable SimulatorResponse response;

	private boolean bare;

	RowCall(Object caller, String scope, SimulatorRequest request, Documents documents, Family family, boolean raw) {
		this.caller = caller;
		this.scope = scope;
		this.request = request;
		this.documents = documents;
		this.family = family;
		request.query().forEach(this.input::put);
		if (!raw && (request.body().length > 0
				|| !"GET".equals(request.method()) && !"DELETE".equals(request.method()))) {
			this.input.setAll((ObjectNode) family.body(request));
		}
		request.pathVariables().forEach(this.input::put);
	}

	/** Whose token it is. */
	public <T> T caller(Class<T> type) {
		return type.cast(this.caller);
	}

	public SimulatorRequest request() {
		return this.request;
	}

	public ObjectNode input() {
		return this.input;
	}

	/** The members that the answer has so far. */
	public ObjectNode answer() {
		return this.answer;
	}

	/** Answers something other than the family's success. */
	public void answer(SimulatorResponse other) {
		this.response = other;
	}

	/** A field of the input, dots lead into objects; missing if there is none. */
	public JsonNode at(String field) {
		return this.input.at("/" + field.replace('.', '/'));
	}

	public String text(String field) {
		return at(field).asText("");
	}

	/** The caller's documents of one name, by key, in the order in which they came. */
	public Map<String, ObjectNode> documents(String name) {
		return this.documents.of(this.scope, name);
	}

	/** A document that the row has required. */
	public ObjectNode document(String name, String key) {
		return Objects.requireNonNull(documents(name).get(key), () -> name + " " + key);
	}

	/** The next number of one name, from 101 on. */
	public long next(String name) {
		return this.documents.next(this.scope, name);
	}

	public Instant now() {
		return this.documents.now();
	}

	/** To be thrown. */
	public RefusedCallException refuse(String code, String field) {
		return this.family.refuse(code, field);
	}

	/** Gives a value to <code>$name</code> of the row's answer. */
	public void bind(String name, Object value) {
		this.bound.put(name, Json.tree(value));
	}

	SimulatorResponse run(EndpointRow row, Map<String, Effect> effects) throws Exception {
		for (FieldCheck check : row.checks()) {
			if (!check.passes(this)) {
				throw refuse(check.code(), check.field());
			}
		}
		this.document = row.document();
		List<String> words = row.effects();
		int next = 0;
		while (next < words.size()) {
			next += step(words.subList(next, words.size()), effects);
		}
		this.answer.setAll((ObjectNode) filled(row.answer()));
		SimulatorResponse other = this.response;
		if (other != null) {
			return other;
		}
		return this.bare ? SimulatorResponse.json(this.answer) : this.family.answer(this.request, this.answer);
	}

	/** Does one effect and returns how many words it has. */
	private int step(List<String> words, Map<String, Effect> effects) throws Exception {
		switch (words.get(0)) {
			case "new" -> {
				long id = at(words.get(2)).asLong(0);
				id = (id > 0) ? id : next(words.get(1));
				bind("id", id);
				documents(words.get(1)).put(String.valueOf(id), document().put(words.get(2), id));
				return 3;
			}
			case "put" -> documents(words.get(1)).put(text(words.get(2)), document());
			case "patch" ->
				documents(words.get(1)).computeIfAbsent(text(words.get(2)), (key) -> Json.object()).setAll(document());
			case "del" -> documents(words.get(1)).remove(text(words.get(2)));
			case "get" -> {
				show(documents(words.get(1)).getOrDefault(text(words.get(2)), Json.object()), words.get(3));
				return 4;
			}
			case "list" -> {
				ArrayNode all = this.answer.putArray(words.get(2));
				documents(words.get(1)).values().forEach((document) -> all.add(document.deepCopy()));
			}
			case "keys" -> {
				ArrayNode all = this.answer.putArray(words.get(2));
				documents(words.get(1)).keySet().forEach(all::add);
			}
			case "same" -> same(words.get(1), Long.parseLong(words.get(2)));
			case EndpointRow.RAW -> {
				return 1;
			}
			case "bare" -> {
				this.bare = true;
				return 1;
			}
			default -> {
				Effect effect = effects.get(words.get(0));
				if (effect == null) {
					throw new IllegalStateException("The endpoint table names the effect '" + words.get(0)
							+ "', which is not given to mount (接口表使用了未传给 mount 的效果)");
				}
				effect.apply(this);
				return 1;
			}
		}
		return 3;
	}

	/**
	 * What effects keep: the row's document filled in, or the input without the token.
	 */
	public ObjectNode document() {
		JsonNode template = this.document;
		return (template != null) ? (ObjectNode) filled(template)
				: this.input.deepCopy().without(List.of("access_token"));
	}

	private void show(ObjectNode document, String as) {
		if (as.equals(".")) {
			this.answer.setAll(document.deepCopy());
		}
		else {
			this.answer.set(as, document.deepCopy());
		}
	}

	private void same(String name, long seconds) {
		ObjectNode kept = documents("#" + name).computeIfAbsent(text("type"), (key) -> Json.object());
		long left = kept.path("until").asLong() - now().getEpochSecond();
		if (left <= 0) {
			left = seconds;
			kept.put("value", random()).put("until", now().getEpochSecond() + seconds);
		}
		bind("same", kept.path("value"));
		bind("left", left);
	}

	private JsonNode filled(JsonNode template) {
		if (template.isTextual() && template.asText().startsWith("$")) {
			return value(template.asText().substring(1));
		}
		if (template instanceof ObjectNode object) {
			ObjectNode copy = Json.object();
			object.properties().forEach((member) -> {
				JsonNode value = filled(member.getValue());
				if (!value.isMissingNode()) {
					copy.set(member.getKey(), value);
				}
			});
			return copy;
		}
		if (template instanceof ArrayNode array) {
			ArrayNode copy = Json.array();
			array.forEach((item) -> copy.add(filled(item)));
			return copy;
		}
		return template;
	}

	private JsonNode value(String name) {
		JsonNode value = this.bound.get(name);
		if (value != null) {
			return value;
		}
		return switch (name) {
			case "now" -> LongNode.valueOf(now().getEpochSecond());
			case "millis" -> LongNode.valueOf(now().toEpochMilli());
			case "random" -> TextNode.valueOf(random());
			case "base" -> TextNode.valueOf(this.documents.baseUrl());
			default -> name.startsWith(".") ? at(name.substring(1)) : MissingNode.getInstance();
		};
	}

	/** A value that a platform would make: letters and digits. */
	public static String random() {
		return (UUID.randomUUID().toString() + UUID.randomUUID()).replace("-", "");
	}

	/** Until when something that lives so long from now is valid, in epoch seconds. */
	public long until(Duration lifetime) {
		return now().plus(lifetime).getEpochSecond();
	}

	/** What a row does that a table cannot say. */
	@FunctionalInterface
	public interface Effect {

		void apply(RowCall call) throws Exception;

	}

}
