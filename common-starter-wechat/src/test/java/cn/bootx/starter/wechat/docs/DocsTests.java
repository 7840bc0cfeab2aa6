package cn.bootx.starter.wechat.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ByteArrayResource;

import cn.bootx.starter.core.autoconfigure.CoreAutoConfiguration;
import cn.bootx.starter.core.autoconfigure.StoreAutoConfiguration;
import cn.bootx.starter.wechat.autoconfigure.WeChatAppletAutoConfiguration;
import cn.bootx.starter.wechat.autoconfigure.WeChatAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The pages show only Java that compiles and YAML that an application starts with.
 */
class DocsTests {

	private static final Path ROOT = Path.of("..");

	/** Each page has its class of snippets there. */
	private static final Path SNIPPETS = Path.of("src/test/java/cn/bootx/starter/wechat/docs");

	/** The table of all properties is on this page. */
	private static final String REFERENCE = "wechat.md";

	private static final Pattern BLOCK = Pattern.compile("```(\\w+)\\n(.*?)```", Pattern.DOTALL);

	@ParameterizedTest
	@MethodSource("pages")
	void everyJavaBlockIsCompiled(String page) throws IOException {
		String compiled = squeeze(snippets().replaceAll("(?m)^\\s*// (tag|end)::.*$", ""));
		List<String> blocks = blocks(page, "java");
		assertThat(blocks).isNotEmpty();
		for (String block : blocks) {
			String code = squeeze(block.replaceAll("(?m)^class ", "static class "));
			assertThat(compiled).as("in " + page + ": " + block).contains(code);
		}
	}

	@ParameterizedTest
	@MethodSource("pages")
	void anApplicationStartsWithEveryYamlBlock(String page) throws IOException {
		for (String block : blocks(page, "yaml")) {
			new WebApplicationContextRunner()
				.withConfiguration(AutoConfigurations.of(StoreAutoConfiguration.class, CoreAutoConfiguration.class,
						WeChatAutoConfiguration.class, WeChatAppletAutoConfiguration.class))
				.withInitializer(
						(context) -> load(block).forEach(context.getEnvironment().getPropertySources()::addFirst))
				.run((context) -> assertThat(context).as(block).hasNotFailed());
		}
	}

	@ParameterizedTest
	@MethodSource("names")
	void bothLanguagesShowTheSameCode(String name) throws IOException {
		assertThat(blocks("docs/en/" + name, "java")).isEqualTo(blocks("docs/" + name, "java"));
		assertThat(blocks("docs/en/" + name, "yaml")).isEqualTo(blocks("docs/" + name, "yaml"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "docs/" + REFERENCE, "docs/en/" + REFERENCE })
	void everyPropertyIsInTheTable(String page) throws IOException {
		String text = Files.readString(ROOT.resolve(page));
		String metadata = Files.readString(Path.of("target/classes/META-INF/spring-configuration-metadata.json"));
		Matcher names = Pattern
			.compile("\"name\": \"bootx\\.starter\\.third\\.(wechat[^\"]*)\",\\s*\"type\": \"(?!cn\\.)")
			.matcher(metadata);
		List<String> missing = new ArrayList<>();
		while (names.find()) {
			if (!text.contains("`" + names.group(1) + "`")) {
				missing.add(names.group(1));
			}
		}
		assertThat(missing).isEmpty();
	}

	static List<String> names() throws IOException {
		try (Stream<Path> files = Files.list(ROOT.resolve("docs"))) {
			return files.map((file) -> file.getFileName().toString())
				.filter((name) -> name.startsWith("wechat") && name.endsWith(".md") && !name.equals("wechat-open.md"))
				.sorted()
				.toList();
		}
	}

	static List<String> pages() throws IOException {
		return names().stream().flatMap((name) -> Stream.of("docs/" + name, "docs/en/" + name)).toList();
	}

	private static String snippets() throws IOException {
		StringBuilder all = new StringBuilder();
		try (Stream<Path> files = Files.list(SNIPPETS)) {
			for (Path file : files.filter((path) -> path.toString().endsWith("Snippets.java")).toList()) {
				all.append(Files.readString(file));
			}
		}
		return all.toString();
	}

	private static List<PropertySource<?>> load(String yaml) {
		try {
			return new YamlPropertySourceLoader().load("docs",
					new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8)));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static List<String> blocks(String page, String language) throws IOException {
		Matcher matcher = BLOCK.matcher(Files.readString(ROOT.resolve(page)));
		return Stream.iterate(matcher, Matcher::find, (found) -> found)
			.filter((found) -> found.group(1).equals(language))
			.map((found) -> found.group(2))
			.toList();
	}

	private static String squeeze(String code) {
		return code.replaceAll("\\s+", "");
	}

}
