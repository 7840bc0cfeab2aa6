package cn.bootx.starter.wecom;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.databind.JsonNode;

import cn.bootx.starter.core.json.Json;

/**
 * Expected wire forms, kept as files.
 */
public final class Golden {

	private Golden() {
	}

	public static JsonNode json(String name) {
		return Json.readTree(text(name + ".json"));
	}

	public static String text(String name) {
		try (InputStream stream = Golden.class.getResourceAsStream("/golden/" + name)) {
			if (stream == null) {
				throw new IllegalArgumentException("No golden file /golden/" + name);
			}
			return new String(stream.readAllBytes(), StandardCharsets.UTF_8).strip();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
