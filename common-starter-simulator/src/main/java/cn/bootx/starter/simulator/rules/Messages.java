package cn.bootx.starter.simulator.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;

/**
 * A platform's words for its error codes: {@code errors.properties} beside a type.
 */
public final class Messages {

	private final Properties messages = new Properties();

	public Messages(Class<?> beside) {
		try (InputStream file = beside.getResourceAsStream("errors.properties")) {
			this.messages.load(new InputStreamReader(Objects.requireNonNull(file, "errors.properties is missing"),
					StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public String of(String code, String ifUnknown) {
		return this.messages.getProperty(code, ifUnknown);
	}

}
