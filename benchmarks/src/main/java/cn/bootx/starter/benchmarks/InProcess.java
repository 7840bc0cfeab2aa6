package cn.bootx.starter.benchmarks;

import java.util.HashMap;
import java.util.Map;

import org.openjdk.jmh.profile.GCProfiler;
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
		Map<String, Samples> samples = new HashMap<>();
		// WxJava is not compiled before ten seconds. The two are measured in turn.
		for (int round = 0; round < (thorough ? 4 : 2); round++) {
			run(samples, options(15, thorough ? 10 : 6).include(PushBenchmark.class.getName()));
		}
		run(samples,
				options(thorough ? 15 : 6, 5).forks(thorough ? 3 : 1)
					.include(CodecBenchmark.class.getName())
					.include(TokenBenchmark.class.getName()));
		add(table, "one AES push, bytes to sealed reply", samples, "PushBenchmark.ours", "PushBenchmark.wxJava");
		add(table, "parse the clear XML", samples, "CodecBenchmark.parseOurs", "CodecBenchmark.parseWxJava");
		add(table, "write and seal a reply", samples, "CodecBenchmark.sealOurs", "CodecBenchmark.sealWxJava");
		add(table, "a valid token", samples, "TokenBenchmark.ours", "TokenBenchmark.wxJava");
	}

	private static ChainedOptionsBuilder options(int warmUpSeconds, int measuredSeconds) {
		return new OptionsBuilder().forks(1)
			.warmupIterations(warmUpSeconds)
			.warmupTime(TimeValue.seconds(1))
			.measurementIterations(measuredSeconds)
			.measurementTime(TimeValue.seconds(1))
			.jvmArgs("-Xms1500m", "-Xmx1500m")
			.addProfiler(GCProfiler.class)
			.addProfiler(CpuProfiler.class)
			.shouldFailOnError(true);
	}

	private static void run(Map<String, Samples> samples, ChainedOptionsBuilder options) throws RunnerException {
		for (RunResult result : new Runner(options.build()).run()) {
			String name = result.getParams().getBenchmark();
			samples
				.computeIfAbsent(name.substring(name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1),
						(key) -> new Samples())
				.add(result);
		}
	}

	private static void add(Table table, String work, Map<String, Samples> samples, String ours, String wxJava) {
		table.add(work, samples.get(ours).score(), samples.get(wxJava).score());
	}

}
