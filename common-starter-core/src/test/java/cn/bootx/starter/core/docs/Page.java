package cn.bootx.starter.core.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of the documentation.
 */
record Page(String name, String text) {

	static final Path MODULE = Path.of("").toAbsolutePath();

	private static final List<String> NAMES = List.of("stores", "tokens", "callbacks", "errors", "monitoring",
			"cluster", "reliability", "login");

	static Stream<Page> all() {
		Path docs = MODULE.resolveSibling("docs");
		return NAMES.stream().flatMap((name) -> Stream.of(read(docs, name + ".md"), read(docs, "en/" + name + ".md")));
	}

	private static Page read(Path docs, String name) {
		return new Page(name, content(docs.resolve(name)));
	}

	static String content(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	List<String> blocks(String language) {
		return Pattern.compile("(?s)```" + language + "\n(.*?)```")
			.matcher(this.text)
			.results()
			.map((match) -> match.group(1))
			.toList();
	}

	@Override
	public String toString() {
		return this.name;
	}

}
