package cn.bootx.starter.simulator.standalone;

import java.io.InputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The JSON Schema of the file says what its reader says. */
class ConfigSchemaTests {

	private static final YAMLMapper YAML = new YAMLMapper();

	private final JsonNode root = schema();

	@Test
	void namesTheKeysAndTypesOfTheReader() {
		compare("", StandaloneConfig.class, this.root);
	}

	@Test
	void acceptsTheAccountsOfAStartWithoutAFile() throws Exception {
		try (InputStream ready = ConfigFile.class.getResourceAsStream("ready.yaml")) {
			assertThat(problems(YAML.readTree(ready))).isEmpty();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "simulator.md", "simulator-reach.md", "en/simulator.md", "en/simulator-reach.md" })
	void acceptsTheFilesOfTheDocs(String page) throws Exception {
		List<String> files = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL)
			.matcher(Files.readString(Path.of("../docs", page)))
			.results()
			.map((match) -> match.group(1))
			.filter((file) -> !file.startsWith("bootx."))
			.toList();
		assertThat(files).isNotEmpty().allSatisfy((file) -> assertThat(problems(YAML.readTree(file))).isEmpty());
	}

	@ParameterizedTest
	@ValueSource(strings = { "prot: 1", "port: 70000", "clock: -1", "names: a", "tls: maybe",
			"accounts: { wechat: [ { appId: wx1 } ] }", "accounts: { wechat: [ { appId: a, appSecret: b, mode: x } ] }",
			"accounts: { wecom: [ { corpId: a, corpSecret: b, agentId: first } ] }",
			"accounts: { applet: [ { appId: a, appSecret: b, encodingAesKey: short } ] }",
			"accounts: { robots: { dingtalk: [ { accessToken: a, sign: b } ] } }" })
	void refusesWhatTheReaderRefuses(String file) throws Exception {
		assertThat(problems(YAML.readTree(file))).hasSize(1);
	}

	private void compare(String at, Type type, JsonNode place) {
		JsonNode node = resolved(place);
		if (type instanceof ParameterizedType generic) {
			Type[] arguments = generic.getActualTypeArguments();
			boolean map = generic.getRawType() == Map.class;
			compare(at + "[]", arguments[arguments.length - 1], node.path(map ? "additionalProperties" : "items"));
			return;
		}
		assertThat(node.path("description").isMissingNode()).as(at)
			.isEqualTo(at.endsWith("[]") && !node.has("properties"));
		if (!(type instanceof Class<?> kind) || !kind.isRecord()) {
			assertThat(node.has("enum") ? "string" : node.path("type").asText()).as(at).isEqualTo(jsonType(type));
			return;
		}
		Set<String> names = new TreeSet<>();
		node.path("properties").fieldNames().forEachRemaining(names::add);
		RecordComponent[] components = kind.getRecordComponents();
		assertThat(names).as(at)
			.containsExactlyInAnyOrderElementsOf(Arrays.stream(components).map(RecordComponent::getName).toList());
		for (RecordComponent component : components) {
			compare(at + "/" + component.getName(), component.getGenericType(),
					node.path("properties").path(component.getName()));
		}
	}

	private List<String> problems(JsonNode value) {
		List<String> problems = new ArrayList<>();
		check("", value, this.root, problems);
		return problems;
	}

	/** As much of JSON Schema as the file's schema uses. */
	private void check(String at, JsonNode value, JsonNode place, List<String> problems) {
		JsonNode node = resolved(place);
		String text = value.asText();
		boolean number = value.isNumber();
		boolean fits = node.has("enum") ? contains(node.path("enum"), text) : switch (node.path("type").asText()) {
			case "object" -> value.isObject();
			case "array" -> value.isArray();
			case "integer" -> value.isIntegralNumber();
			case "number" -> number;
			case "boolean" -> value.isBoolean();
			default -> value.isTextual() && text.matches(node.path("pattern").asText(".*"));
		};
		if (!fits || number && (value.asDouble() < node.path("minimum").asDouble(value.asDouble())
				|| value.asDouble() > node.path("maximum").asDouble(value.asDouble()))) {
			problems.add(at + " is " + text);
			return;
		}
		value.forEach((item) -> {
			if (value.isArray()) {
				check(at + "[]", item, node.path("items"), problems);
			}
		});
		value.properties().forEach((field) -> {
			JsonNode known = node.path("properties").path(field.getKey());
			JsonNode any = node.path("additionalProperties");
			if (known.isMissingNode() && !any.isObject()) {
				problems.add(at + "/" + field.getKey() + " is unknown");
				return;
			}
			check(at + "/" + field.getKey(), field.getValue(), known.isMissingNode() ? any : known, problems);
		});
		node.path("required").forEach((name) -> {
			if (!value.has(name.asText())) {
				problems.add(at + "/" + name.asText() + " is missing");
			}
		});
	}

	private JsonNode resolved(JsonNode place) {
		return place.has("$ref") ? this.root.at(place.path("$ref").asText().substring(1)) : place;
	}

	private static boolean contains(JsonNode values, String text) {
		return values.toString().contains('"' + text + '"');
	}

	private static JsonNode schema() {
		try {
			return new ObjectMapper().readTree(ConfigFile.schema());
		}
		catch (JsonProcessingException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String jsonType(Type type) {
		if (type == Boolean.class || type == boolean.class) {
			return "boolean";
		}
		if (type == Double.class) {
			return "number";
		}
		if (type == JsonNode.class) {
			return "object";
		}
		return (type == Integer.class || type == int.class || type == long.class || type == Long.class) ? "integer"
				: "string";
	}

}
