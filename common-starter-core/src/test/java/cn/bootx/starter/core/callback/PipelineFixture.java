package cn.bootx.starter.core.callback;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

import cn.bootx.starter.core.callback.ledger.CallbackResponse;
import cn.bootx.starter.core.callback.ledger.Ledgers;
import cn.bootx.starter.core.callback.ledger.MessageLedger;
import cn.bootx.starter.core.store.ExpiringStore;

/**
 * Nodes with pipelines on one ledger.
 */
final class PipelineFixture implements AutoCloseable {

	/** Longer than any stall of a busy machine. */
	static final Duration CLAIM_TTL = Duration.ofSeconds(9);

	/** The entry of the message {@code test:account:m1} in a shared store. */
	static final String M1_KEY = "ledger:{ZVOLBsrpIIP4--dDwY7Pyw}";

	private static final Duration PROLONGED_EVERY = Duration.ofMillis(200);

	/** For outcomes that no time decides, so that a busy machine cannot either. */
	static final CallbackPipeline.Deadline PATIENT = new CallbackPipeline.Deadline(Duration.ofSeconds(30),
			Duration.ofSeconds(30), 3);

	/** The times of WeChat, ten times as fast. */
	static final CallbackPipeline.Deadline DEADLINE = new CallbackPipeline.Deadline(Duration.ofMillis(450),
			Duration.ofMillis(600), 3);

	final List<String> late = new CopyOnWriteArrayList<>();

	private final List<CallbackRuntime> runtimes = new CopyOnWriteArrayList<>();

	private final List<Runnable> open = new ArrayList<>();

	private final ExpiringStore store;

	PipelineFixture(ExpiringStore store) {
		this.store = store;
	}

	CallbackPipeline<String> node(CallbackDispatcher<String> handlers) {
		return node(handlers, PATIENT, CallbackExecutor.pooled(8, 64, Thread::new));
	}

	/** One whose attempts end after {@link #DEADLINE}. */
	CallbackPipeline<String> quick(CallbackDispatcher<String> handlers) {
		return node(handlers, DEADLINE, CallbackExecutor.pooled(8, 64, Thread::new));
	}

	CallbackPipeline<String> node(CallbackDispatcher<String> handlers, MessageLedger ledger) {
		return node(handlers, DEADLINE, CallbackExecutor.pooled(8, 64, Thread::new), ledger);
	}

	CallbackPipeline<String> node(CallbackDispatcher<String> handlers, CallbackPipeline.Deadline deadline,
			CallbackExecutor executor) {
		return node(handlers, deadline, executor,
				Ledgers.withoutFallback(this.store, Duration.ofMinutes(11), CLAIM_TTL));
	}

	CallbackPipeline<String> node(CallbackDispatcher<String> handlers, CallbackPipeline.Deadline deadline,
			CallbackExecutor executor, MessageLedger ledger) {
		return node(handlers, deadline, executor, ledger, (callback, request) -> {
		});
	}

	CallbackPipeline<String> node(CallbackDispatcher<String> handlers,
			BiConsumer<OpenedCallback<String>, CallbackRequest> listener) {
		return node(handlers, PATIENT, CallbackExecutor.pooled(8, 64, Thread::new),
				Ledgers.withoutFallback(this.store, Duration.ofMinutes(11), CLAIM_TTL), listener);
	}

	private CallbackPipeline<String> node(CallbackDispatcher<String> handlers, CallbackPipeline.Deadline deadline,
			CallbackExecutor executor, MessageLedger ledger,
			BiConsumer<OpenedCallback<String>, CallbackRequest> listener) {
		ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
		ScheduledExecutorService background = Executors.newScheduledThreadPool(2);
		this.open.add(timer::shutdownNow);
		this.open.add(background::shutdownNow);
		this.open.add(() -> executor.close(Duration.ZERO));
		CallbackRuntime runtime = new CallbackRuntime(ledger, executor, timer, background, Clock.systemUTC(),
				PROLONGED_EVERY);
		this.runtimes.add(runtime);
		return new CallbackPipeline<>("test/account", new PlainProtocol(), handlers, deadline,
				(callback, reply) -> this.late.add(callback.message() + "=" + reply), runtime, listener);
	}

	boolean isIdle() {
		return this.runtimes.stream().allMatch((it) -> it.memory().isIdle() && it.ticker().isIdle());
	}

	static CompletableFuture<CallbackResponse> push(CallbackPipeline<String> node, String message) {
		return node.handle(PlainProtocol.push(message)).toCompletableFuture();
	}

	static CallbackResponse answer(CompletableFuture<CallbackResponse> answer) throws Exception {
		return answer.get(60, TimeUnit.SECONDS);
	}

	@Override
	public void close() {
		this.open.forEach(Runnable::run);
	}

}
