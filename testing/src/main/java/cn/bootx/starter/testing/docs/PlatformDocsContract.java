package cn.bootx.starter.testing.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ByteArrayResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The pages of a starter show only Java that compiles and YAML that an application starts
 * with, the same in both languages, and every property.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class PlatformDocsContract {

	private static final Path DOCS = Path.of("..", "docs");

	private static final Pattern BLOCK = Pattern.compile("```(\\w+)\\n(.*?)```", Pattern.DOTALL);

	/**
	 * Name of the platform's first page, which those of its other pages begin with. The
	 * table of properties is in the page whose name ends with {@code -properties}, or in
	 * this one.
	 */
	protected abstract String reference();

	/**
	 * Which properties belong to the starter: a regular expression for what follows
	 * {@code bootx.starter.third.}, with a group for what the table calls them.
	 */
	protected abstract String properties();

	/** A context with the starter. */
	protected abstract WebApplicationContextRunner runner();

	@ParameterizedTest
	@MethodSource("pages")
	void everyJavaBlockIsCompiled(Path page) {
		String compiled = squeeze(snippets().replaceAll("(?m)^\\s*// (tag|end)::.*$", ""));
		assertThat(blocks(page, "java")).allSatisfy(
				(block) -> assertThat(compiled).contains(squeeze(block.replaceAll("(?m)^class ", "static class "))));
	}

	@ParameterizedTest
	@MethodSource("pages")
	void anApplicationStartsWithEveryYamlBlock(Path page) {
		for (String block : blocks(page, "yaml")) {
			runner()
				.withInitializer(
						(context) -> load(block).forEach(context.getEnvironment().getPropertySources()::addLast))
				.run((context) -> assertThat(context).as(block).hasNotFailed());
		}
	}

	@ParameterizedTest
	@MethodSource("names")
	void bothLanguagesShowTheSameCode(String name) {
		for (String language : List.of("java", "yaml")) {
			assertThat(withoutComments(english(name), language))
				.isEqualTo(withoutComments(DOCS.resolve(name), language));
		}
	}

	@ParameterizedTest
	@MethodSource("references")
	void everyPropertyIsInTheTable(Path page) throws IOException {
		String text = read(page);
		String metadata = Files.readString(Path.of("target/classes/META-INF/spring-configuration-metadata.json"));
		Matcher names = Pattern
			.compile("\"name\": \"bootx\\.starter\\.third\\." + properties() + "\",\\s*\"type\": \"(?!cn\\.)")
			.matcher(metadata);
		assertThat(names.results().map((found) -> found.group(1))).isNotEmpty()
			.allSatisfy((name) -> assertThat(text).contains("`" + name + "`"));
	}

	List<String> names() {
		String beginning = reference().replace(".md", "");
		try (Stream<Path> files = Files.list(DOCS)) {
			return files.map((file) -> file.getFileName().toString())
				.filter((name) -> name.equals(reference()) || isPageOf(beginning, name))
				.sorted()
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Whether a page belongs to the reference.
	 */
	protected boolean isPageOf(String beginning, String name) {
		return name.startsWith(beginning + "-") && name.endsWith(".md");
	}

	List<Path> pages() {
		return names().stream().flatMap((name) -> Stream.of(DOCS.resolve(name), english(name))).toList();
	}

	List<Path> references() {
		String own = reference().replace(".md", "-properties.md");
		String page = Files.exists(DOCS.resolve(own)) ? own : reference();
		return List.of(DOCS.resolve(page), english(page));
	}

	private static Path english(String name) {
		return DOCS.resolve("en").resolve(name);
	}

	/** Each page has its class of snippets beside the test. */
	private String snippets() {
		Path folder = Path.of("src/test/java", getClass().getPackageName().replace('.', '/'));
		try (Stream<Path> files = Files.list(folder)) {
			return String.join("\n",
					files.filter((file) -> file.toString().endsWith("Snippets.java"))
						.map(PlatformDocsContract::read)
						.toList());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
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

	private static List<String> blocks(Path page, String language) {
		return BLOCK.matcher(read(page))
			.results()
			.filter((found) -> found.group(1).equals(language))
			.map((found) -> found.group(2))
			.toList();
	}

	private static List<String> withoutComments(Path page, String language) {
		return blocks(page, language).stream().map((block) -> block.replaceAll("\\s*(?<!:)(?:#|//).*", "")).toList();
	}

	private static String read(Path page) {
		try {
			return Files.readString(page);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String squeeze(String code) {
		return code.replaceAll("\\s+", "");
	}

}
