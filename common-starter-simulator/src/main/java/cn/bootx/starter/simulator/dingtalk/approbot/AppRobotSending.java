package cn.bootx.starter.simulator.dingtalk.approbot;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What one call of an application's robot sent, and who read it.
 */
public final class AppRobotSending {

	static final Duration WINDOW = Duration.ofHours(24);

	private final String key;

	private final String robotCode;

	/** Null for messages to users. */
	private final @Nullable String openConversationId;

	private final List<String> receivers;

	private final Instant at;

	private final Map<String, Instant> readers = new LinkedHashMap<>();

	private boolean recalled;

	AppRobotSending(String key, String robotCode, @Nullable String openConversationId, List<String> receivers,
			Instant at) {
		this.key = key;
		this.robotCode = robotCode;
		this.openConversationId = openConversationId;
		this.receivers = List.copyOf(receivers);
		this.at = at;
	}

	String key() {
		return this.key;
	}

	boolean belongsTo(String robot, @Nullable String group) {
		return this.robotCode.equals(robot)
				&& ((group == null) ? this.openConversationId == null : group.equals(this.openConversationId));
	}

	boolean toGroup() {
		return this.openConversationId != null;
	}

	boolean expiredAt(Instant now) {
		return now.isAfter(this.at.plus(WINDOW));
	}

	List<String> receivers() {
		return this.receivers;
	}

	synchronized void read(String userId, Instant now) {
		this.readers.putIfAbsent(userId, now);
	}

	synchronized Map<String, Instant> readers() {
		return new LinkedHashMap<>(this.readers);
	}

	synchronized void recall() {
		this.recalled = true;
	}

	public synchronized boolean recalled() {
		return this.recalled;
	}

	String status() {
		return recalled() ? "RECALLED" : "SUCCESS";
	}

}
