package cn.bootx.starter.simulator.dingtalk.robot;

import java.util.List;

import cn.bootx.starter.simulator.push.Delivery;

/**
 * What became of a message to an application's robot.
 *
 * @since 0.1.0
 */
public final class RobotPushOutcome {

	private final Delivery delivery;

	private final DingSession session;

	RobotPushOutcome(Delivery delivery, DingSession session) {
		this.delivery = delivery;
		this.session = session;
	}

	/**
	 * Every attempt.
	 */
	public Delivery delivery() {
		return this.delivery;
	}

	/**
	 * Whether the application answered with HTTP 200 in time.
	 */
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

}
