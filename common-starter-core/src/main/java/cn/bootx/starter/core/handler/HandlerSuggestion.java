package cn.bootx.starter.core.handler;

import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import cn.bootx.starter.core.text.LogText;

/**
 * Shows once for each kind of message without a handler what a handler for it looks like.
 */
final class HandlerSuggestion {

	private static final Logger logger = LoggerFactory.getLogger(HandlerSuggestion.class);

	/** Names come from the platform; no sender can fill the memory with them. */
	private static final int MAX_KINDS = 500;

	private final Class<? extends HandlerSelector> type;

	private final String method;

	private final Set<String> seen = ConcurrentHashMap.newKeySet();

	/**
	 * @param method what such a bean must have, without its modifier and body
	 */
	HandlerSuggestion(Class<? extends HandlerSelector> type, String method) {
		this.type = type;
		this.method = method;
	}

	void show(ReceivedMessage message) {
		String kind = message.kind();
		if (this.seen.size() < MAX_KINDS && this.seen.add(kind.toLowerCase(Locale.ROOT))) {
			logger.info(
					"No handler for {} messages of the kind {}. They are acknowledged; to handle them, add:\n\n{}\n",
					message.platform(), kind, code(message));
		}
	}

	private String code(ReceivedMessage message) {
		boolean event = message.event() != null;
		return """
				@Component
				class MyHandler implements %s {

					@Override
					public String %s() {
						return %s;
					}

					@Override
					public %s {
						return null;
					}

				}""".formatted(this.type.getSimpleName(), event ? "getEvent" : "getMsgType",
				literal(event ? message.event() : message.type()), this.method);
	}

	/** Null, which is for all, where the name could be more than a text. */
	private static String literal(@Nullable String name) {
		return LogText.isName(name) ? "\"" + name + "\"" : "null";
	}

}
