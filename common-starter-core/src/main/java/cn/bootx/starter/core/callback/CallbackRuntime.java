package cn.bootx.starter.core.callback;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;

import cn.bootx.starter.core.observe.ThirdObserver;

/**
 * What all pipelines of an application share.
 *
 * @param ledger knows the messages that were handled
 * @param executor runs the handlers
 * @param timer ends attempts; its tasks never block
 * @param background looks at the ledger for waiting attempts; its tasks may block
 * @param clock tells the time of day, for freshness
 * @param prolongEvery how often a working claim is prolonged
 * @param observer watches the pushes
 * @since 0.1.0
 */
public record CallbackRuntime(MessageLedger ledger, CallbackExecutor executor, ScheduledExecutorService timer,
		ScheduledExecutorService background, Clock clock, Duration prolongEvery, ThirdObserver observer) {

	/**
	 * Without anybody who watches.
	 */
	public CallbackRuntime(MessageLedger ledger, CallbackExecutor executor, ScheduledExecutorService timer,
			ScheduledExecutorService background, Clock clock, Duration prolongEvery) {
		this(ledger, executor, timer, background, clock, prolongEvery, ThirdObserver.NONE);
	}

}
