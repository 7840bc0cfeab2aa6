package cn.bootx.starter.core.callback.portal;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import cn.bootx.starter.core.callback.CallbackDispatcher;
import cn.bootx.starter.core.callback.CallbackPipeline;
import cn.bootx.starter.core.callback.CallbackProtocol;
import cn.bootx.starter.core.callback.CallbackRejectedException;
import cn.bootx.starter.core.callback.CallbackRequest;
import cn.bootx.starter.core.callback.CallbackRuntime;
import cn.bootx.starter.core.callback.OpenedCallback;
import cn.bootx.starter.core.callback.Refusals;
import cn.bootx.starter.core.callback.envelope.CallbackEnvelope;
import cn.bootx.starter.core.callback.envelope.OpenedEnvelope;
import cn.bootx.starter.core.callback.ledger.CallbackResponse;
import cn.bootx.starter.core.store.StoreUnavailableException;

/**
 * The portal of one account: GET asks whether the address is the account's, POST is a
 * push.
 *
 * @param <M> the platform's message type
 * @since 0.1.0
 */
public final class CallbackPortal<M> implements PortalDoor {

	private static final Logger logger = LoggerFactory.getLogger(CallbackPortal.class);

	private final String name;

	private final CallbackEnvelope envelope;

	private final CallbackPipeline<M> pipeline;

	private final CallbackRuntime runtime;

	private CallbackPortal(Builder<M> builder, CallbackDispatcher<M> dispatcher, CallbackRuntime runtime) {
		this.name = builder.name;
		this.envelope = builder.envelope;
		this.runtime = runtime;
		this.pipeline = new CallbackPipeline<>(this.name,
				new Protocol<>(builder.envelope, builder.reader, builder.acknowledgement), dispatcher, builder.deadline,
				builder.lateReply, runtime, builder.listener);
	}

	/**
	 * Begins the portal of an account.
	 * @param name name in the log and in metrics, for example {@code wechat/default}
	 */
	public static <M> Builder<M> of(String name, CallbackEnvelope envelope, Reader<M> reader) {
		return new Builder<>(name, envelope, reader);
	}

	@Override
	public String name() {
		return this.name;
	}

	@Override
	public @Nullable CallbackResponse refuse(CallbackRequest head) {
		return head.method().equals("POST") ? this.pipeline.refuse(head) : null;
	}

	/** The answer never completes exceptionally. */
	@Override
	public CompletionStage<CallbackResponse> handle(CallbackRequest request) {
		return switch (request.method()) {
			case "POST" -> this.pipeline.handle(request);
			case "GET" -> this.envelope.looksUp() ? this.runtime.waiting(request, this::echo) : echo(request);
			default -> CompletableFuture.completedFuture(CallbackResponse.empty(405));
		};
	}

	/**
	 * Loads and runs what the first push needs.
	 * @param sample content of a push
	 * @param reply a reply in the platform's plain form
	 */
	public static void warmUp(Reader<?> reader, String sample, String reply) {
		OpenedCallback.Seal seal = CallbackEnvelope.of("warm-up", "warm-up")
			.keys(List.of("0".repeat(43)))
			.receiveIds(List.of("warm-up"))
			.xmlOrJson()
			.build()
			.seal();
		seal.seal(reply);
		byte[] content = sample.getBytes(StandardCharsets.UTF_8);
		reader.read(new OpenedEnvelope(content, null, seal),
				new CallbackRequest("POST", Map.of(), "", Map.of(), content).to("warm-up"));
	}

	private CompletionStage<CallbackResponse> echo(CallbackRequest request) {
		CallbackResponse answer;
		try {
			answer = this.envelope.echo(request);
		}
		catch (CallbackRejectedException ex) {
			answer = refuse(ex.status(), "check of the address: " + ex.getMessage());
		}
		catch (StoreUnavailableException ex) {
			answer = refuse(503, "the address cannot be verified now: " + ex.getMessage());
		}
		return CompletableFuture.completedFuture(answer);
	}

	private CallbackResponse refuse(int status, String reason) {
		Refusals.warn(this.name, status, reason);
		return CallbackResponse.empty(status);
	}

	private record Protocol<M>(CallbackEnvelope envelope, Reader<M> reader,
			Function<OpenedCallback<M>, CallbackResponse> acknowledgement) implements CallbackProtocol<M> {

		@Override
		public void checkHead(CallbackRequest head) {
			this.envelope.checkHead(head);
		}

		@Override
		public boolean looksUp() {
			return this.envelope.looksUp();
		}

		@Override
		public OpenedCallback<M> open(CallbackRequest request) {
			return this.reader.read(this.envelope.open(request), request);
		}

		@Override
		public CallbackResponse seal(OpenedCallback<M> callback, @Nullable String reply) {
			return (reply != null) ? callback.seal().seal(reply) : this.acknowledgement.apply(callback);
		}

	}

	/**
	 * Says what is particular about a platform.
	 *
	 * @param <M> the platform's message type
	 */
	public static final class Builder<M> {

		private final String name;

		private final CallbackEnvelope envelope;

		private final Reader<M> reader;

		private CallbackPipeline.Deadline deadline = CallbackPipeline.Deadline.WECHAT;

		private Function<OpenedCallback<M>, CallbackResponse> acknowledgement = (callback) -> CallbackResponse
			.text("success");

		private CallbackPipeline.LateReply<M> lateReply = (callback, reply) -> logger
			.warn("The reply to {} was ready after the platform's last attempt and is dropped", callback.identity());

		private BiConsumer<OpenedCallback<M>, @Nullable CallbackRequest> listener = (callback, request) -> {
		};

		private Builder(String name, CallbackEnvelope envelope, Reader<M> reader) {
			this.name = name;
			this.envelope = envelope;
			this.reader = reader;
		}

		/** How long the platform waits; that of WeChat unless said otherwise. */
		public Builder<M> deadline(CallbackPipeline.Deadline deadline) {
			this.deadline = deadline;
			return this;
		}

		/** The answer where there is no reply; {@code success} unless said otherwise. */
		public Builder<M> acknowledgement(Function<OpenedCallback<M>, CallbackResponse> acknowledgement) {
			this.acknowledgement = acknowledgement;
			return this;
		}

		/** What becomes of a reply that comes too late; it is dropped by default. */
		public Builder<M> lateReply(CallbackPipeline.LateReply<M> lateReply) {
			this.lateReply = lateReply;
			return this;
		}

		/** Is notified of each message, as the pipeline says. */
		public Builder<M> listener(BiConsumer<OpenedCallback<M>, @Nullable CallbackRequest> listener) {
			this.listener = listener;
			return this;
		}

		public CallbackPortal<M> build(CallbackDispatcher<M> dispatcher, CallbackRuntime runtime) {
			return new CallbackPortal<>(this, dispatcher, runtime);
		}

	}

	/**
	 * Reads the message of a platform.
	 *
	 * @param <M> the platform's message type
	 */
	@FunctionalInterface
	public interface Reader<M> {

		/**
		 * Reads what was in the envelope; what it throws refuses the push with 400.
		 * @param request the push as it arrived, for what is not in the envelope
		 */
		OpenedCallback<M> read(OpenedEnvelope push, CallbackRequest request);

	}

	/**
	 * How the portal of a platform behaves.
	 *
	 * @param maxClockSkew how far the time of a push may be from now
	 * @param maxBodySize in bytes
	 * @param handlerTimeout when the last attempt is answered without a reply
	 * @param lateReply what becomes of a reply that is ready after that
	 */
	public record Settings(Duration maxClockSkew, long maxBodySize, Duration handlerTimeout,
			LateReplies.Mode lateReply) {
	}

}
