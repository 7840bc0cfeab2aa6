package cn.bootx.starter.core.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every page exists in both languages, is in the index, is short, and leads somewhere.
 */
class PagesTests {

	private static final Path CHINESE = Path.of("..", "docs");

	private static final Path ENGLISH = CHINESE.resolve("en");

	/** Pages that tests make, and the list of all operations. */
	private static final Set<String> LONG = Set.of("simulator-api.md", "simulator-clients.md", "simulator-coverage.md",
			"error-codes.md");

	@Test
	void everyPageIsInBothLanguages() {
		assertThat(names(ENGLISH)).containsExactlyInAnyOrderElementsOf(names(CHINESE));
	}

	@ParameterizedTest
	@MethodSource("folders")
	void theIndexListsEveryPageOnce(Path folder) {
		List<String> listed = links(folder.resolve("README.md")).filter((link) -> link.matches("[a-z-]+\\.md"))
			.toList();
		assertThat(listed).containsExactlyInAnyOrderElementsOf(
				names(folder).stream().filter((name) -> !name.equals("README.md"))::iterator);
	}

	@ParameterizedTest
	@MethodSource("pages")
	void aPageHasNoMoreThan200Lines(Path page) {
		if (!LONG.contains(page.getFileName().toString())) {
			assertThat(Page.content(page).lines().count()).isLessThanOrEqualTo(200);
		}
	}

	@ParameterizedTest
	@MethodSource({ "pages", "projectPages" })
	void everyLinkHasATarget(Path page) {
		assertThat(links(page)).allSatisfy((link) -> {
			String[] parts = link.split("#", 2);
			Path target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]);
			assertThat(target).exists();
			if (parts.length == 2) {
				assertThat(anchors(target)).contains(parts[1]);
			}
		});
	}

	static Stream<Path> folders() {
		return Stream.of(CHINESE, ENGLISH);
	}

	static Stream<Path> pages() {
		return folders().flatMap((folder) -> names(folder).stream().map(folder::resolve));
	}

	static Stream<Path> projectPages() {
		return Stream.of("README.md", "README.zh-CN.md", "CONTRIBUTING.md").map(Path.of("..")::resolve);
	}

	private static List<String> names(Path folder) {
		try (Stream<Path> files = Files.list(folder)) {
			return files.map((file) -> file.getFileName().toString()).filter((name) -> name.endsWith(".md")).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** What is within this project, without code. */
	private static Stream<String> links(Path page) {
		return Pattern.compile("]\\(([^)\\s]+)\\)")
			.matcher(withoutCode(page).replaceAll("`[^`\n]*`", ""))
			.results()
			.map((link) -> link.group(1))
			.filter((link) -> !link.matches("[a-z]+:.*"));
	}

	/** As GitHub makes them of headings. */
	private static Set<String> anchors(Path page) {
		Set<String> anchors = new HashSet<>();
		String text = withoutCode(page);
		Pattern.compile("(?m)^#+ (.*)$")
			.matcher(text)
			.results()
			.map((heading) -> heading.group(1).replaceAll("<[^>]*>", "").toLowerCase(Locale.ROOT))
			.map((heading) -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
			.forEach(anchors::add);
		Pattern.compile("<a id=\"([^\"]+)\"").matcher(text).results().map((id) -> id.group(1)).forEach(anchors::add);
		return anchors;
	}

	private static String withoutCode(Path page) {
		return Page.content(page).replaceAll("(?ms)^\\s*```.*?^\\s*```\\s*$", "");
	}

}
