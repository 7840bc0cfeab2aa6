package cn.bootx.starter.simulator.dingtalk.robot;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import cn.bootx.starter.simulator.http.RefusedCallException;
import cn.bootx.starter.simulator.rules.SlidingWindow;
import org.jspecify.annotations.Nullable;

/**
 * A registered custom robot: what a test sees of it and can do to it.
 *
 * @since 0.1.0
 */
public final class SimulatedDingRobot {

	private static final int PER_MINUTE = 20;

	private static final Duration PENALTY = Duration.ofMinutes(10);

	private final DingRobot robot;

	private final String conversation;

	private final SlidingWindow window = new SlidingWindow(PER_MINUTE, Duration.ofMinutes(1));

	private final List<DingRobotMessage> messages = new CopyOnWriteArrayList<>();

	private final Set<String> msgUuids = ConcurrentHashMap.newKeySet();

	private volatile boolean stopped;

	private volatile RobotErrorWording wording = RobotErrorWording.SHORT;

	private volatile RobotThrottleAnswer throttleAnswer = RobotThrottleAnswer.CODE_660026;

	private volatile @Nullable Instant penaltyUntil;

	SimulatedDingRobot(DingRobot robot, String conversation) {
		this.robot = robot;
		this.conversation = conversation;
	}

	/** What was registered. */
	public DingRobot robot() {
		return this.robot;
	}

	/**
	 * Name of the group's conversation in the simulated chats; the access token would be
	 * a secret there.
	 */
	public String conversation() {
		return this.conversation;
	}

	/** What the group received, oldest first. */
	public List<DingRobotMessage> messages() {
		return List.copyOf(this.messages);
	}

	/** Stops the robot: every further message is refused with 400102. */
	public void stop() {
		this.stopped = true;
	}

	/** Chooses how security refusals are worded. */
	public void wording(RobotErrorWording wording) {
		this.wording = wording;
	}

	/** Chooses how too many messages are refused. */
	public void throttleAnswer(RobotThrottleAnswer answer) {
		this.throttleAnswer = answer;
	}

	boolean stopped() {
		return this.stopped;
	}

	RobotErrorWording wording() {
		return this.wording;
	}

	/** Takes one of the 20 messages a minute; one more costs ten minutes. */
	synchronized void takeTurn(Instant now) {
		Instant until = this.penaltyUntil;
		if (until != null && now.isBefore(until)) {
			throw new RefusedCallException(this.throttleAnswer.response());
		}
		if (!this.window.take(now)) {
			this.penaltyUntil = now.plus(PENALTY);
			throw new RefusedCallException(this.throttleAnswer.response());
		}
	}

	/** Whether a message with this id was accepted before. */
	boolean knows(String msgUuid) {
		return this.msgUuids.contains(msgUuid);
	}

	void accept(DingRobotMessage message, String msgUuid) {
		if (!msgUuid.isEmpty()) {
			this.msgUuids.add(msgUuid);
		}
		this.messages.add(message);
	}

}
