package cn.bootx.starter.dingtalk.handler;

import java.time.Instant;

/**
 * Where a reply to a robot message goes. The address is a secret: everyone who has it may
 * speak in the chat.
 *
 * @param webhook the address
 * @param expiresAt until when it works
 * @since 0.1.0
 */
public record DingTalkRobotSession(String webhook, Instant expiresAt) {

	/**
	 * Leaves the address out.
	 */
	@Override
	public String toString() {
		return "DingTalkRobotSession[expiresAt=" + this.expiresAt + "]";
	}

}
