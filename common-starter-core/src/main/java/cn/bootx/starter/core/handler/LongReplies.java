package cn.bootx.starter.core.handler;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.text.TextParts;
import cn.bootx.starter.core.text.Utf8;

/**
 * Sends a handler's text that is too long for a reply in parts, as messages of the
 * account. The handler has succeeded: whatever happens to its text does not run it again.
 *
 * @since 0.1.0
 */
public final class LongReplies {

	private static final Logger logger = LoggerFactory.getLogger(LongReplies.class);

	private final Set<String> reported = ConcurrentHashMap.newKeySet();

	private final int maxBytes;

	private final String messages;

	/**
	 * For one platform.
	 * @param maxBytes how many bytes of UTF-8 a text may have
	 * @param messages what the parts are sent as, for the log
	 */
	public LongReplies(int maxBytes, String messages) {
		this.maxBytes = maxBytes;
		this.messages = messages;
	}

	/**
	 * Sends the parts in their order.
	 * @param handler the class that made the text, for the log
	 * @param message what it replies to, for the log: nothing that a stranger could
	 * choose
	 * @param send sends a part
	 * @return null if nothing is left to reply; if nothing was sent, the text shortened
	 * so that it can be the reply
	 */
	public @Nullable String send(String text, String handler, String message, Consumer<String> send) {
		List<String> parts = TextParts.of(text, this.maxBytes);
		int sent = 0;
		try {
			for (String part : parts) {
				send.accept(part);
				sent++;
			}
			logger.atLevel(this.reported.add(handler) ? Level.ERROR : Level.DEBUG)
				.log("The reply of {} to {} has more than {} bytes; it was sent as {} {}", handler, message,
						this.maxBytes, sent, this.messages);
			return null;
		}
		catch (PlatformException ex) {
			boolean shorten = sent == 0 && !ex.outcomeUnknown();
			logger.error("The reply of {} to {} has more than {} bytes and cannot be sent as {}; {}: {}", handler,
					message, this.maxBytes, this.messages,
					shorten ? "it is shortened" : sent + " of " + parts.size() + " parts were sent", ex.getMessage());
			return shorten ? TextParts.of(text, this.maxBytes - Utf8.length("…")).get(0) + "…" : null;
		}
	}

}
