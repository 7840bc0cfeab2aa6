package cn.bootx.starter.simulator.wecom.callback;

import cn.bootx.starter.simulator.push.Delivery;
import cn.bootx.starter.simulator.push.ReplyExpectation;
import cn.bootx.starter.simulator.push.XmlReply;
import org.jspecify.annotations.Nullable;

/**
 * What became of a pushed message or event.
 *
 * @param delivery every attempt
 * @param reply the decrypted reply, null if there was none or it was not acceptable
 * @param problem why the answer is not acceptable, null if it is
 * @since 0.1.0
 */
public record WeComCallbackOutcome(Delivery delivery, @Nullable XmlReply reply, @Nullable String problem) {

	/**
	 * Whether the application took the push with HTTP 200 in time, and answered nothing
	 * or a well sealed reply.
	 */
	public boolean accepted() {
		return this.delivery.delivered() && this.problem == null;
	}

	/** {@code MsgType} of the reply, null without one. */
	public @Nullable String replyType() {
		return (this.reply == null) ? null : this.reply.text("MsgType");
	}

	/** {@code Content} of a text reply, null without one. */
	public @Nullable String replyText() {
		return (this.reply == null) ? null : this.reply.text("Content");
	}

	/**
	 * Demands a passive reply of exactly this text.
	 * @throws AssertionError that says what came instead
	 */
	public WeComCallbackOutcome expectsReply(String text) {
		expectation().text(text);
		return this;
	}

	/**
	 * Demands that the application accepts the push and replies nothing.
	 * @throws AssertionError that says what came instead
	 */
	public WeComCallbackOutcome expectsNoReply() {
		expectation().none();
		return this;
	}

	private ReplyExpectation expectation() {
		return new ReplyExpectation(replyType(), replyText(), this.problem, this.delivery.attempts());
	}

}
