package cn.bootx.starter.core.send;

import java.util.List;

import cn.bootx.starter.core.client.PlatformException;

/**
 * What became of a message that a platform accepted, the same for all senders. A sender
 * whose platform says more returns a type of its own.
 *
 * @since 0.1.0
 */
public interface SendResult {

	/** The ids that the platform gave, in the order of the calls. */
	List<String> ids();

	/** The receivers whom the message did not reach, each with its reason. */
	List<NotReached> notReached();

	/** Whether the message reached every receiver. */
	default boolean complete() {
		return notReached().isEmpty();
	}

	static SendResult of(List<String> ids, List<NotReached> notReached) {
		record PlainSendResult(List<String> ids, List<NotReached> notReached) implements SendResult {
		}
		return new PlainSendResult(List.copyOf(ids), List.copyOf(notReached));
	}

	/** The result of a message that was accepted for all. */
	static SendResult of(String id) {
		return of(id.isEmpty() ? List.of() : List.of(id), List.of());
	}

	/**
	 * A receiver whom a message did not reach.
	 *
	 * @param receiver spelled as the caller spelled it where that is known
	 * @param reason why, for people
	 * @param outcomeUnknown whether the message may have arrived all the same
	 */
	record NotReached(String receiver, String reason, boolean outcomeUnknown) {

		/** A receiver whom the message certainly did not reach. */
		public NotReached(String receiver, String reason) {
			this(receiver, reason, false);
		}

		/** A receiver whose call failed. */
		public static NotReached because(String receiver, PlatformException failure) {
			return new NotReached(receiver, failure.getMessage(), failure.outcomeUnknown());
		}

	}

}
