package cn.bootx.starter.simulator.dingtalk.robot;

import java.time.Duration;
import java.util.List;

import cn.bootx.starter.simulator.push.Delivery;
import cn.bootx.starter.simulator.push.ReplyExpectation;

/**
 * What became of a message to an application's robot.
 *
 * @since 0.1.0
 */
public final class RobotPushOutcome {

	private static final Duration PATIENCE = Duration.ofSeconds(5);

	private final Delivery delivery;

	private final DingSession session;

	RobotPushOutcome(Delivery delivery, DingSession session) {
		this.delivery = delivery;
		this.session = session;
	}

	/** Every attempt. */
	public Delivery delivery() {
		return this.delivery;
	}

	/** Whether the application answered with HTTP 200 in time. */
	public boolean accepted() {
		return this.delivery.delivered();
	}

	/**
	 * What the application replied so far, in the HTTP answer or over the session
	 * webhook.
	 */
	public List<DingRobotMessage> replies() {
		return List.copyOf(this.session.replies());
	}

	/**
	 * Demands a reply of exactly this text, within five seconds: it may come over the
	 * session webhook after the HTTP answer.
	 * @throws AssertionError that says what came instead
	 */
	public RobotPushOutcome expectsReply(String text) {
		List<DingRobotMessage> replies = List.of();
		try {
			if (accepted() && this.session.await(text, PATIENCE)) {
				return this;
			}
			replies = replies();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		DingRobotMessage last = replies.isEmpty() ? null : replies.get(replies.size() - 1);
		new ReplyExpectation((last != null) ? last.msgType() : null, (last != null) ? last.text() : null,
				accepted() ? null : "not accepted", this.delivery.attempts())
			.text(text);
		return this;
	}

}
