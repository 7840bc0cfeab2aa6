package cn.bootx.starter.simulator.journal;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import cn.bootx.starter.simulator.http.SimulatorResponse;
import org.jspecify.annotations.Nullable;

/**
 * What a call was answered.
 *
 * @param status HTTP status
 * @param body first {@value #MAX_BODY} bytes of the body
 * @param elapsed from the request to the answer
 * @since 0.1.0
 */
public record RecordedAnswer(int status, byte[] body, Duration elapsed) {

	private static final int MAX_BODY = 16 * 1024;

	private static final Pattern CODE = Pattern.compile("\"(?:errcode|code)\"\\s*:\\s*\"?([\\w.-]+)");

	static RecordedAnswer of(SimulatorResponse response, Duration elapsed) {
		byte[] body = response.body();
		return new RecordedAnswer(response.status(), (body.length > MAX_BODY) ? Arrays.copyOf(body, MAX_BODY) : body,
				elapsed);
	}

	/** The body as text; one that is not text is only counted. */
	public String bodyText() {
		for (byte each : this.body) {
			if (each >= 0 && each < ' ' && each != '\n' && each != '\r' && each != '\t') {
				return "(" + this.body.length + " bytes)";
			}
		}
		return new String(this.body, StandardCharsets.UTF_8);
	}

	/** The platform's code in the answer, null where it has none. */
	public @Nullable String errcode() {
		Matcher code = CODE.matcher(new String(this.body, 0, Math.min(this.body.length, 300), StandardCharsets.UTF_8));
		return code.find() ? code.group(1) : null;
	}

}
