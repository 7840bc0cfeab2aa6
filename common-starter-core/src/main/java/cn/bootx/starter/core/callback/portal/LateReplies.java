package cn.bootx.starter.core.callback.portal;

import java.time.Duration;
import java.util.function.BiPredicate;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import cn.bootx.starter.core.callback.CallbackPipeline;
import cn.bootx.starter.core.callback.OpenedCallback;
import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.PlatformException;

/**
 * Delivers the replies of one account that came too late for their push.
 *
 * @param <M> the platform's message type
 * @since 0.1.0
 */
public final class LateReplies<M> implements CallbackPipeline.LateReply<M> {

	private static final Logger logger = LoggerFactory.getLogger(LateReplies.class);

	/** After that the account may have got the permission. */
	private static final long PAUSE = Duration.ofHours(1).toNanos();

	private final Mode mode;

	private final String property;

	private final BiPredicate<OpenedCallback<M>, String> sender;

	private volatile long refusedAt = System.nanoTime() - PAUSE;

	/**
	 * @param property the property that chose the mode, for the log
	 * @param sender sends a reply as a message of its own; false if there is no such kind
	 */
	public LateReplies(Mode mode, String property, BiPredicate<OpenedCallback<M>, String> sender) {
		this.mode = mode;
		this.property = property;
		this.sender = sender;
	}

	@Override
	public void deliver(OpenedCallback<M> callback, String reply) {
		if (this.mode == Mode.DROP) {
			logger.warn("The reply to {} was ready after the platform's last attempt and is dropped, as {}=drop says; "
					+ "make the handler faster", callback.identity(), this.property);
			return;
		}
		if (System.nanoTime() - this.refusedAt < PAUSE) {
			logger.warn("The late reply to {} is dropped: the account may not send messages", callback.identity());
			return;
		}
		try {
			if (!this.sender.test(callback, reply)) {
				logger.warn("The late reply to {} is dropped: its kind cannot be sent as a message",
						callback.identity());
			}
		}
		catch (PlatformException ex) {
			if (ex.category() != ErrorCategory.PERMISSION) {
				throw ex;
			}
			this.refusedAt = System.nanoTime();
			logger.error(
					"The late reply to {} is dropped: the account may not send messages. Ask for the permission, "
							+ "make the handlers faster, or set {}=drop: {}",
					callback.identity(), this.property, ex.getMessage());
		}
	}

	/** What becomes of a reply that is ready only after the platform's last attempt. */
	public enum Mode {

		/** It is sent as a message of its own, where the account may. */
		SEND,

		/** It is dropped, and a warning says so. */
		DROP

	}

}
