package cn.bootx.starter.core.callback.envelope;

/**
 * Which pushes a portal accepts.
 *
 * @since 0.1.0
 */
public enum PortalMode {

	/** Encrypted ones only if an AES key is configured, clear ones otherwise. */
	AUTO,

	/** Clear ones only. */
	PLAIN,

	/**
	 * Both: the platform sends the content twice while a switch to encryption is tried.
	 */
	COMPATIBLE,

	/** Encrypted ones only; without an AES key startup fails. */
	SAFE

}
