package cn.bootx.starter.wecom.docs;

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

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ByteArrayResource;

import cn.bootx.starter.core.admin.ThirdAdminAuthorizer;
import cn.bootx.starter.core.autoconfigure.CoreAutoConfiguration;
import cn.bootx.starter.core.autoconfigure.StoreAutoConfiguration;
import cn.bootx.starter.wecom.autoconfigure.WeComAdminAutoConfiguration;
import cn.bootx.starter.wecom.autoconfigure.WeComAutoConfiguration;
import cn.bootx.starter.wecom.autoconfigure.WeComPortalAutoConfiguration;
import cn.bootx.starter.wecom.autoconfigure.WeComRobotAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The pages show only Java that compiles and YAML that an application starts with.
 */
class DocsTests {

	private static final Path ROOT = Path.of("..");

	private static final Path SNIPPETS = Path.of("src/test/java/cn/bootx/starter/wecom/docs/WeComSnippets.java");

	private static final Pattern BLOCK = Pattern.compile("```(\\w+)\\n(.*?)```", Pattern.DOTALL);

	@ParameterizedTest
	@ValueSource(strings = { "docs/wecom.md", "docs/en/wecom.md" })
	void everyJavaBlockIsCompiled(String page) throws IOException {
		String compiled = squeeze(Files.readString(SNIPPETS).replaceAll("(?m)^\\s*// (tag|end)::.*$", ""));
		List<String> blocks = blocks(page, "java");
		assertThat(blocks).isNotEmpty();
		for (String block : blocks) {
			String code = squeeze(block.replaceAll("(?m)^class ", "static class "));
			assertThat(compiled).as("in " + page + ": " + block).contains(code);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "docs/wecom.md", "docs/en/wecom.md" })
	void anApplicationStartsWithEveryYamlBlock(String page) throws IOException {
		List<String> blocks = blocks(page, "yaml");
		assertThat(blocks).isNotEmpty();
		for (String block : blocks) {
			new WebApplicationContextRunner()
				.withConfiguration(AutoConfigurations.of(StoreAutoConfiguration.class, CoreAutoConfiguration.class,
						WeComAutoConfiguration.class, WeComRobotAutoConfiguration.class,
						WeComPortalAutoConfiguration.class, WeComAdminAutoConfiguration.class))
				.withBean(ThirdAdminAuthorizer.class, () -> (access) -> false)
				.withInitializer(
						(context) -> load(block).forEach(context.getEnvironment().getPropertySources()::addFirst))
				.run((context) -> assertThat(context).as(block).hasNotFailed());
		}
	}

	@Test
	void bothLanguagesShowTheSameCode() throws IOException {
		assertThat(blocks("docs/en/wecom.md", "java")).isEqualTo(blocks("docs/wecom.md", "java"));
		assertThat(blocks("docs/en/wecom.md", "yaml")).isEqualTo(blocks("docs/wecom.md", "yaml"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "docs/wecom.md", "docs/en/wecom.md" })
	void everyPropertyIsInTheTable(String page) throws IOException {
		String text = Files.readString(ROOT.resolve(page));
		String metadata = Files.readString(Path.of("target/classes/META-INF/spring-configuration-metadata.json"));
		Matcher names = Pattern
			.compile("\"name\": \"bootx\\.starter\\.third\\.(wecom[^\"]*)\",\\s*\"type\": \"(?!cn\\.)")
			.matcher(metadata);
		List<String> missing = new ArrayList<>();
		while (names.find()) {
			if (!text.contains("`" + names.group(1) + "`")) {
				missing.add(names.group(1));
			}
		}
		assertThat(missing).isEmpty();
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
