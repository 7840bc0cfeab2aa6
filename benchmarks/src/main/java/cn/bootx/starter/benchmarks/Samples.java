package cn.bootx.starter.benchmarks;

import java.util.ArrayList;
import java.util.List;

import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/**
 * What the measured seconds of a benchmark gave. The median of them is taken: on a
 * machine that does other work the mean is that of its neighbours.
 */
final class Samples {

	private final List<Double> nanos = new ArrayList<>();

	private final List<Double> cpu = new ArrayList<>();

	private final List<Double> bytes = new ArrayList<>();

	void add(RunResult run) {
		for (BenchmarkResult fork : run.getBenchmarkResults()) {
			for (IterationResult second : fork.getIterationResults()) {
				this.nanos.add(second.getPrimaryResult().getScore());
				add(this.cpu, second, CpuProfiler.CPU);
				add(this.bytes, second, "gc.alloc.rate.norm");
			}
		}
	}

	Score score() {
		double spread = (at(this.nanos, 0.75) - at(this.nanos, 0.25)) / 2;
		return new Score(at(this.nanos, 0.5), spread, at(this.cpu, 0.5), at(this.bytes, 0.5));
	}

	private static void add(List<Double> values, IterationResult second, String name) {
		Result<?> result = second.getSecondaryResults().get(name);
		if (result != null) {
			values.add(result.getScore());
		}
	}

	private static double at(List<Double> values, double quantile) {
		return values.isEmpty() ? Double.NaN
				: values.stream().sorted().skip((long) ((values.size() - 1) * quantile)).findFirst().orElseThrow();
	}

}
