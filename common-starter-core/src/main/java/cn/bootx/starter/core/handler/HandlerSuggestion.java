package cn.bootx.starter.core.handler;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows once for each kind of message without a handler what a handler for it looks like.
 *
 * @since 0.1.0
 */
public final class HandlerSuggestion {

	private static final Logger logger = LoggerFactory.getLogger(HandlerSuggestion.class);

	private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

	/** Names come from the platform; no sender can fill the memory with them. */
	private static final int MAX_KINDS = 500;

	private final String platform;

	private final Set<String> seen = ConcurrentHashMap.newKeySet();

	/**
	 * Makes it.
	 * @param platform name of the platform for the log
	 */
	public HandlerSuggestion(String platform) {
		this.platform = platform;
	}

	/**
	 * Shows it, the first time.
	 * @param kind names the kind of message
	 * @param code of a handler, ready to be pasted
	 */
	public void show(String kind, Supplier<String> code) {
		if (this.seen.size() < MAX_KINDS && this.seen.add(kind)) {
			logger.info(
					"No handler for {} messages of the kind {}. They are acknowledged; to handle them, add:\n\n{}\n",
					this.platform, kind, code.get());
		}
	}

	/**
	 * A name of a push as a log line may hold it: whatever could forge another line is
	 * left out.
	 */
	public static @Nullable String loggable(@Nullable String value) {
		return (value == null || isName(value)) ? value : "(not a name)";
	}

	/**
	 * Whether a value is a name that a Java string literal can hold as it is.
	 */
	public static boolean isName(@Nullable String value) {
		return value != null && NAME.matcher(value).matches();
	}

}
