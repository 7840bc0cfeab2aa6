package cn.bootx.starter.simulator.wecom.robot;

import cn.bootx.starter.simulator.push.Delivery;
import cn.bootx.starter.simulator.push.ReplyExpectation;
import org.jspecify.annotations.Nullable;

/**
 * What became of a push to a group robot's address.
 *
 * @param delivery every attempt
 * @param replyType {@code text} or {@code markdown}, null without a reply
 * @param replyText content of the reply, null without one
 * @param reply the decrypted reply as it was written, null without one
 * @param problem why the answer is not acceptable, null if it is
 * @since 0.1.0
 */
public record WeComRobotPushOutcome(Delivery delivery, @Nullable String replyType, @Nullable String replyText,
		@Nullable String reply, @Nullable String problem) {

	/** Whether the application took the push and answered nothing or a reply. */
	public boolean accepted() {
		return this.delivery.delivered() && this.problem == null;
	}

	/**
	 * Demands a reply of exactly this text.
	 * @throws AssertionError that says what came instead
	 */
	public WeComRobotPushOutcome expectsReply(String text) {
		new ReplyExpectation(this.replyType, this.replyText, this.problem, this.delivery.attempts()).text(text);
		return this;
	}

	/**
	 * Demands that the application accepts the push and replies nothing.
	 * @throws AssertionError that says what came instead
	 */
	public WeComRobotPushOutcome expectsNoReply() {
		new ReplyExpectation(this.replyType, this.replyText, this.problem, this.delivery.attempts()).none();
		return this;
	}

}
