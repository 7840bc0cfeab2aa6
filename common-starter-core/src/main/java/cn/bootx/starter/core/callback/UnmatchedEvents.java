package cn.bootx.starter.core.callback;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells once for each type of message that nobody handles it, and how a handler would
 * look.
 *
 * @since 0.1.0
 */
public final class UnmatchedEvents {

	private static final Logger logger = LoggerFactory.getLogger(UnmatchedEvents.class);

	/** Types come from the platform; a bound costs nothing and forgives surprises. */
	private static final int MAX_TYPES = 1_000;

	private final Set<String> told = ConcurrentHashMap.newKeySet();

	/**
	 * Tells it, the first time.
	 * @param type what nobody handles, for example {@code wechat event subscribe}
	 * @param handler Java code of a handler, ready to be pasted
	 */
	public void tell(String type, Supplier<String> handler) {
		if (this.told.size() < MAX_TYPES && this.told.add(type)) {
			logger.info("Nobody handles '{}'. It is acknowledged; to handle it, add a bean:\n\n{}\n", type,
					handler.get());
		}
	}

}
