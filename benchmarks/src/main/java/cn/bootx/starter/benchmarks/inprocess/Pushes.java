package cn.bootx.starter.benchmarks.inprocess;

import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

import cn.bootx.starter.benchmarks.sample.Push;
import cn.bootx.starter.core.callback.CallbackRequest;

/**
 * Pushes, each a message of its own. More than the ledger and WxJava's duplicate checker
 * remember before they come round again, so that none is a retry.
 */
@State(Scope.Thread)
public class Pushes {

	/** Twice what the memory ledger holds. */
	private static final int COUNT = 1 << 18;

	private static final Map<String, String> HEADERS = Map.of("content-type", "text/xml");

	private Push[] all = new Push[0];

	private CallbackRequest[] requests = new CallbackRequest[0];

	private int next;

	@Setup
	public void make() {
		this.all = IntStream.range(0, COUNT).parallel().mapToObj(Push::of).toArray(Push[]::new);
		this.requests = Stream.of(this.all).map(Pushes::request).toArray(CallbackRequest[]::new);
	}

	Push next() {
		return this.all[this.next++ & (COUNT - 1)];
	}

	CallbackRequest nextRequest() {
		return this.requests[this.next++ & (COUNT - 1)];
	}

	/** As a servlet's thread carries it. */
	private static CallbackRequest request(Push push) {
		return new CallbackRequest("POST", push.query(), push.rawQuery(), HEADERS, push.body(), true);
	}

}
