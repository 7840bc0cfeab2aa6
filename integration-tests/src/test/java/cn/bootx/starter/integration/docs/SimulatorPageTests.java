package cn.bootx.starter.integration.docs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

import cn.bootx.starter.simulator.autoconfigure.SimulatorProperties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ByteArrayResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The simulator's page shows code that is run and YAML that binds.
 */
class SimulatorPageTests {

	private static final Path ROOT = Path.of("..");

	private static final Path SNIPPETS = Path
		.of("src/test/java/cn/bootx/starter/integration/docs/SimulatorSnippetsTests.java");

	@ParameterizedTest
	@ValueSource(strings = { "docs/simulator-application.md", "docs/en/simulator-application.md" })
	void everyJavaBlockOfTheApplicationsPageIsRun(String page) throws IOException {
		String code = squeeze(
				Files.readString(SNIPPETS.resolveSibling("../follow/ConnectionDetailsTests.java").normalize()));
		assertThat(blocks(page, "java")).isNotEmpty().allSatisfy((block) -> assertThat(code).contains(squeeze(block)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "docs/simulator.md", "docs/en/simulator.md" })
	void everyJavaBlockIsRun(String page) throws IOException {
		String code = squeeze(Files.readString(SNIPPETS));
		assertThat(blocks(page, "java")).isNotEmpty().allSatisfy((block) -> assertThat(code).contains(squeeze(block)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "docs/simulator.md", "docs/en/simulator.md", "docs/simulator-application.md",
			"docs/en/simulator-application.md" })
	void everyYamlBlockBinds(String page) throws IOException {
		// The other files are those of the program, whose own test reads them.
		assertThat(blocks(page, "yaml")).filteredOn((block) -> block.startsWith("bootx."))
			.isNotEmpty()
			.allSatisfy((block) -> {
				var yaml = new YamlPropertySourceLoader().load(page,
						new ByteArrayResource(block.getBytes(StandardCharsets.UTF_8)));
				var properties = new Binder(ConfigurationPropertySources.from(yaml))
					.bind("bootx.starter.third.simulator", SimulatorProperties.class)
					.get();
				assertThat(properties.enabled()).isTrue();
			});
	}

	private static List<String> blocks(String page, String language) throws IOException {
		return Pattern.compile("(?s)```" + language + "\\R(.*?)```")
			.matcher(Files.readString(ROOT.resolve(page)))
			.results()
			.map((match) -> match.group(1))
			.toList();
	}

	private static String squeeze(String code) {
		return code.replaceAll("\\s+", " ").strip();
	}

}
