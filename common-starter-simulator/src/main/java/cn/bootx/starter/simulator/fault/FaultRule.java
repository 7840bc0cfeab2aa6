package cn.bootx.starter.simulator.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * One fault: which calls or pushes it meets, and what happens to them. The same form in
 * Java, in {@code sim.yaml} ({@code faults}) and in {@code POST /_sim/faults}.
 *
 * @param method HTTP method, any without it; {@code PUSH} for a callback to the host
 * @param path the platform's path as exceptions print it, with or without the simulator's
 * prefix; of a push the path of its address
 * @param account AppID, corporation id or app key whose token or id the call carries
 * @param field a field of the JSON body, dots lead into objects
 * @param equals text of that field; without it the field must be there
 * @param nth only the nth call that matches, from 1
 * @param times how many calls at most; 1 for an action or answer, unlimited for a mere
 * delay or with a probability
 * @param probability from 0 to 1; 1 without it
 * @param seed makes the same choices again
 * @param delayMillis waits so long first, up to 600,000
 * @param errcode refuses with this code in the platform's form
 * @param status answers with this HTTP status
 * @param answer answers with this JSON
 * @param action {@code drop-before} and {@code drop-after} the work without an answer,
 * {@code half} of the answer, {@code hang} for ten minutes, {@code revoke} the token
 * first; of a push {@code drop-before}, {@code redeliver}, {@code replay} the one before
 * first, {@code forge} the signature, {@code reorder} behind the next one
 * @since 0.1.0
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FaultRule(@Nullable String method, String path, @Nullable String account, @Nullable String field,
		@Nullable String equals, @Nullable Integer nth, @Nullable Integer times, @Nullable Double probability,
		@Nullable Long seed, @Nullable Integer delayMillis, @Nullable String errcode, @Nullable Integer status,
		@Nullable JsonNode answer, @Nullable String action) {

	/** The method of a callback to the host. */
	public static final String PUSH = "PUSH";

	private static final Set<String> OF_CALLS = Set.of("drop-before", "drop-after", "half", "hang", "revoke");

	private static final Set<String> OF_PUSHES = Set.of("drop-before", "redeliver", "replay", "forge", "reorder");

	/** Every call of a path does this. */
	public static FaultRule of(String path, String action) {
		return new FaultRule(null, path, null, null, null, null, null, null, null, null, null, null, null, action);
	}

	/** A callback to the host's path does this. */
	public static FaultRule ofPush(String path, String action) {
		return new FaultRule(PUSH, path, null, null, null, null, null, null, null, null, null, null, null, action);
	}

	boolean isPush() {
		return PUSH.equals(this.method);
	}

	/** Whether it ends the call without the platform's answer. */
	boolean answers() {
		return this.errcode != null || this.status != null || this.answer != null;
	}

	/** How many calls it may meet. */
	int limit() {
		if (this.times != null) {
			return this.times;
		}
		return (this.probability != null || !answers() && this.action == null) ? Integer.MAX_VALUE : 1;
	}

	/** What is wrong with it, in words; empty if nothing is. */
	List<String> problems() {
		List<String> problems = new ArrayList<>();
		Set<String> actions = isPush() ? OF_PUSHES : OF_CALLS;
		if (this.action != null && !actions.contains(this.action)) {
			problems.add("'action' is '" + this.action + "', but must be one of " + actions.stream().sorted().toList()
					+ " (action 取值不正确)");
		}
		if (!answers() && this.action == null && this.delayMillis == null) {
			problems.add("a fault needs 'answer', 'status', 'errcode', 'action' or 'delayMillis' (缺少故障内容)");
		}
		within(problems, "nth", this.nth, 1, 1_000_000);
		within(problems, "times", this.times, 1, 10_000);
		within(problems, "delayMillis", this.delayMillis, 0, 600_000);
		within(problems, "status", this.status, 200, 599);
		if (this.probability != null && !(this.probability >= 0 && this.probability <= 1)) {
			problems.add("'probability' is " + this.probability + ", but must be within 0..1 (概率应在 0 到 1 之间)");
		}
		return problems;
	}

	private static void within(List<String> problems, String name, @Nullable Integer value, int min, int max) {
		if (value != null && (value < min || value > max)) {
			problems.add("'" + name + "' is " + value + ", but must be within " + min + ".." + max + " (取值超出范围)");
		}
	}

}
