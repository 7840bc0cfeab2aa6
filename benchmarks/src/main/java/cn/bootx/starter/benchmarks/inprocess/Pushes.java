package cn.bootx.starter.benchmarks.inprocess;

import java.util.stream.IntStream;

import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

import cn.bootx.starter.benchmarks.sample.Push;

/**
 * Pushes, each a message of its own. More than the ledger and WxJava's duplicate checker
 * remember before they come round again, so that none is a retry.
 */
@State(Scope.Thread)
public class Pushes {

	/** Twice what the memory ledger holds. */
	private static final int COUNT = 1 << 18;

	private Push[] all = new Push[0];

	private int next;

	@Setup
	public void make() {
		this.all = IntStream.range(0, COUNT).parallel().mapToObj(Push::of).toArray(Push[]::new);
	}

	Push next() {
		return this.all[this.next++ & (COUNT - 1)];
	}

}
