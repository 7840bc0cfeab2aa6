package cn.bootx.starter.simulator.dingtalk.robot;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import cn.bootx.starter.simulator.dingtalk.people.DingUser;
import org.jspecify.annotations.Nullable;

/**
 * The session webhooks that were given out.
 */
public final class DingSessions {

	private static final Duration LIFETIME = Duration.ofMinutes(90);

	private final Clock clock;

	private final Map<String, DingSession> sessions = new ConcurrentHashMap<>();

	public DingSessions(Clock clock) {
		this.clock = clock;
	}

	DingSession open(String conversationId, String robotCode, DingUser user) {
		String id = UUID.randomUUID().toString().replace("-", "");
		DingSession session = new DingSession(id, conversationId, robotCode, user, this.clock.instant().plus(LIFETIME));
		this.sessions.put(id, session);
		return session;
	}

	@Nullable DingSession find(@Nullable String id) {
		return (id == null) ? null : this.sessions.get(id);
	}

}
