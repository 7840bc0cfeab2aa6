package cn.bootx.starter.simulator.wecom.callback;

import cn.bootx.starter.simulator.push.Delivery;
import org.jspecify.annotations.Nullable;

/**
 * What became of the verification of a callback URL.
 *
 * @param delivery the one attempt
 * @param problem why the platform does not accept the answer, null if it does
 * @since 0.1.0
 */
public record WeComVerification(Delivery delivery, @Nullable String problem) {

	/**
	 * Whether the application answered with the decrypted text, and nothing else, within
	 * one second.
	 */
	public boolean accepted() {
		return this.problem == null;
	}

}
