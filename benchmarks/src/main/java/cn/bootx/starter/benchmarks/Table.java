package cn.bootx.starter.benchmarks;

import java.util.Locale;

import cn.bootx.starter.benchmarks.http.HttpBenchmark;

/**
 * The results in Markdown.
 */
final class Table {

	private final StringBuilder jmh = new StringBuilder();

	private final StringBuilder http = new StringBuilder();

	private final StringBuilder outbound = new StringBuilder();

	void add(String work, Score ours, Score wxJava) {
		this.jmh.append(String.format(Locale.ROOT,
				"| %s | %s | %s | 1/%.1f | %.2f | %.2f | 1/%.1f | %,.0f | %,.0f | %s |%n", work, time(ours),
				time(wxJava), wxJava.nanos() / ours.nanos(), ours.cpu() / 1000, wxJava.cpu() / 1000,
				wxJava.cpu() / ours.cpu(), ours.bytes(), wxJava.bytes(),
				(ours.bytes() < 1) ? "nothing" : String.format(Locale.ROOT, "1/%.1f", wxJava.bytes() / ours.bytes())));
	}

	void add(HttpBenchmark.Result result) {
		row("this starter", result.ours(), result);
		row("WxJava", result.wxJava(), result);
		row("nothing", result.nothing(), result);
	}

	/** Adds a table that is finished. */
	void add(String rows) {
		this.outbound.append(rows);
	}

	private void row(String name, HttpBenchmark.Cell cell, HttpBenchmark.Result result) {
		this.http.append(String.format(Locale.ROOT, "| %s | %,.0f | %.0f | %.2f | %.2f |%n", name, cell.rps(),
				cell.cpuMicros(), cell.rps() / result.wxJava().rps(), cell.rps() / result.nothing().rps()));
	}

	private static String time(Score score) {
		return (score.nanos() < 1000) ? String.format(Locale.ROOT, "%.1f ± %.1f ns", score.nanos(), score.spread())
				: String.format(Locale.ROOT, "%.2f ± %.2f µs", score.nanos() / 1000, score.spread() / 1000);
	}

	@Override
	public String toString() {
		StringBuilder text = new StringBuilder();
		if (!this.jmh.isEmpty()) {
			text.append(
					"| in process | ours | WxJava | time | ours, CPU µs | WxJava, CPU µs | CPU | ours, bytes | WxJava, bytes | bytes |\n")
				.append("|---|---|---|---|---|---|---|---|---|---|\n")
				.append(this.jmh)
				.append('\n');
		}
		if (!this.http.isEmpty()) {
			text.append("| over HTTP, 64 connections | requests/s | server CPU µs/request | × WxJava | × nothing |\n")
				.append("|---|---|---|---|---|\n")
				.append(this.http)
				.append('\n');
		}
		text.append(this.outbound);
		return text.toString();
	}

}
