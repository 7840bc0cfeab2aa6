package cn.bootx.starter.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Collection;
import java.util.List;
import java.util.stream.LongStream;

import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * CPU time of all Java threads per operation. Unlike the wall time it hardly depends on
 * what else the machine does, and it leaves the compiler's threads out.
 */
public final class CpuProfiler implements InternalProfiler {

	static final String CPU = "cpu.norm";

	private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

	private long before;

	@Override
	public String getDescription() {
		return "CPU time of the Java threads";
	}

	@Override
	public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
		this.before = spent();
	}

	@Override
	public Collection<? extends Result<?>> afterIteration(BenchmarkParams benchmark, IterationParams iteration,
			IterationResult result) {
		double each = (double) (spent() - this.before) / Math.max(1, result.getMetadata().getAllOps());
		return List.of(new ScalarResult(CPU, each, "ns/op", AggregationPolicy.AVG));
	}

	private long spent() {
		return LongStream.of(this.threads.getAllThreadIds())
			.map(this.threads::getThreadCpuTime)
			.filter((time) -> time > 0)
			.sum();
	}

}
