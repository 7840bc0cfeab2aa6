package cn.bootx.starter.simulator.wecom.robot;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import cn.bootx.starter.simulator.rules.Fields;
import cn.bootx.starter.simulator.rules.SlidingWindow;
import org.jspecify.annotations.Nullable;

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

	private final RobotPushes pushes;

	private volatile @Nullable WeComRobotCallback callback;

	SimulatedWeComRobot(String key, String conversation, RobotPushes pushes) {
		this.key = key;
		this.conversation = conversation;
		this.pushes = pushes;
	}

	/** Where messages that mention the robot are pushed, null for nowhere. */
	public void callback(@Nullable WeComRobotCallback callback) {
		this.callback = callback;
	}

	/** Whether there is somewhere to push to. */
	public boolean hasCallback() {
		return this.callback != null;
	}

	/**
	 * A member of the group mentions the robot.
	 * @param text what follows the mention
	 * @throws IllegalStateException if the robot has no callback
	 */
	public WeComRobotPushOutcome mentionedBy(String userId, String name, String text) {
		return pushes(userId, name,
				Fields.of("MsgType", "text", "Text", Map.of("Content", "@" + this.conversation + " " + text)));
	}

	/**
	 * A member presses a button of a message of the robot.
	 * @param button name of the button
	 */
	public WeComRobotPushOutcome pressedBy(String userId, String name, String callbackId, String button, String value) {
		return pushes(userId, name, Fields.of("MsgType", "attachment", "Attachment", Fields.of("CallbackId", callbackId,
				"Actions", Fields.of("Name", button, "Value", value, "Type", "button"))));
	}

	/**
	 * Causes a push of any kind.
	 * @param fields in the names of XML: {@code MsgType} and what belongs to it
	 * @throws IllegalStateException if the robot has no callback
	 */
	public WeComRobotPushOutcome pushes(String userId, String name, Map<String, ?> fields) {
		WeComRobotCallback target = this.callback;
		if (target == null) {
			throw new IllegalStateException(
					"The robot of " + this.conversation + " has no callback; set it with callback(…)");
		}
		return this.pushes.push(this, target, userId, name, fields);
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
