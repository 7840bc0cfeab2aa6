package cn.bootx.starter.integration.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What became of one message, as the platform and the handlers have seen it. Times are
 * those of {@link System#nanoTime()}.
 */
final class ModelMessage {

	final String id;

	final long handlerMillis;

	private final List<Run> runs = new ArrayList<>();

	private final Set<ModelProcess> received = new HashSet<>();

	private ModelProcess lastReceiver;

	private long begun;

	private long ended;

	private String answer = "";

	private boolean late;

	ModelMessage(String id, long handlerMillis) {
		this.id = id;
		this.handlerMillis = handlerMillis;
	}

	synchronized void sent(ModelProcess process) {
		this.begun = (this.begun == 0) ? System.nanoTime() : this.begun;
		this.received.add(process);
		this.lastReceiver = process;
	}

	synchronized void answered(String body) {
		this.answer = body;
		this.ended = System.nanoTime();
	}

	synchronized void handled(ModelProcess process) {
		this.runs.add(new Run(process));
		this.ended = Math.max(this.ended, System.nanoTime());
	}

	synchronized void late() {
		this.late = true;
	}

	synchronized boolean isSettled() {
		return !this.runs.isEmpty() && (!this.answer.equals("success") || this.late);
	}

	synchronized boolean isLost() {
		return this.runs.isEmpty();
	}

	synchronized boolean isDoubled() {
		return this.runs.size() > 1;
	}

	/** Nothing excuses this: one process has run the handlers twice. */
	synchronized boolean isDoubledOnOneNode() {
		return this.runs.stream().map(Run::process).distinct().count() < this.runs.size();
	}

	synchronized boolean isUnanswered() {
		return this.answer.isEmpty();
	}

	/** The answer is of another message, or the reply never came. */
	synchronized boolean isWronglyAnswered() {
		boolean acknowledged = this.answer.equals("success");
		return !this.answer.isEmpty() && !this.answer.equals("reply " + this.id) && !(acknowledged && this.late);
	}

	synchronized long begun() {
		return this.begun;
	}

	synchronized long ended() {
		return this.ended;
	}

	synchronized Set<ModelProcess> processes() {
		Set<ModelProcess> all = new HashSet<>(this.received);
		this.runs.forEach((run) -> all.add(run.process()));
		return all;
	}

	synchronized ModelProcess lastReceiver() {
		return this.lastReceiver;
	}

	@Override
	public synchronized String toString() {
		return this.id + " (handler " + this.handlerMillis + " ms, sent to " + this.received + ", run by " + this.runs
				+ ", answer '" + this.answer + "'" + (this.late ? ", late" : "") + ")";
	}

	private record Run(ModelProcess process) {

		@Override
		public String toString() {
			return this.process.toString();
		}

	}

}
