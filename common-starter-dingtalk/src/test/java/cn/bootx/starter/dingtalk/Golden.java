package cn.bootx.starter.dingtalk;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.databind.JsonNode;

import cn.bootx.starter.core.json.Json;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares a message with the file that pins it, byte for byte after the file's
 * whitespace is taken out: order and spelling of members count.
 */
public final class Golden {

	private Golden() {
	}

	public static void assertMatches(String name, JsonNode actual) {
		assertThat(Json.write(actual)).isEqualTo(Json.write(Json.readTree(read(name))));
	}

	private static String read(String name) {
		try (InputStream file = Golden.class.getResourceAsStream("/golden/" + name + ".json")) {
			assertThat(file).as("golden file " + name).isNotNull();
			return new String(file.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
