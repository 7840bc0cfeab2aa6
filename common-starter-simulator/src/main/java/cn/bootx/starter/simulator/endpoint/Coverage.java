package cn.bootx.starter.simulator.endpoint;

/**
 * How much of a platform's call is simulated.
 *
 * @since 0.1.0
 */
public enum Coverage {

	/** Checks and effects are those of the platform's documentation. */
	SIMULATED,

	/** Some fields or effects are left out; what is left out is named in the note. */
	PARTLY,

	/** The documentation leaves open what happens; the answer is a guess. */
	GUESSED,

	/** Known to exist, and refused. */
	NONE

}
