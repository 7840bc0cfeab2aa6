package cn.bootx.starter.simulator.control;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import cn.bootx.starter.simulator.ApiClient;
import cn.bootx.starter.simulator.PlatformSimulator;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The tables of the pages on the control API are made of the OpenAPI document. */
class ApiPageTests {

	private static final String START = "<!-- generated -->";

	private static final Map<String, String> TITLES = new LinkedHashMap<>();

	static {
		TITLES.put("accounts", "账号与令牌");
		TITLES.put("people", "人能做的事");
		TITLES.put("consoles", "管理后台、授权与群");
		TITLES.put("records", "发生了什么");
		TITLES.put("settings", "时间、故障与状态");
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void theTablesAreTheGeneratedOnes(boolean chinese) throws IOException {
		Path page = Path.of(chinese ? "../docs/simulator-api.md" : "../docs/en/simulator-api.md");
		String written = Files.readString(page);
		String expected = written.substring(0, written.indexOf(START)) + generated(chinese);
		if (Boolean.getBoolean("docs.update")) {
			Files.writeString(page, expected);
		}
		assertThat(Files.readString(page)).as("run the test with -Ddocs.update=true to write " + page + " anew")
			.isEqualTo(expected);
	}

	private static String generated(boolean chinese) {
		JsonNode document;
		try (PlatformSimulator simulator = PlatformSimulator.start()) {
			document = new ApiClient(simulator).get("/_sim/openapi.json");
		}
		Map<String, List<String>> rows = new LinkedHashMap<>();
		TITLES.keySet().forEach((tag) -> rows.put(tag, new ArrayList<>()));
		Map<String, String> fields = new TreeMap<>();
		document.path("paths")
			.properties()
			.forEach((path) -> path.getValue()
				.properties()
				.forEach((each) -> rows.get(each.getValue().path("tags").get(0).asText())
					.add(row(each.getKey().toUpperCase() + " " + path.getKey(), each.getValue(), fields, chinese))));
		StringBuilder page = new StringBuilder(START).append('\n');
		rows.forEach((tag, lines) -> {
			page.append("\n## <a id=\"").append(tag).append("\"></a>");
			page.append(chinese ? TITLES.get(tag) : Character.toUpperCase(tag.charAt(0)) + tag.substring(1));
			page.append(chinese ? "\n\n| 操作 | 用于 | 字段 | 作用 |\n" : "\n\n| operation | for | fields | effect |\n");
			page.append("|---|---|---|---|\n");
			lines.forEach(page::append);
		});
		page.append(chinese ? "\n## 字段\n\n| 字段 | 取值 | 含义 |\n" : "\n## Fields\n\n| field | value | meaning |\n");
		page.append("|---|---|---|\n");
		fields.forEach((name, line) -> page.append(line));
		return page.toString();
	}

	private static String row(String call, JsonNode operation, Map<String, String> fields, boolean chinese) {
		List<String> names = new ArrayList<>();
		operation.path("parameters").forEach((parameter) -> {
			String name = parameter.path("name").asText();
			if (!parameter.path("in").asText().equals("path")) {
				names.add("`" + name + "`" + (parameter.path("required").asBoolean() ? "" : "?"));
			}
			fields.put(name, field(name, parameter.path("schema"), parameter.path("description").asText(), chinese));
		});
		JsonNode schema = operation.at("/requestBody/content/application~1json/schema");
		List<String> required = new ArrayList<>();
		schema.path("required").forEach((name) -> required.add(name.asText()));
		schema.path("properties").properties().forEach((property) -> {
			String name = property.getKey();
			names.add("`" + name + "`" + (required.contains(name) ? "" : "?"));
			fields.put(name,
					field(name, property.getValue(), property.getValue().path("description").asText(), chinese));
		});
		List<String> kinds = new ArrayList<>();
		operation.path("x-kinds").forEach((kind) -> kinds.add(kind.asText()));
		return "| `" + call + "` | " + (kinds.size() == Kind.values().length ? "" : String.join(", ", kinds)) + " | "
				+ String.join(" ", names) + " | " + operation.path(chinese ? "x-summary-zh" : "summary").asText()
				+ " |\n";
	}

	private static String field(String name, JsonNode schema, String description, boolean chinese) {
		int both = description.lastIndexOf(" (");
		String text = chinese ? description.substring(both + 2, description.length() - 1)
				: description.substring(0, both);
		String value = schema.path("type").asText();
		if (schema.has("enum")) {
			List<String> words = new ArrayList<>();
			schema.path("enum").forEach((word) -> words.add(word.asText()));
			value = String.join(", ", words);
		}
		else if (schema.has("maximum")) {
			value += " " + schema.path("minimum").asText() + "…" + schema.path("maximum").asText();
		}
		else if (schema.has("format")) {
			value = schema.path("format").asText();
		}
		else if (schema.has("contentEncoding")) {
			value = "Base64";
		}
		return "| `" + name + "` | " + value + " | " + text + " |\n";
	}

}
