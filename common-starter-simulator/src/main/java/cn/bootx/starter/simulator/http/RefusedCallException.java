package cn.bootx.starter.simulator.http;

/**
 * Ends an endpoint early with the platform's error answer.
 *
 * @since 0.1.0
 */
public final class RefusedCallException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final transient SimulatorResponse answer;

	public RefusedCallException(SimulatorResponse answer) {
		super("Refused with HTTP " + answer.status(), null, false, false);
		this.answer = answer;
	}

	public SimulatorResponse answer() {
		return this.answer;
	}

}
