package cn.bootx.starter.simulator.control;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import cn.bootx.starter.simulator.PlatformSimulator;
import cn.bootx.starter.simulator.http.Json;
import cn.bootx.starter.simulator.http.SimulatorRequest;
import cn.bootx.starter.simulator.http.StreamEndpoint;
import cn.bootx.starter.simulator.journal.Subscription;

/**
 * Server-sent events: {@code chat} and {@code journal}, as they happen. A page that reads
 * too slowly misses some.
 */
record LiveEvents(PlatformSimulator simulator) implements StreamEndpoint {

	private static final int BUFFER = 500;

	private static final long PING_SECONDS = 15;

	@Override
	public void handle(SimulatorRequest request, OutputStream output) throws IOException, InterruptedException {
		BlockingQueue<String> events = new LinkedBlockingQueue<>(BUFFER);
		Subscription chats = this.simulator.chats()
			.listen((message) -> events.offer(event("chat",
					Views.chat(this.simulator.dingtalk(), this.simulator.chats().log().last(), message))));
		Subscription journal = this.simulator.journal()
			.listen((entry) -> events.offer(event("journal", Views.journal(entry))));
		try {
			write(output, ": connected\n\n");
			while (true) {
				String event = events.poll(PING_SECONDS, TimeUnit.SECONDS);
				write(output, (event != null) ? event : ": ping\n\n");
			}
		}
		finally {
			chats.close();
			journal.close();
		}
	}

	private static String event(String name, Object data) {
		return "event: " + name + "\ndata: " + Json.text(data) + "\n\n";
	}

	private static void write(OutputStream output, String text) throws IOException {
		output.write(text.getBytes(StandardCharsets.UTF_8));
		output.flush();
	}

}
