package cn.bootx.starter.simulator.rules;

import cn.bootx.starter.simulator.http.SimulatorResponse;

/**
 * Ends the handling of a call with a platform's error answer.
 * <p>
 * A rule that is deep inside the reading of a message can refuse it without every caller
 * having to pass the answer on.
 *
 * @since 0.1.0
 */
public final class Refusal extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final transient SimulatorResponse answer;

	/**
	 * @param reason what is wrong, for the journal
	 * @param answer what the platform would answer
	 */
	public Refusal(String reason, SimulatorResponse answer) {
		super(reason, null, false, false);
		this.answer = answer;
	}

	/**
	 * What the platform would answer.
	 */
	public SimulatorResponse answer() {
		return this.answer;
	}

}
