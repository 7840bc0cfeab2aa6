package cn.bootx.starter.integration.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What became of one message to one receiver, as the platform has seen it and as the
 * caller was given.
 */
final class OutboundMessage {

	static final String OK = "ok";

	static final String UNKNOWN = "unknown";

	final int id;

	final OutboundKind kind;

	private final List<PlatformFault> platform = new ArrayList<>();

	private final Set<String> repetitions = new HashSet<>();

	private int works;

	private String reported = "";

	OutboundMessage(int id, OutboundKind kind) {
		this.id = id;
		this.kind = kind;
	}

	/** A request for it has arrived. */
	synchronized void met(PlatformFault fault) {
		this.platform.add(fault);
	}

	/**
	 * The platform does what was asked for.
	 * @param repetition by which the platform recognises the same message, or an empty
	 * text
	 */
	synchronized void done(String repetition) {
		if (repetition.isEmpty() || this.repetitions.add(repetition)) {
			this.works++;
		}
	}

	/** The caller has the result: ok, unknown, or that it was not sent. */
	synchronized void reported(String result) {
		this.reported = this.reported.isEmpty() ? result : this.reported + " and " + result;
	}

	synchronized boolean isSettled() {
		return !this.reported.isEmpty();
	}

	synchronized boolean isDoubled() {
		return this.works > 1;
	}

	synchronized boolean isWronglySuccessful() {
		return this.reported.equals(OK) && this.works == 0;
	}

	synchronized boolean isWronglyNotSent() {
		return isSettled() && !this.reported.equals(OK) && !this.reported.equals(UNKNOWN) && this.works > 0;
	}

	/**
	 * The platform has refused it in its own words whenever it came, and the caller has
	 * to assume the opposite.
	 */
	synchronized boolean isVague() {
		return this.reported.equals(UNKNOWN) && !this.platform.isEmpty()
				&& this.platform.stream().allMatch(PlatformFault::refuses);
	}

	synchronized boolean isSuccessful() {
		return this.reported.equals(OK);
	}

	@Override
	public synchronized String toString() {
		return this.kind + " " + this.id + " (platform " + this.platform + ", done " + this.works + " times, reported '"
				+ this.reported + "')";
	}

}
