package cn.bootx.starter.core.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import org.slf4j.LoggerFactory;

import cn.bootx.starter.core.client.Redaction;

/**
 * Reads all that the library logs from now on, stack traces included, and keeps the lines
 * in which a secret stands: what tests use as one, and whatever redaction would have
 * taken out.
 */
public final class SecretsInLogs extends AppenderBase<ILoggingEvent> implements AutoCloseable {

	private static final Pattern USED_BY_TESTS = Pattern.compile("S3CRET|T0KEN|S1GNATURE");

	private static final Logger library = (Logger) LoggerFactory.getLogger("cn.bootx.starter");

	private final List<String> found = new CopyOnWriteArrayList<>();

	private final List<String> lines = new CopyOnWriteArrayList<>();

	private final Level level = library.getLevel();

	public static SecretsInLogs watch() {
		SecretsInLogs watch = new SecretsInLogs();
		watch.setContext(library.getLoggerContext());
		watch.start();
		library.setLevel(Level.TRACE);
		library.addAppender(watch);
		return watch;
	}

	/** The lines with a secret in them. */
	public List<String> found() {
		return this.found;
	}

	/** All lines. */
	public List<String> lines() {
		return this.lines;
	}

	@Override
	public void close() {
		library.detachAppender(this);
		library.setLevel(this.level);
	}

	@Override
	protected void append(ILoggingEvent event) {
		String line = event.getLoggerName() + " " + event.getFormattedMessage();
		if (event.getThrowableProxy() != null) {
			line += "\n" + ThrowableProxyUtil.asString(event.getThrowableProxy());
		}
		this.lines.add(line);
		if (USED_BY_TESTS.matcher(line).find() || !Redaction.redact(line).equals(line)) {
			this.found.add(line);
		}
	}

}
