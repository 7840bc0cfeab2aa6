package cn.bootx.starter.simulator.dingtalk.people;

import java.time.Duration;
import java.util.Map;

import cn.bootx.starter.simulator.dingtalk.SimulatedDingTalkApp;
import cn.bootx.starter.simulator.dingtalk.robot.DingRobotPusher;
import cn.bootx.starter.simulator.dingtalk.robot.RobotPushOutcome;
import cn.bootx.starter.simulator.journal.ChatMessage;
import cn.bootx.starter.simulator.rules.Fields;

/**
 * A member who writes to an application's robot.
 *
 * @since 0.1.0
 */
public final class SimulatedDingUser {

	private final DingUser user;

	private final SimulatedDingTalkApp app;

	private final DingRobotPusher pusher;

	public SimulatedDingUser(DingUser user, SimulatedDingTalkApp app, DingRobotPusher pusher) {
		this.user = user;
		this.app = app;
		this.pusher = pusher;
	}

	/** Who it is. */
	public DingUser user() {
		return this.user;
	}

	/** Writes to the robot in the chat with it alone. */
	public RobotPushOutcome says(String text) {
		return this.pusher.push(this.app, this.user, text(text), Duration.ZERO);
	}

	/**
	 * Mentions the robot in a group; the text then starts with a space.
	 * @param conversationId the group
	 * @param title name of the group
	 */
	public RobotPushOutcome saysInGroup(String conversationId, String title, String text) {
		Map<String, Object> message = text(" " + text);
		message.putAll(Fields.of("conversationId", conversationId, "conversationType", "2", "conversationTitle", title,
				"isInAtList", true));
		return this.pusher.push(this.app, this.user, message, Duration.ZERO);
	}

	/**
	 * Writes to the robot with headers signed for another time.
	 * @param skew how far the signed time is off, negative for the past
	 */
	public RobotPushOutcome saysWithSkew(String text, Duration skew) {
		return this.pusher.push(this.app, this.user, text(text), skew);
	}

	/**
	 * Sends a message of any kind.
	 * @param message {@code msgtype} and its content; overrides what the simulator fills
	 * in
	 */
	public RobotPushOutcome sends(Map<String, ?> message) {
		return this.pusher.push(this.app, this.user, message, Duration.ZERO);
	}

	/**
	 * Reads what the robot sent.
	 * @param processQueryKey key of the sending
	 * @throws IllegalArgumentException if that key is unknown
	 */
	public void reads(String processQueryKey) {
		this.app.read(processQueryKey, this.user.userId());
	}

	/**
	 * Waits up to five seconds for a message of exactly this text: a reply, a work
	 * notice, a robot's message to this user alone.
	 * @throws AssertionError if it does not come; says what came instead
	 */
	public ChatMessage expects(String text) {
		return this.pusher.expects(this.user.userId(), text);
	}

	private static Map<String, Object> text(String text) {
		return Fields.of("msgtype", "text", "text", Map.of("content", text));
	}

}
