package cn.bootx.starter.integration.model;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Sends messages as WeChat does, through a load balancer: three attempts, each closed
 * after its time, each to any node that is up.
 */
final class ScriptedPlatform implements AutoCloseable {

	private final HttpClient http = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.connectTimeout(ModelTimes.ATTEMPT)
		.build();

	private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(2);

	private final Supplier<List<ModelProcess>> nodes;

	private final Random random;

	/** Of a hundred attempts so many are cut somewhere in between. */
	private volatile int cuts;

	ScriptedPlatform(Supplier<List<ModelProcess>> nodes, Random random) {
		this.nodes = nodes;
		this.random = random;
	}

	void cut(int ofAHundred) {
		this.cuts = ofAHundred;
	}

	/** Sends the message; completes when it is answered or given up. */
	CompletableFuture<Void> send(ModelMessage message) {
		CompletableFuture<Void> end = new CompletableFuture<>();
		attempt(message, 1, end);
		return end;
	}

	private void attempt(ModelMessage message, int number, CompletableFuture<Void> end) {
		long begin = System.nanoTime();
		ModelProcess node = choose();
		message.sent(node);
		HttpRequest request = HttpRequest.newBuilder(node.address())
			.timeout(timeout())
			.POST(HttpRequest.BodyPublishers.ofString(message.id + " " + message.handlerMillis))
			.build();
		this.http.sendAsync(request, HttpResponse.BodyHandlers.ofString()).whenComplete((response, failure) -> {
			if (failure == null && response.statusCode() == 200) {
				message.answered(response.body());
				end.complete(null);
			}
			else if (number == ModelTimes.ATTEMPTS) {
				message.answered("");
				end.complete(null);
			}
			else {
				long left = ModelTimes.ATTEMPT.toNanos() - (System.nanoTime() - begin);
				this.timer.schedule(() -> attempt(message, number + 1, end), left, TimeUnit.NANOSECONDS);
			}
		});
	}

	private Duration timeout() {
		synchronized (this.random) {
			return (this.random.nextInt(100) < this.cuts)
					? Duration.ofMillis(1 + this.random.nextInt((int) ModelTimes.ATTEMPT.toMillis()))
					: ModelTimes.ATTEMPT;
		}
	}

	private ModelProcess choose() {
		List<ModelProcess> up = this.nodes.get();
		synchronized (this.random) {
			return up.get(this.random.nextInt(up.size()));
		}
	}

	@Override
	public void close() {
		this.timer.shutdownNow();
	}

}
