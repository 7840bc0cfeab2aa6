package cn.bootx.starter.core.callback;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;

import cn.bootx.starter.core.callback.ledger.CallbackResponse;
import cn.bootx.starter.core.callback.ledger.MessageLedger;
import cn.bootx.starter.core.observe.ThirdObserver;

/**
 * What all pipelines of an application share. Messages that come through different
 * pipelines, over HTTP and a Stream, are the same if their identity is.
 *
 * @since 0.1.0
 */
public final class CallbackRuntime {

	private final MessageLedger ledger;

	private final CallbackExecutor executor;

	private final ScheduledExecutorService timer;

	private final ScheduledExecutorService background;

	private final Clock clock;

	private final Duration prolongEvery;

	private final ThirdObserver observer;

	private final NodeMemory memory = new NodeMemory(System::nanoTime);

	private final CallbackTicker ticker;

	/**
	 * Makes the runtime.
	 * @param timer ends attempts; its tasks never block
	 * @param background looks into the ledger; its tasks may block
	 * @param clock wall clock, for freshness
	 * @param prolongEvery how often a working claim is prolonged
	 */
	public CallbackRuntime(MessageLedger ledger, CallbackExecutor executor, ScheduledExecutorService timer,
			ScheduledExecutorService background, Clock clock, Duration prolongEvery, ThirdObserver observer) {
		this.ledger = ledger;
		this.executor = executor;
		this.timer = timer;
		this.background = background;
		this.clock = clock;
		this.prolongEvery = prolongEvery;
		this.observer = observer;
		this.ticker = new CallbackTicker(timer);
	}

	/** Without an observer. */
	public CallbackRuntime(MessageLedger ledger, CallbackExecutor executor, ScheduledExecutorService timer,
			ScheduledExecutorService background, Clock clock, Duration prolongEvery) {
		this(ledger, executor, timer, background, clock, prolongEvery, ThirdObserver.NONE);
	}

	/**
	 * Answers a request by what may wait for a store: on the request's own thread where
	 * that may block, otherwise in the background. A handlers' thread is not taken: what
	 * waits for one must be counted, and this is not yet known.
	 * @return the answer; 503 if the application is closing
	 */
	public CompletionStage<CallbackResponse> waiting(CallbackRequest request,
			Function<CallbackRequest, CompletionStage<CallbackResponse>> answer) {
		if (request.mayBlock()) {
			return answer.apply(request);
		}
		try {
			return CompletableFuture.supplyAsync(() -> answer.apply(request), this.background)
				.thenCompose(Function.identity());
		}
		catch (RejectedExecutionException ex) {
			return CompletableFuture.completedFuture(CallbackResponse.empty(503));
		}
	}

	public MessageLedger ledger() {
		return this.ledger;
	}

	public CallbackExecutor executor() {
		return this.executor;
	}

	public ScheduledExecutorService timer() {
		return this.timer;
	}

	public ScheduledExecutorService background() {
		return this.background;
	}

	public Clock clock() {
		return this.clock;
	}

	public Duration prolongEvery() {
		return this.prolongEvery;
	}

	public ThirdObserver observer() {
		return this.observer;
	}

	NodeMemory memory() {
		return this.memory;
	}

	CallbackTicker ticker() {
		return this.ticker;
	}

}
