package demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ByteArrayResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The README's code compiles here, its YAML starts an application, and both languages
 * show the same.
 */
class ReadmeTests {

	private static final Path ROOT = Path.of("..", "..");

	@ParameterizedTest
	@ValueSource(strings = { "README.md", "README.zh-CN.md" })
	void everyJavaBlockIsCompiledHere(String readme) throws IOException {
		String sources = squeeze(sources());
		assertThat(blocks(readme, "java")).isNotEmpty()
			.allSatisfy((block) -> assertThat(sources).contains(squeeze(block)));
	}

	@Test
	void everyYamlBlockStartsAnApplication() throws IOException {
		List<String> blocks = blocks("README.md", "yaml");
		assertThat(blocks).isNotEmpty();
		for (String block : blocks) {
			List<PropertySource<?>> yaml = new YamlPropertySourceLoader().load("readme",
					new ByteArrayResource(block.getBytes(StandardCharsets.UTF_8)));
			try (ConfigurableApplicationContext context = new SpringApplicationBuilder(QuickstartHost.class)
				.properties("spring.config.name=none", "server.port=0", "bootx.starter.third.simulator.port=0",
						"bootx.starter.third.simulator.enabled=true", "WECHAT_SECRET=from-the-environment")
				.initializers((starting) -> yaml
					.forEach((source) -> starting.getEnvironment().getPropertySources().addFirst(source)))
				.run()) {
				assertThat(context.isRunning()).isTrue();
			}
		}
	}

	@Test
	void bothLanguagesShowTheSameCode() throws IOException {
		for (String language : List.of("java", "yaml", "xml", "shell")) {
			assertThat(blocks("README.zh-CN.md", language)).as(language)
				.containsExactlyElementsOf(blocks("README.md", language));
		}
	}

	private static List<String> blocks(String file, String language) throws IOException {
		return Pattern.compile("(?s)```" + language + "\\R(.*?)```")
			.matcher(Files.readString(ROOT.resolve(file)))
			.results()
			.map((match) -> match.group(1))
			.toList();
	}

	private static String sources() throws IOException {
		try (Stream<Path> files = Files.walk(Path.of("src"))) {
			return files.filter((file) -> file.toString().endsWith(".java"))
				.map(ReadmeTests::read)
				.collect(Collectors.joining("\n"));
		}
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String squeeze(String code) {
		return code.replaceAll("\\s+", " ").strip();
	}

}
