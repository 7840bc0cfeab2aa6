package cn.bootx.starter.core.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;

import cn.bootx.starter.core.client.Redaction;

/**
 * Reads all that is logged, stack traces included, and keeps the lines in which a secret
 * stands: what tests use as one, and whatever redaction would have taken out.
 */
public final class SecretsInLogs extends AppenderBase<ILoggingEvent> {

	/** Secrets, tokens, signatures and keys. */
	private static final Pattern USED_BY_TESTS = Pattern.compile("S3CRET|T0KEN|S1GNATURE|\\btoken-\\d"
			+ "|21c9f244e722b0a4afd6a3f2dc2faa5beced2a3f|abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG");

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

	@Override
	protected void append(ILoggingEvent event) {
		String line = event.getLoggerName() + " " + event.getFormattedMessage();
		if (event.getThrowableProxy() != null) {
			line += "\n" + ThrowableProxyUtil.asString(event.getThrowableProxy());
		}
		lines.add(line);
		if (USED_BY_TESTS.matcher(line).find() || !Redaction.redact(line).equals(line)) {
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
