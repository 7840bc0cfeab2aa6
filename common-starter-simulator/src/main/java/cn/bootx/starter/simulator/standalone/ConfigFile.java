package cn.bootx.starter.simulator.standalone;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code sim.yaml}; a mistake is reported with file, line, field and remedy.
 */
final class ConfigFile {

	private static final YAMLMapper MAPPER = new YAMLMapper();

	private ConfigFile() {
	}

	/**
	 * Reads a file.
	 * @throws InvalidStartException if it is missing or wrong
	 */
	static StandaloneConfig read(Path file) {
		try {
			byte[] content = Files.readAllBytes(file);
			return MAPPER.readTree(content).isEmpty() ? MAPPER.readValue("{}", StandaloneConfig.class)
					: read(file, content);
		}
		catch (NoSuchFileException ex) {
			throw new InvalidStartException(InvalidStartException.CONFIG,
					file + ": no such file; check --config (文件不存在,请检查 --config)");
		}
		catch (JsonProcessingException ex) {
			throw new InvalidStartException(InvalidStartException.CONFIG, file + describe(ex.getLocation(), ex));
		}
		catch (IOException ex) {
			throw new InvalidStartException(InvalidStartException.CONFIG,
					file + ": cannot be read (无法读取): " + ex.getMessage());
		}
	}

	private static StandaloneConfig read(Path file, byte[] content) throws IOException {
		try {
			return MAPPER.readValue(content, StandaloneConfig.class);
		}
		catch (JsonMappingException ex) {
			// The exception's own location is behind the record with the wrong field.
			throw new InvalidStartException(InvalidStartException.CONFIG, file + describe(locate(content, ex), ex));
		}
	}

	private static @Nullable JsonLocation locate(byte[] content, JsonMappingException ex) throws IOException {
		String pointer = ex.getPath()
			.stream()
			.map((part) -> "/" + ((part.getFieldName() != null) ? part.getFieldName() : part.getIndex()))
			.collect(Collectors.joining());
		try (JsonParser parser = MAPPER.createParser(content)) {
			while (parser.nextToken() != null) {
				if (parser.getParsingContext().pathAsPointer().toString().equals(pointer)) {
					return parser.currentTokenLocation();
				}
			}
		}
		return ex.getLocation();
	}

	/** One account of each platform, for a start without a file. */
	static StandaloneConfig ready() {
		try (InputStream ready = ConfigFile.class.getResourceAsStream("ready.yaml")) {
			return MAPPER.readValue(ready, StandaloneConfig.class);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** What an editor needs to complete and check the file. */
	static String schema() {
		try (InputStream schema = ConfigFile.class.getResourceAsStream("sim.schema.json")) {
			return new String(Objects.requireNonNull(schema).readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String describe(@Nullable JsonLocation at, JsonProcessingException ex) {
		String line = (at != null) ? ":" + at.getLineNr() + ":" + at.getColumnNr() : "";
		if (ex instanceof UnrecognizedPropertyException unknown) {
			return line + ": unknown field '" + path(unknown) + "'; known here (未知的配置项,可用的有): "
					+ unknown.getKnownPropertyIds().stream().map(String::valueOf).sorted().toList();
		}
		if (ex instanceof JsonMappingException wrong) {
			return line + ": '" + path(wrong) + "' has a wrong value (值不正确): " + wrong.getOriginalMessage();
		}
		return line + ": not YAML (不是合法的 YAML): " + ex.getOriginalMessage();
	}

	private static String path(JsonMappingException ex) {
		return ex.getPath()
			.stream()
			.map((part) -> (part.getFieldName() != null) ? "." + part.getFieldName() : "[" + part.getIndex() + "]")
			.collect(Collectors.joining())
			.replaceFirst("^\\.", "");
	}

}
