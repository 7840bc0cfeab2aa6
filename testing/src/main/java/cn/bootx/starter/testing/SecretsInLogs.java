package cn.bootx.starter.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;

/**
 * Reads all that is logged, stack traces included, and keeps the lines that contain a
 * secret. What a secret looks like is written down here once more, on purpose: the
 * library's own redaction is what is being checked.
 */
public final class SecretsInLogs extends AppenderBase<ILoggingEvent> {

	/** Secrets, tokens, signatures and keys that tests of any module configure. */
	private static final Pattern USED_BY_TESTS = Pattern.compile("S3CRET|T0KEN|S1GNATURE|\\btoken-\\d|s3cr3t"
			+ "|secretOfThe|secret-of-the|SEC[0-9a-f]{16}|robot-token-of|simtoken|componenttoken|callbackToken1"
			+ "|21c9f244e722b0a4afd6a3f2dc2faa5beced2a3f|abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG"
			+ "|abcdefghijABCDEFGHIJ0123456789abcdefghijABC");

	/** A secret in a query, a form, JSON, XML or a header, by its name. */
	private static final Pattern NAMED = Pattern.compile(
			"(?<![A-Za-z0-9_])(?:token|(?:[a-z]+_)?access_token|accessToken|(?:[a-z]+_)?refresh_token|refreshToken"
					+ "|(?:app|corp|client|component_|suite_|app_|client_)?secret|component_appsecret|clientSecret"
					+ "|component_verify_ticket|jsapi_ticket|ticket|pre_auth_code|auth_code|js_code|session_key"
					+ "|sign|signature|msg_signature|encoding_?aes_?key|aes_?key|password)"
					+ "(?:=|\\\\?\"\\s*:\\s*\\\\?\"|>(?:<!\\[CDATA\\[)?)(?!\\*{6})[A-Za-z0-9+/_.~%@-]{8,}"
					+ "|(?:x-acs-dingtalk-access-token|authorization)\\s*:\\s+(?!\\*{6})\\S{8,}",
			Pattern.CASE_INSENSITIVE);

	private static final Queue<String> found = new ConcurrentLinkedQueue<>();

	private static final Queue<String> lines = new ConcurrentLinkedQueue<>();

	/** Takes the lines with a secret in them. */
	public static List<String> take() {
		return drain(found);
	}

	/** Takes all lines since the last time. */
	public static List<String> takeLines() {
		return drain(lines);
	}

	/** Whether the text contains a secret. */
	static boolean isIn(String text) {
		return USED_BY_TESTS.matcher(text).find() || NAMED.matcher(text).find();
	}

	@Override
	protected void append(ILoggingEvent event) {
		String line = event.getLoggerName() + " " + event.getFormattedMessage();
		if (event.getThrowableProxy() != null) {
			line += "\n" + ThrowableProxyUtil.asString(event.getThrowableProxy());
		}
		lines.add(line);
		if (isIn(line)) {
			found.add(line);
		}
	}

	private static List<String> drain(Queue<String> queue) {
		List<String> drained = new ArrayList<>();
		for (String line = queue.poll(); line != null; line = queue.poll()) {
			drained.add(line);
		}
		return drained;
	}

}
