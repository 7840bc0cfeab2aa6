package cn.bootx.starter.core.send;

import java.util.List;

/**
 * What became of a message that a platform accepted, the same for all senders. A sender
 * whose platform says more returns a type of its own.
 *
 * @since 0.1.0
 */
public interface SendResult {

	/**
	 * The ids that the platform gave, in the order of the calls: one for a message that
	 * went out in one call, more where the receivers were split, none where the platform
	 * gives none.
	 */
	List<String> ids();

	/** The receivers whom the message did not reach, each with its reason. */
	List<NotReached> notReached();

	/** Whether the message reached every receiver. */
	default boolean complete() {
		return notReached().isEmpty();
	}

	static SendResult of(List<String> ids, List<NotReached> notReached) {
		return new PlainSendResult(ids, notReached);
	}

	/** The result of a message that was accepted for all. */
	static SendResult of(String id) {
		return of(id.isEmpty() ? List.of() : List.of(id), List.of());
	}

}
