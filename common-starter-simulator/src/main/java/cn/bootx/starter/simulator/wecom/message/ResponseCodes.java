package cn.bootx.starter.simulator.wecom.message;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import cn.bootx.starter.simulator.wecom.SimulatedWeComAgent;
import org.jspecify.annotations.Nullable;

/**
 * The codes that allow one update of a card each, within 72 hours.
 */
public final class ResponseCodes {

	private static final Duration LIFETIME = Duration.ofHours(72);

	private final Clock clock;

	private final Map<String, Code> codes = new ConcurrentHashMap<>();

	public ResponseCodes(Clock clock) {
		this.clock = clock;
	}

	public String issue(SimulatedWeComAgent agent, String msgId) {
		String value = UUID.randomUUID().toString().replace("-", "");
		this.codes.put(value, new Code(agent, msgId, this.clock.instant().plus(LIFETIME)));
		return value;
	}

	/** The message that a code of this agent updates, null if it is used up or wrong. */
	@Nullable String redeem(SimulatedWeComAgent agent, String value) {
		Code code = this.codes.get(value);
		if (code == null || code.agent() != agent) {
			return null;
		}
		this.codes.remove(value);
		return this.clock.instant().isBefore(code.expiresAt()) ? code.msgId() : null;
	}

	private record Code(SimulatedWeComAgent agent, String msgId, Instant expiresAt) {
	}

}
