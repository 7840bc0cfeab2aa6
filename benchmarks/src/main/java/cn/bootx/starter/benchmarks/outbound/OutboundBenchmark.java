package cn.bootx.starter.benchmarks.outbound;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Sends of every kind by all rivals in interleaved rounds, with one thread and with
 * sixteen, all limits switched off.
 */
public final class OutboundBenchmark {

	private static final AtomicLong NUMBER = new AtomicLong();

	static final String DING_ROBOT = "DingTalk webhook robot";

	static final String DING_NOTICE = "DingTalk work notice";

	static final String DING_APP = "DingTalk application's robot";

	static final String WECOM_NOTICE = "WeCom application message";

	static final String WECOM_ROBOT = "WeCom group robot";

	static final String TEMPLATE = "WeChat template message";

	private OutboundBenchmark() {
	}

	/** Another one each time: the same work notice twice on a day is not delivered. */
	static String text() {
		return "磁盘 web1 已用 95%，请在今天 18:00 前清理。" + NUMBER.incrementAndGet();
	}

	/**
	 * Runs it.
	 * @return a table in Markdown
	 */
	public static String run(int rounds, Duration warmUp, Duration round) throws IOException {
		StringBuilder table = new StringBuilder("""
				| message | threads | sender | sends/s | × OkHttp and Jackson | CPU µs/send | bytes/send |
				|---|---|---|---|---|---|---|
				""");
		try (Stub stub = new Stub(); OurSenders ours = new OurSenders(stub.url())) {
			List<Rival> rivals = new ArrayList<>(OtherSenders.bare(stub.url()));
			rivals.addAll(ours.all());
			rivals.addAll(OtherSenders.wxJava(stub.url()));
			rivals.addAll(OtherSenders.vendors(stub.url()));
			for (String work : rivals.stream().map(Rival::work).distinct().toList()) {
				List<Rival> same = rivals.stream().filter((rival) -> rival.work().equals(work)).toList();
				same.forEach((rival) -> SendLoad.run(rival.send(), 4, warmUp));
				for (int threads : new int[] { 1, 16 }) {
					add(table, work, threads, measure(same, threads, rounds, round));
				}
			}
		}
		return table.toString();
	}

	/** The median round of each rival. */
	private static Map<String, SendLoad.Cell> measure(List<Rival> rivals, int threads, int rounds, Duration time) {
		Map<String, List<SendLoad.Cell>> cells = new LinkedHashMap<>();
		for (int i = 0; i < rounds; i++) {
			rivals.forEach((rival) -> cells.computeIfAbsent(rival.name(), (key) -> new ArrayList<>())
				.add(SendLoad.run(rival.send(), threads, time)));
		}
		Map<String, SendLoad.Cell> medians = new LinkedHashMap<>();
		cells.forEach((name, all) -> {
			all.sort(Comparator.comparingDouble(SendLoad.Cell::rate));
			medians.put(name, all.get((all.size() - 1) / 2));
		});
		return medians;
	}

	private static void add(StringBuilder table, String work, int threads, Map<String, SendLoad.Cell> cells) {
		cells.forEach((name,
				cell) -> table.append(String.format(Locale.ROOT, "| %s | %d | %s | %,.0f | %.2f | %.0f | %,.0f |%n",
						work, threads, name, cell.rate(), cell.rate() / cells.get(OtherSenders.BARE).rate(),
						cell.cpuMicros(), cell.bytes())));
	}

}
