package cn.bootx.starter.simulator.wecom.robot;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import cn.bootx.starter.simulator.rules.SlidingWindow;

/**
 * A registered group robot: what a test sees of it and can do to it.
 *
 * @since 0.1.0
 */
public final class SimulatedWeComRobot {

	private static final int PER_MINUTE = 20;

	private final String key;

	private final String conversation;

	private final SlidingWindow window = new SlidingWindow(PER_MINUTE, Duration.ofMinutes(1));

	private final List<WeComRobotMessage> messages = new CopyOnWriteArrayList<>();

	private volatile boolean disabled;

	SimulatedWeComRobot(String key, String conversation) {
		this.key = key;
		this.conversation = conversation;
	}

	/**
	 * Name of the group's conversation in the simulated chats; the key would be a secret
	 * there.
	 */
	public String conversation() {
		return this.conversation;
	}

	/** What the group received, oldest first. */
	public List<WeComRobotMessage> messages() {
		return List.copyOf(this.messages);
	}

	/** Disables the robot: every further message is refused with 93004. */
	public void disable() {
		this.disabled = true;
	}

	String key() {
		return this.key;
	}

	boolean disabled() {
		return this.disabled;
	}

	SlidingWindow window() {
		return this.window;
	}

	void add(WeComRobotMessage message) {
		this.messages.add(message);
	}

}
