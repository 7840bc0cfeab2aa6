package cn.bootx.starter.simulator.push;

import java.util.List;

/**
 * What became of a callback.
 *
 * @param attempts at least one, oldest first
 * @param delivered whether one of them was accepted
 * @since 0.1.0
 */
public record Delivery(List<PushAttempt> attempts, boolean delivered) {

	public PushAttempt last() {
		return this.attempts.get(this.attempts.size() - 1);
	}

}
