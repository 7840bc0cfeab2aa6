package cn.bootx.starter.core.robot;

import org.jspecify.annotations.Nullable;

/**
 * A robot as it is configured or stored: its key or its webhook address, and the secret
 * of its signatures.
 *
 * @param key the secret part of the webhook address, or null
 * @param webhook the whole address, or null
 * @param secret the text that signs its messages, or null
 * @since 0.1.0
 */
public record RobotSettings(@Nullable String key, @Nullable String webhook, @Nullable String secret) {

	/** A robot that demands no signatures, by its key. */
	public static RobotSettings ofKey(String key) {
		return new RobotSettings(key, null, null);
	}

	/** A robot that demands no signatures, by its webhook address. */
	public static RobotSettings ofWebhook(String webhook) {
		return new RobotSettings(null, webhook, null);
	}

	/** The same robot with the secret of its signatures. */
	public RobotSettings signedWith(@Nullable String secret) {
		return new RobotSettings(this.key, this.webhook, secret);
	}

	/**
	 * Leaves all of it out.
	 */
	@Override
	public String toString() {
		return "RobotSettings[" + ((this.webhook != null) ? "webhook" : "key") + ", signed=" + (this.secret != null)
				+ "]";
	}

}
