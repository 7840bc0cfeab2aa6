package cn.bootx.starter.simulator.platform;

import java.time.Instant;

/**
 * A token that a simulated platform gave out.
 *
 * @param value the token
 * @param expiresAt when it ends, by the simulated clock
 * @param valid whether the platform accepts it now
 * @since 0.1.0
 */
public record TokenState(String value, Instant expiresAt, boolean valid) {

	/** Without the value. */
	@Override
	public String toString() {
		return "TokenState[" + this.expiresAt + ", " + this.valid + "]";
	}

}
