package cn.bootx.starter.benchmarks.http;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Requests per second of the three controllers, in interleaved rounds, and the CPU time
 * of the server for each.
 */
public final class HttpBenchmark {

	/** The starter's own path. */
	private static final String OURS = "/wechat/portal";

	private HttpBenchmark() {
	}

	/**
	 * A controller's median round.
	 *
	 * @param rps requests per second
	 * @param cpuMicros CPU time of the server per request, in microseconds
	 */
	public record Cell(double rps, double cpuMicros) {
	}

	/** All three. */
	public record Result(Cell ours, Cell wxJava, Cell nothing) {
	}

	public static Result run(int rounds, Duration warmUp, Duration cell) throws IOException {
		List<String> paths = List.of(Rivals.NOTHING, OURS, Rivals.WX_JAVA);
		Map<String, List<Cell>> cells = new LinkedHashMap<>();
		try (ServerProcess server = new ServerProcess()) {
			Load load = new Load(server.port());
			for (String path : paths) {
				load.run(path, warmUp);
			}
			for (int round = 0; round < rounds; round++) {
				for (String path : paths) {
					cells.computeIfAbsent(path, (key) -> new ArrayList<>()).add(measure(server, load, path, cell));
				}
			}
		}
		return new Result(median(cells, OURS), median(cells, Rivals.WX_JAVA), median(cells, Rivals.NOTHING));
	}

	private static Cell measure(ServerProcess server, Load load, String path, Duration time) throws IOException {
		long cpu = server.cpu().toNanos();
		long start = System.nanoTime();
		long answers = load.run(path, time);
		long spent = System.nanoTime() - start;
		return new Cell(answers * 1e9 / spent, (server.cpu().toNanos() - cpu) / 1e3 / Math.max(1, answers));
	}

	private static Cell median(Map<String, List<Cell>> cells, String path) {
		List<Cell> sorted = new ArrayList<>(cells.getOrDefault(path, List.of()));
		sorted.sort(Comparator.comparingDouble(Cell::rps));
		return sorted.get((sorted.size() - 1) / 2);
	}

}
