package cn.bootx.starter.testing.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The public API of a module is written down in {@code api.txt} beside its POM, so that a
 * change to it shows in the diff. {@code .ci/api} writes the files anew.
 */
public abstract class PublicApiContract {

	private static final Path RECORD = Path.of("api.txt");

	@Test
	void thePublicApiIsTheRecordedOne() throws IOException {
		List<String> present = PublicApi.of(Path.of("target", "classes"));
		if (Boolean.getBoolean("api.update")) {
			Files.write(RECORD, present);
		}
		assertThat(present).as("public API; where a change is meant, run .ci/api and commit the api.txt files")
			.containsExactlyElementsOf(Files.readAllLines(RECORD));
	}

}
