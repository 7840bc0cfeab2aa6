package cn.bootx.starter.core.callback;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;

import cn.bootx.starter.core.callback.ledger.CallbackResponse;
import cn.bootx.starter.core.callback.ledger.MessageLedger.Claim;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import cn.bootx.starter.core.observe.ThirdObserver;
import cn.bootx.starter.core.store.StoreUnavailableException;

/**
 * The way of a message through one account's portal: verify ▸ open ▸ claim ▸ dispatch ▸
 * seal; the steps are the methods below, in their order. A push over HTTP enters by
 * {@link #handle(CallbackRequest)}, a message whose transport has nothing to verify by
 * {@link #handle(OpenedCallback, boolean)}. Handlers run once per message, on all nodes
 * that share the ledger; a message that the platform sends again gets the first reply.
 * <p>
 * {@link CallbackAttempt} takes the steps in the platform's time, {@link CallbackWork}
 * holds the claim while the handlers work.
 *
 * @param <M> the platform's message type
 * @since 0.1.0
 */
public final class CallbackPipeline<M> {

	private static final Logger logger = LoggerFactory.getLogger(CallbackPipeline.class);

	private final String portal;

	private final CallbackProtocol<M> protocol;

	private final CallbackDispatcher<M> dispatcher;

	private final Deadline deadline;

	private final LateReply<M> lateReply;

	private final CallbackRuntime runtime;

	private final BiConsumer<OpenedCallback<M>, @Nullable CallbackRequest> listener;

	private final TurnedAway turnedAway;

	/**
	 * Makes the pipeline of an account.
	 * @param portal name of the portal for the log, for example {@code wechat/default}
	 */
	public CallbackPipeline(String portal, CallbackProtocol<M> protocol, CallbackDispatcher<M> dispatcher,
			Deadline deadline, LateReply<M> lateReply, CallbackRuntime runtime) {
		this(portal, protocol, dispatcher, deadline, lateReply, runtime, (callback, request) -> {
		});
	}

	/**
	 * Of an account whose messages are reported to a listener as well: each one that this
	 * node claims, before its handlers run, and once on all nodes; no retries, also after
	 * a failure. Only where a node dies at work, the one that takes over reports again.
	 * @param listener returns at once; gets no request with a message that came open
	 */
	public CallbackPipeline(String portal, CallbackProtocol<M> protocol, CallbackDispatcher<M> dispatcher,
			Deadline deadline, LateReply<M> lateReply, CallbackRuntime runtime,
			BiConsumer<OpenedCallback<M>, @Nullable CallbackRequest> listener) {
		this.portal = portal;
		this.protocol = protocol;
		this.dispatcher = dispatcher;
		this.deadline = deadline;
		this.lateReply = lateReply;
		this.runtime = runtime;
		this.listener = listener;
		this.turnedAway = new TurnedAway(portal, runtime.executor().threads(), runtime.timer());
	}

	/**
	 * Verify, as far as the head of a push alone proves something: a stranger costs no
	 * more than that. Returns the refusal, or null.
	 */
	public @Nullable CallbackResponse refuse(CallbackRequest head) {
		try {
			this.protocol.checkHead(head);
			return null;
		}
		catch (RuntimeException ex) {
			return refuse(ex, watch());
		}
	}

	/**
	 * Handles a push. Where the request's thread may block, a first attempt is handled on
	 * it: to change threads costs more than most handlers.
	 * @return the answer, when a reply is ready or the platform's time is up; it never
	 * completes exceptionally
	 */
	public CompletionStage<CallbackResponse> handle(CallbackRequest request) {
		return this.protocol.looksUp() ? this.runtime.waiting(request, this::openAndStart) : openAndStart(request);
	}

	/** Verify ▸ open: what is forged, stale or malformed ends here. */
	private CompletionStage<CallbackResponse> openAndStart(CallbackRequest request) {
		ThirdObserver.Watch watch = watch();
		OpenedCallback<M> opened;
		try {
			opened = this.protocol.open(request);
		}
		catch (RuntimeException ex) {
			return CompletableFuture.completedFuture(refuse(ex, watch));
		}
		return new CallbackAttempt<>(this, this.runtime, this.deadline, request, opened, watch)
			.start(request.mayBlock());
	}

	/** Whatever a sender invents must not become a 500. */
	private CallbackResponse refuse(RuntimeException failure, ThirdObserver.Watch watch) {
		int status = 400;
		String reason = String.valueOf(failure.getMessage());
		if (failure instanceof CallbackRejectedException rejected) {
			status = rejected.status();
		}
		else if (failure instanceof StoreUnavailableException) {
			status = 503;
			reason = "it cannot be verified now, and the platform will send it again: " + reason;
		}
		else {
			// The message may quote the push.
			reason = "it cannot be read (" + failure.getClass().getSimpleName() + ")";
			logger.debug("The unreadable push to {}", this.portal, failure);
		}
		Refusals.warn(this.portal, status, reason);
		watch.end((status == 503) ? "try-again" : "refused", (status == 503) ? failure : null);
		return CallbackResponse.empty(status);
	}

	/**
	 * Handles a message that came open: on a connection of this process, or pulled. A
	 * claim listener gets no request with it.
	 * @param mayBlock whether this thread may run the handlers
	 */
	public CompletionStage<CallbackResponse> handle(OpenedCallback<M> opened, boolean mayBlock) {
		return new CallbackAttempt<>(this, this.runtime, this.deadline, null, opened, watch()).start(mayBlock);
	}

	/** Claim: the message is this attempt's to handle, or another one's. */
	Claim claim(OpenedCallback<M> opened) {
		return this.runtime.ledger().claim(opened.identity());
	}

	/**
	 * Claim, of a message that found no thread so far: only the last attempt claims it,
	 * the others leave it to whichever node has a thread first.
	 */
	Claim claimWaiting(OpenedCallback<M> opened) {
		return this.runtime.ledger().arrive(opened.identity(), this.deadline.attempts());
	}

	void announce(OpenedCallback<M> opened, @Nullable CallbackRequest request, Claim claim) {
		// A retry after a failure is the same message; the one after a death may be news.
		if (!claim.afterFailure()) {
			try {
				this.listener.accept(opened, request);
			}
			catch (RuntimeException ex) {
				logger.error("The claim listener failed for message {} at {}", opened.identity(), this.portal, ex);
			}
		}
	}

	/**
	 * Dispatch: what a handler throws goes through, and the platform's retry runs it
	 * again. That its reply cannot be written does not: it would be the same reply.
	 */
	@Nullable String dispatch(OpenedCallback<M> opened) throws Exception {
		String before = MessageIdentity.begin(opened.identity());
		try {
			return this.dispatcher.dispatch(opened.message());
		}
		catch (CallbackDispatcher.UnwritableReplyException ex) {
			logger.error("Message {} at {} is handled and acknowledged without a reply: {}", opened.identity(),
					this.portal, ex.getMessage(), ex);
			return null;
		}
		finally {
			MessageIdentity.end(before);
		}
	}

	/**
	 * Seal: the answer that carries the reply. The handlers have done their work, so it
	 * does not fail; a reply that cannot be sealed is left out.
	 */
	CallbackResponse seal(OpenedCallback<M> opened, @Nullable String reply) {
		try {
			return this.protocol.seal(opened, reply);
		}
		catch (RuntimeException ex) {
			logger.error("Message {} at {} is handled and acknowledged without a reply: it cannot be sealed",
					opened.identity(), this.portal, ex);
			return (reply != null) ? seal(opened, null) : CallbackResponse.empty(200);
		}
	}

	/** Seal, of a message that was answered before: the very same reply. */
	CallbackResponse sealAgain(OpenedCallback<M> opened, @Nullable CallbackResponse kept) {
		NodeMemory.Reply recent = (kept == null) ? this.runtime.memory().replied(opened.identity()) : null;
		CallbackResponse reply = (recent != null) ? recent.response() : kept;
		return (reply != null) ? reply : seal(opened, null);
	}

	/** After the steps: a reply that no attempt was open for. */
	void deliverLate(OpenedCallback<M> opened, String reply) {
		try {
			this.lateReply.deliver(opened, reply);
		}
		catch (RuntimeException ex) {
			logger.error("The late reply to message {} at {} could not be delivered", opened.identity(), this.portal,
					ex);
		}
	}

	/** Instead of the steps: no thread was free in time. */
	void turnAway(boolean last) {
		this.turnedAway.add(last);
	}

	@Override
	public String toString() {
		return this.portal;
	}

	private ThirdObserver.Watch watch() {
		return this.runtime.observer().begin(ThirdObserver.CALLBACK, "portal", this.portal);
	}

	/**
	 * How long a platform waits and how often it sends a message.
	 *
	 * @param answerWithin time after which the last attempt is acknowledged without a
	 * reply
	 * @param holdOpen how long an attempt that is not the last is kept open: until the
	 * platform itself has given it up
	 * @param attempts how often the platform sends a message at most
	 */
	public record Deadline(Duration answerWithin, Duration holdOpen, int attempts) {

		/** WeChat closes after 5 s and sends three times. */
		public static final Deadline WECHAT = new Deadline(Duration.ofMillis(4500), Duration.ofSeconds(6), 3);

		/** WeCom closes after 5 s and sends three times. */
		public static final Deadline WECOM = WECHAT;

		/** DingTalk waits 2.5 s; a message that was acknowledged is not sent again. */
		public static final Deadline DING_TALK = new Deadline(Duration.ofMillis(2000), Duration.ofMillis(2000), 1);

		/**
		 * An attempt is held open at least as long as the last one; a single one is the
		 * last.
		 */
		public Deadline {
			boolean shorter = attempts == 1 || answerWithin.compareTo(holdOpen) > 0;
			holdOpen = shorter ? answerWithin : holdOpen;
		}

		/** The same with another time to answer. */
		public Deadline withAnswerWithin(Duration answerWithin) {
			return new Deadline(answerWithin, this.holdOpen, this.attempts);
		}

	}

	/**
	 * Takes a reply that was ready only after the platform's last attempt was answered,
	 * and delivers it in another way or gives it up.
	 *
	 * @param <M> the platform's message type
	 */
	@FunctionalInterface
	public interface LateReply<M> {

		void deliver(OpenedCallback<M> callback, String reply);

	}

}
