package cn.bootx.starter.core.send;

import cn.bootx.starter.core.client.PlatformException;

/**
 * A receiver whom a message did not reach.
 *
 * @param receiver the receiver, spelled as the caller spelled it where that is known
 * @param reason why, for people
 * @param outcomeUnknown whether the call was sent and its answer lost, so that the
 * message may have arrived all the same; to send it again may send it twice
 * @since 0.1.0
 */
public record NotReached(String receiver, String reason, boolean outcomeUnknown) {

	/** A receiver whom the message certainly did not reach. */
	public NotReached(String receiver, String reason) {
		this(receiver, reason, false);
	}

	/** A receiver whose call failed. */
	public static NotReached because(String receiver, PlatformException failure) {
		return new NotReached(receiver, failure.getMessage(), failure.outcomeUnknown());
	}

}
