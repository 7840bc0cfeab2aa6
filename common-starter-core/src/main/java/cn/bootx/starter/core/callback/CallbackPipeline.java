package cn.bootx.starter.core.callback;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import cn.bootx.starter.core.observe.ThirdObserver;
import cn.bootx.starter.core.store.StoreUnavailableException;

/**
 * The way of a message through one account's portal: verify ▸ open ▸ claim ▸ dispatch ▸
 * seal. It has two entrances: {@link #handle(CallbackRequest)} takes a push as it came
 * over HTTP and does all five steps; {@link #handle(OpenedCallback, boolean)} takes a
 * message whose transport has nothing to verify and does the last three. A message that
 * the platform sends again gets the first reply; handlers run once per message, on all
 * nodes that share the ledger.
 *
 * @param <M> the platform's message type
 * @since 0.1.0
 */
public final class CallbackPipeline<M> {

	private static final Logger logger = LoggerFactory.getLogger(CallbackPipeline.class);

	private final String portal;

	private final CallbackProtocol<M> protocol;

	private final CallbackDispatcher<M> dispatcher;

	private final CallbackDeadline deadline;

	private final LateReply<M> lateReply;

	private final CallbackRuntime runtime;

	private final ClaimListener<M> listener;

	private final CallbackTicker ticker;

	private final ConcurrentMap<String, CompletableFuture<CallbackResponse>> working = new ConcurrentHashMap<>();

	/**
	 * Makes the pipeline of an account.
	 * @param portal name of the portal for the log, for example {@code wechat/default}
	 */
	public CallbackPipeline(String portal, CallbackProtocol<M> protocol, CallbackDispatcher<M> dispatcher,
			CallbackDeadline deadline, LateReply<M> lateReply, CallbackRuntime runtime) {
		this(portal, protocol, dispatcher, deadline, lateReply, runtime, (callback, request) -> {
		});
	}

	/**
	 * Makes the pipeline of an account whose messages somebody else hears of as well.
	 */
	public CallbackPipeline(String portal, CallbackProtocol<M> protocol, CallbackDispatcher<M> dispatcher,
			CallbackDeadline deadline, LateReply<M> lateReply, CallbackRuntime runtime, ClaimListener<M> listener) {
		this.listener = listener;
		this.portal = portal;
		this.protocol = protocol;
		this.dispatcher = dispatcher;
		this.deadline = deadline;
		this.lateReply = lateReply;
		this.runtime = runtime;
		this.ticker = new CallbackTicker(runtime.timer());
	}

	/**
	 * Handles a push. Where the request's thread may block, a first attempt is handled on
	 * it: to hand a message to another thread and its answer back costs more than most
	 * handlers.
	 * @return the answer; it completes when a reply is ready, or when the platform's time
	 * is up. It never completes exceptionally.
	 */
	public CompletionStage<CallbackResponse> handle(CallbackRequest request) {
		ThirdObserver.Watch watch = this.runtime.observer().begin(ThirdObserver.CALLBACK, "portal", this.portal);
		OpenedCallback<M> opened;
		try {
			opened = this.protocol.open(request);
		}
		catch (CallbackRejectedException ex) {
			logger.warn("Refused a push to {} with {}: {}", this.portal, ex.status(), ex.getMessage());
			watch.end("refused", null);
			return CompletableFuture.completedFuture(CallbackResponse.empty(ex.status()));
		}
		catch (StoreUnavailableException ex) {
			logger.warn("A push to {} cannot be verified now, the platform will send it again: {}", this.portal,
					ex.getMessage());
			watch.end("try-again", ex);
			return CompletableFuture.completedFuture(CallbackResponse.empty(503));
		}
		catch (RuntimeException ex) {
			// Whatever a sender invents must not become a 500. The message may quote the
			// push.
			logger.warn("Refused a push to {} with 400: it cannot be read ({})", this.portal,
					ex.getClass().getSimpleName());
			logger.debug("The unreadable push to {}", this.portal, ex);
			watch.end("refused", null);
			return CompletableFuture.completedFuture(CallbackResponse.empty(400));
		}
		return new CallbackAttempt<>(this, request, opened, watch).start(request.mayBlock());
	}

	/**
	 * Handles a message that is open already: of a connection that this process made
	 * itself, or pulled from the platform. It is not parsed again. A claim listener gets
	 * no request with it.
	 * @param mayBlock whether this thread may run the handlers
	 * @return as {@link #handle(CallbackRequest)}
	 */
	public CompletionStage<CallbackResponse> handle(OpenedCallback<M> opened, boolean mayBlock) {
		ThirdObserver.Watch watch = this.runtime.observer().begin(ThirdObserver.CALLBACK, "portal", this.portal);
		return new CallbackAttempt<>(this, null, opened, watch).start(mayBlock);
	}

	String portal() {
		return this.portal;
	}

	CallbackProtocol<M> protocol() {
		return this.protocol;
	}

	CallbackDispatcher<M> dispatcher() {
		return this.dispatcher;
	}

	CallbackDeadline deadline() {
		return this.deadline;
	}

	LateReply<M> lateReply() {
		return this.lateReply;
	}

	ClaimListener<M> listener() {
		return this.listener;
	}

	CallbackRuntime runtime() {
		return this.runtime;
	}

	CallbackTicker ticker() {
		return this.ticker;
	}

	/** The messages whose handlers work on this node, by identity. */
	ConcurrentMap<String, CompletableFuture<CallbackResponse>> working() {
		return this.working;
	}

}
