package cn.bootx.starter.core.callback;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import cn.bootx.starter.core.callback.ledger.CallbackResponse;
import cn.bootx.starter.core.callback.ledger.MessageLedger.Claim;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The answer to the last attempt when its time is up and the handlers have not finished.
 * The platform does not send the message again: if the node that works on it dies, this
 * one takes over.
 */
final class Acknowledgement<M> {

	private static final Logger logger = LoggerFactory.getLogger(Acknowledgement.class);

	private final CallbackPipeline<M> steps;

	private final CallbackRuntime runtime;

	private final OpenedCallback<M> opened;

	private final int attempt;

	private final Executor background;

	private final Consumer<Claim> takeOver;

	/**
	 * Makes it.
	 * @param attempt number of the last attempt
	 * @param background looks at the ledger
	 * @param takeOver gets the claim of a message whose node is gone
	 */
	Acknowledgement(CallbackPipeline<M> steps, CallbackRuntime runtime, OpenedCallback<M> opened, int attempt,
			Executor background, Consumer<Claim> takeOver) {
		this.steps = steps;
		this.runtime = runtime;
		this.opened = opened;
		this.attempt = attempt;
		this.background = background;
		this.takeOver = takeOver;
	}

	/** The reply if it is ready on any node, otherwise that there is none. */
	CallbackResponse give() {
		Claim late = this.runtime.ledger().markLate(this.opened.identity(), this.attempt);
		if (late.state() == Claim.State.DONE) {
			return this.steps.sealAgain(this.opened, late.answer());
		}
		CallbackWork<?> work = this.runtime.memory().working(this.opened.identity());
		if (work != null) {
			work.acknowledged();
		}
		else {
			standBy();
		}
		return this.steps.seal(this.opened, null);
	}

	private void standBy() {
		try {
			this.runtime.timer()
				.schedule(() -> this.background.execute(this::look), this.runtime.prolongEvery().toNanos(),
						TimeUnit.NANOSECONDS);
		}
		catch (RejectedExecutionException ex) {
			logger.debug("The application is closing; {} is left to its node", this.opened.identity());
		}
	}

	private void look() {
		Claim now = this.runtime.ledger().look(this.opened.identity(), this.attempt);
		if (now.state() == Claim.State.CLAIMED) {
			this.takeOver.accept(now);
		}
		else if (now.state() != Claim.State.DONE) {
			standBy();
		}
	}

}
