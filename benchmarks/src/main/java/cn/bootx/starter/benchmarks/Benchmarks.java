package cn.bootx.starter.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.openjdk.jmh.runner.RunnerException;

import cn.bootx.starter.benchmarks.http.HttpBenchmark;
import cn.bootx.starter.benchmarks.outbound.OutboundBenchmark;
import cn.bootx.starter.benchmarks.soak.SoakBenchmark;

/**
 * Runs all benchmarks and writes their table to {@code benchmarks.md}.
 */
public final class Benchmarks {

	private Benchmarks() {
	}

	/**
	 * Runs them.
	 * @param args the folder of the table; {@code quick} or {@code long}; {@code all},
	 * {@code jmh}, {@code http}, {@code outbound} or {@code soak}; the soak's duration
	 */
	public static void main(String[] args) throws RunnerException, IOException {
		Path folder = Path.of((args.length > 0) ? args[0] : "target");
		boolean thorough = args.length > 1 && args[1].equals("long");
		String part = (args.length > 2) ? args[2] : "all";
		Table table = new Table();
		if (part.equals("all") || part.equals("jmh")) {
			InProcess.measure(table, thorough);
		}
		if (part.equals("all") || part.equals("http")) {
			table.add(thorough ? HttpBenchmark.run(5, Duration.ofSeconds(20), Duration.ofSeconds(10))
					: HttpBenchmark.run(3, Duration.ofSeconds(5), Duration.ofSeconds(5)));
		}
		if (part.equals("all") || part.equals("outbound")) {
			table.add(thorough ? OutboundBenchmark.run(5, Duration.ofSeconds(15), Duration.ofSeconds(8))
					: OutboundBenchmark.run(3, Duration.ofSeconds(10), Duration.ofSeconds(2)));
		}
		if (part.equals("soak")) {
			table.add(SoakBenchmark.run(Duration.parse((args.length > 3) ? args[3] : "PT5M")));
		}
		Files.createDirectories(folder);
		Files.writeString(folder.resolve("benchmarks.md"), table.toString());
		System.out.println(table);
	}

}
