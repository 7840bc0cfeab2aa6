package cn.bootx.starter.dingtalk;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

import cn.bootx.starter.core.callback.CallbackExecutor;
import cn.bootx.starter.core.callback.CallbackRuntime;
import cn.bootx.starter.core.callback.ledger.MessageLedger;
import cn.bootx.starter.core.store.ExpiringStore;

/**
 * What pipelines need, as one node has it.
 */
public final class CallbackFixture implements AutoCloseable {

	private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);

	private final ScheduledExecutorService background = Executors.newScheduledThreadPool(4);

	private final CallbackExecutor executor;

	private final CallbackRuntime runtime;

	public CallbackFixture(ExpiringStore store, Clock clock) {
		this(store, clock, 8, 8);
	}

	public CallbackFixture(ExpiringStore store, Clock clock, int threads, int waiting) {
		this.executor = CallbackExecutor.pooled(threads, waiting, Thread::new);
		this.runtime = new CallbackRuntime(MessageLedger.shared(store, Duration.ofMinutes(11), Duration.ofSeconds(6)),
				this.executor, this.timer, this.background, clock, Duration.ofSeconds(2));
	}

	public CallbackRuntime runtime() {
		return this.runtime;
	}

	@Override
	public void close() {
		this.executor.close(Duration.ZERO);
		this.timer.shutdownNow();
		this.background.shutdownNow();
	}

}
