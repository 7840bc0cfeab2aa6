package cn.bootx.starter.simulator.fault;

import java.util.Random;

import cn.bootx.starter.simulator.http.InvalidBodyException;
import cn.bootx.starter.simulator.http.SimulatorRequest;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * A rule and how often it has met something.
 */
final class ActiveRule {

	private final FaultRule rule;

	private final String path;

	private final Random random;

	private int seen;

	private int fired;

	/**
	 * @param path the rule's path with the simulator's prefix
	 */
	ActiveRule(FaultRule rule, String path) {
		this.rule = rule;
		this.path = path;
		this.random = (rule.seed() != null) ? new Random(rule.seed()) : new Random();
	}

	FaultRule rule() {
		return this.rule;
	}

	/** Whether the call is one that the rule is for; counts it. */
	boolean meets(SimulatorRequest request, Faults.Owner owner) {
		return matches(request, owner) && fires();
	}

	boolean meetsPush(String pushPath) {
		return this.rule.isPush() && this.path.equals(pushPath) && fires();
	}

	synchronized boolean used() {
		return this.fired > 0;
	}

	synchronized boolean spent() {
		return this.fired >= this.rule.limit() || this.rule.nth() != null && this.seen >= this.rule.nth();
	}

	private boolean matches(SimulatorRequest request, Faults.Owner owner) {
		if (this.rule.isPush() || !this.path.equals(request.path())
				|| this.rule.method() != null && !this.rule.method().equalsIgnoreCase(request.method())) {
			return false;
		}
		String account = this.rule.account();
		return (account == null || owner.owns(account, request)) && fieldMatches(request);
	}

	private boolean fieldMatches(SimulatorRequest request) {
		String field = this.rule.field();
		if (field == null) {
			return true;
		}
		JsonNode value = value(request, field);
		String wanted = this.rule.equals();
		return value != null && !value.isMissingNode() && (wanted == null || value.asText().equals(wanted));
	}

	private static @Nullable JsonNode value(SimulatorRequest request, String field) {
		try {
			return (request.body().length == 0) ? null : request.json().at("/" + field.replace('.', '/'));
		}
		catch (InvalidBodyException ex) {
			return null;
		}
	}

	private synchronized boolean fires() {
		if (this.fired >= this.rule.limit()) {
			return false;
		}
		this.seen++;
		Double probability = this.rule.probability();
		boolean chosen = (this.rule.nth() == null || this.rule.nth() == this.seen)
				&& (probability == null || this.random.nextDouble() < probability);
		this.fired += chosen ? 1 : 0;
		return chosen;
	}

}
