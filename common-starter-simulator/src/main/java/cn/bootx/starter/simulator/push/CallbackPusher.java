package cn.bootx.starter.simulator.push;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import cn.bootx.starter.simulator.fault.FaultRule;
import cn.bootx.starter.simulator.fault.Faults;
import cn.bootx.starter.simulator.http.HostRules;
import cn.bootx.starter.simulator.journal.Journal;
import cn.bootx.starter.simulator.journal.NumberedLog;
import org.jspecify.annotations.Nullable;

/**
 * Sends callbacks to the host: closes the connection when an attempt takes too long, and
 * tries again as the platform does.
 *
 * @since 0.1.0
 */
public final class CallbackPusher {

	private static final int CAPACITY = 500;

	private final Journal journal;

	private final Clock clock;

	private final Pause pause;

	private final boolean remote;

	private final NumberedLog<RecordedPush> log = new NumberedLog<>(CAPACITY);

	private final Faults faults;

	private final PushFaults pushFaults = new PushFaults();

	/**
	 * @param clock the simulated time
	 * @param pause how the time until another attempt passes
	 * @param remote whether pushes may leave this machine
	 */
	public CallbackPusher(Journal journal, Clock clock, Pause pause, boolean remote, Faults faults) {
		this.journal = journal;
		this.clock = clock;
		this.pause = pause;
		this.remote = remote;
		this.faults = faults;
	}

	/**
	 * Delivers on the calling thread and returns when accepted or given up; a fault may
	 * lose, repeat, forge or reorder it.
	 */
	public Delivery deliver(PushRequest request) {
		FaultRule rule = "POST".equals(request.method()) ? this.faults.ofPush(request.uri().getPath()) : null;
		String action = (rule != null && rule.action() != null) ? rule.action() : "";
		this.pushFaults.before(request, rule);
		PushRequest before = this.pushFaults.previous(request);
		if (action.equals("replay") && before != null) {
			attempts(before);
		}
		Delivery delivery = switch (action) {
			case "drop-before" -> new Delivery(
					List.of(new PushAttempt(0, Duration.ZERO, Map.of(), new byte[0], "lost by a fault")), false);
			case "forge" -> attempts(PushFaults.forged(request));
			default -> attempts(request);
		};
		this.pushFaults.after(request);
		return action.equals("redeliver") ? attempts(request) : delivery;
	}

	private Delivery attempts(PushRequest request) {
		List<PushAttempt> attempts = new ArrayList<>();
		boolean delivered = false;
		Instant began = this.clock.instant();
		while (!delivered && attempts.size() <= request.pauses().size() && paused(request, attempts.size(), began)) {
			began = this.clock.instant();
			PushAttempt attempt = attempt(request);
			attempts.add(attempt);
			delivered = attempt.answered() && request.accepted().test(attempt);
			this.journal.add(request.platform(), "push", request.title(),
					"attempt " + attempts.size() + ": " + attempt);
		}
		Delivery delivery = new Delivery(List.copyOf(attempts), delivered);
		if (!attempts.isEmpty()) {
			record(request, delivery, null, () -> deliver(request.again()));
		}
		return delivery;
	}

	private boolean paused(PushRequest request, int attempts, Instant began) {
		try {
			if (attempts > 0) {
				this.pause.await(began, request.pauses().get(attempts - 1));
			}
			return !Thread.currentThread().isInterrupted();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	/** Adds a push that was delivered elsewhere. */
	public void record(PushRequest request, Delivery delivery, @Nullable String problem, Supplier<Delivery> again) {
		this.log.add(new RecordedPush(Instant.now(), request, delivery, problem, again));
	}

	/** The last callbacks with their numbers. */
	public NumberedLog<RecordedPush> log() {
		return this.log;
	}

	/** Notes what the platform objects to in the answer of a callback. */
	public void object(Delivery delivery, String problem) {
		this.log.change((push) -> push.delivery().last() == delivery.last(),
				(push) -> new RecordedPush(push.at(), push.request(), delivery, problem, push.again()));
	}

	private PushAttempt attempt(PushRequest request) {
		String host = request.uri().getHost();
		if (!this.remote && (host == null || !HostRules.loopback(host))) {
			return failed(System.nanoTime(), "not sent: '" + host + "' is another machine; allow it with "
					+ "remoteCallbacks, in an application with bootx.starter.third.simulator.remote-callbacks=true "
					+ "(默认只向本机推送)");
		}
		HttpRequest.Builder http = HttpRequest.newBuilder(request.uri());
		request.headers().forEach(http::header);
		http.method(request.method(),
				"GET".equals(request.method()) ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(request.body()));
		long start = System.nanoTime();
		CompletableFuture<HttpResponse<byte[]>> answer = Client.INSTANCE.sendAsync(http.build(),
				BodyHandlers.ofByteArray());
		try {
			HttpResponse<byte[]> response = answer.get(request.timeout().toNanos(), TimeUnit.NANOSECONDS);
			return new PushAttempt(response.statusCode(), since(start), headers(response), response.body(), null);
		}
		catch (TimeoutException ex) {
			// Cancelling closes the connection, as the platforms do.
			answer.cancel(true);
			return failed(start, "no answer");
		}
		catch (ExecutionException ex) {
			return failed(start,
					"no connection (" + Objects.requireNonNullElse(ex.getCause(), ex).getClass().getSimpleName() + ")");
		}
		catch (InterruptedException ex) {
			answer.cancel(true);
			Thread.currentThread().interrupt();
			return failed(start, "interrupted");
		}
	}

	private static PushAttempt failed(long start, String failure) {
		return new PushAttempt(0, since(start), Map.of(), new byte[0], failure);
	}

	private static Duration since(long start) {
		return Duration.ofNanos(System.nanoTime() - start);
	}

	private static Map<String, String> headers(HttpResponse<?> response) {
		Map<String, String> headers = new LinkedHashMap<>();
		response.headers().map().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
		return headers;
	}

	/** Lets the simulated time until another attempt pass. */
	@FunctionalInterface
	public interface Pause {

		void await(Instant since, Duration duration) throws InterruptedException;

	}

	/** Made at the first push, so that the simulator itself starts fast. */
	private static final class Client {

		static final HttpClient INSTANCE = HttpClient.newBuilder()
			.version(HttpClient.Version.HTTP_1_1)
			.connectTimeout(Duration.ofSeconds(5))
			.followRedirects(HttpClient.Redirect.NEVER)
			.build();

	}

}
