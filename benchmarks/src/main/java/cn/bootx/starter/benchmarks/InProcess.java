package cn.bootx.starter.benchmarks;

import java.util.HashMap;
import java.util.Map;

import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

import cn.bootx.starter.benchmarks.inprocess.CodecBenchmark;
import cn.bootx.starter.benchmarks.inprocess.PushBenchmark;
import cn.bootx.starter.benchmarks.inprocess.TokenBenchmark;

/**
 * Runs what JMH measures.
 */
final class InProcess {

	private InProcess() {
	}

	static void measure(Table table, boolean thorough) throws RunnerException {
		Map<String, Score> scores = new HashMap<>();
		// Whole pushes need longer until they are compiled, WxJava's most of all.
		run(scores, options(thorough, 10).include(PushBenchmark.class.getName()));
		run(scores,
				options(thorough, 3).include(CodecBenchmark.class.getName()).include(TokenBenchmark.class.getName()));
		table.add("one AES push, bytes to sealed reply", scores.get("PushBenchmark.ours"),
				scores.get("PushBenchmark.wxJava"));
		table.add("parse the clear XML", scores.get("CodecBenchmark.parseOurs"),
				scores.get("CodecBenchmark.parseWxJava"));
		table.add("write and seal a reply", scores.get("CodecBenchmark.sealOurs"),
				scores.get("CodecBenchmark.sealWxJava"));
		table.add("a valid token", scores.get("TokenBenchmark.ours"), scores.get("TokenBenchmark.wxJava"));
	}

	private static ChainedOptionsBuilder options(boolean thorough, int warmUpSeconds) {
		return new OptionsBuilder().forks(thorough ? 3 : 1)
			.warmupIterations(warmUpSeconds * (thorough ? 3 : 1))
			.warmupTime(TimeValue.seconds(1))
			.measurementIterations(thorough ? 10 : 5)
			.measurementTime(TimeValue.seconds(1))
			.jvmArgs("-Xms1500m", "-Xmx1500m")
			.addProfiler(GCProfiler.class)
			.addProfiler(CpuProfiler.class)
			.shouldFailOnError(true);
	}

	private static void run(Map<String, Score> scores, ChainedOptionsBuilder options) throws RunnerException {
		for (RunResult result : new Runner(options.build()).run()) {
			String name = result.getParams().getBenchmark();
			Result<?> cpu = result.getSecondaryResults().get(CpuProfiler.CPU);
			Result<?> bytes = result.getSecondaryResults().get("gc.alloc.rate.norm");
			scores.put(name.substring(name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1),
					new Score(result.getPrimaryResult().getScore(), result.getPrimaryResult().getScoreError(),
							(cpu != null) ? cpu.getScore() : Double.NaN,
							(bytes != null) ? bytes.getScore() : Double.NaN));
		}
	}

}
