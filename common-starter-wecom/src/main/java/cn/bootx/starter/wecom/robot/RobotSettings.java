package cn.bootx.starter.wecom.robot;

import org.jspecify.annotations.Nullable;

/**
 * A robot as it is configured or stored: its key, or its webhook address.
 *
 * @param key the part of the webhook address after {@code key=}
 * @param webhook the whole address
 * @since 0.1.0
 */
public record RobotSettings(@Nullable String key, @Nullable String webhook) {

	/**
	 * Leaves both out.
	 */
	@Override
	public String toString() {
		return "RobotSettings[" + ((this.webhook != null) ? "webhook" : "key") + "]";
	}

}
