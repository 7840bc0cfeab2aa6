package cn.bootx.starter.benchmarks.inprocess;

import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

import cn.bootx.starter.benchmarks.sample.Push;
import cn.bootx.starter.benchmarks.sample.WxJavaPortal;
import cn.bootx.starter.core.callback.ledger.CallbackResponse;

/**
 * One encrypted push, from its bytes to the sealed reply.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PushBenchmark {

	private final WxJavaPortal wxJava = new WxJavaPortal();

	@Benchmark
	public CallbackResponse ours(Host host, Pushes pushes) {
		return host.handle(pushes.nextRequest());
	}

	@Benchmark
	public String wxJava(Pushes pushes) {
		Push push = pushes.next();
		String reply = this.wxJava.handle(push.body(), push.timestamp(), push.nonce(), push.signature(),
				push.msgSignature());
		if (reply.isEmpty()) {
			throw new IllegalStateException("Taken for a duplicate");
		}
		return reply;
	}

}
