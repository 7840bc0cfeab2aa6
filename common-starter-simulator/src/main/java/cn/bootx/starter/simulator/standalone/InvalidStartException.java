package cn.bootx.starter.simulator.standalone;

/**
 * Ends the program before it is ready, with an exit code.
 */
final class InvalidStartException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/** The command line is wrong. */
	static final int USAGE = 2;

	/** The configuration file is wrong. */
	static final int CONFIG = 3;

	/** The port is taken or the address unknown. */
	static final int PORT = 4;

	private final int exitCode;

	InvalidStartException(int exitCode, String message) {
		super(message);
		this.exitCode = exitCode;
	}

	int exitCode() {
		return this.exitCode;
	}

}
