package cn.bootx.starter.test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page shows whole classes, which are those that run here.
 */
class TestingPageTests {

	@ParameterizedTest
	@ValueSource(strings = { "../docs/testing.md", "../docs/en/testing.md" })
	void everyClassOfThePageIsRun(String page) throws IOException {
		List<String> blocks = Pattern.compile("(?s)```java\\R(.*?)```")
			.matcher(Files.readString(Path.of(page)))
			.results()
			.map((block) -> squeeze(block.group(1)))
			.toList();
		try (Stream<Path> files = Files.list(Path.of("src/test/java/shop"))) {
			List<String> classes = files.filter((file) -> !file.endsWith("ShopApplication.java"))
				.map(TestingPageTests::read)
				.map(TestingPageTests::squeeze)
				.toList();
			assertThat(blocks).containsExactlyInAnyOrderElementsOf(classes);
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
