package cn.bootx.starter.dingtalk.stream;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import cn.bootx.starter.core.callback.CallbackDispatcher;
import cn.bootx.starter.core.callback.CallbackPipeline;
import cn.bootx.starter.core.callback.CallbackProtocol;
import cn.bootx.starter.core.callback.CallbackRuntime;
import cn.bootx.starter.core.callback.OpenedCallback;
import cn.bootx.starter.core.callback.ledger.CallbackResponse;
import cn.bootx.starter.core.callback.portal.LateReplies;
import cn.bootx.starter.dingtalk.client.DingTalkClient;
import cn.bootx.starter.dingtalk.client.Lenient;
import cn.bootx.starter.dingtalk.handler.DingTalkCardAction;
import cn.bootx.starter.dingtalk.handler.DingTalkDispatch;
import cn.bootx.starter.dingtalk.handler.DingTalkEventMessage;
import cn.bootx.starter.dingtalk.handler.DingTalkRobotMessage;

/**
 * Answers the pushes of an application. Each frame becomes a typed message that enters
 * its pipeline by the typed door; nothing is parsed again. Events and robot messages are
 * acknowledged within a second and handled afterwards, because DingTalk sends what takes
 * long again; clicks on cards are answered by their handler within two seconds.
 */
final class StreamPushes {

	private static final Logger logger = LoggerFactory.getLogger(StreamPushes.class);

	static final String ROBOT = "/v1.0/im/bot/messages/get";

	static final String CARD = "/v1.0/card/instances/callback";

	/** Handlers of acknowledged pushes may wait that long for a thread. */
	private static final CallbackPipeline.Deadline ACKNOWLEDGED = new CallbackPipeline.Deadline(Duration.ofMinutes(10),
			Duration.ofMinutes(10), 1);

	/** What has a place by then is acknowledged although its handlers still work. */
	private static final Duration DECIDED = Duration.ofSeconds(1);

	private static final CallbackPipeline.Deadline CLICK = new CallbackPipeline.Deadline(Duration.ofMillis(1800),
			Duration.ofMillis(1800), 1);

	/** Pushes that wait for the one before; more are asked for again. */
	private static final int MAX_QUEUED = 1000;

	private final String app;

	private final String appKey;

	private final CallbackRuntime runtime;

	private final CallbackPipeline<DingTalkEventMessage> events;

	private final CallbackPipeline<DingTalkRobotMessage> robots;

	private final CallbackPipeline<DingTalkCardAction> cards;

	/** The last push of each sequence that is not handled yet. */
	private final Map<String, CompletableFuture<@Nullable Void>> sequences = new ConcurrentHashMap<>();

	private final AtomicInteger queued = new AtomicInteger();

	StreamPushes(DingTalkClient.Credentials credentials, DingTalkDispatch dispatch, CallbackRuntime runtime,
			LateReplies.Mode lateReply) {
		this.app = credentials.name();
		this.appKey = credentials.appKey();
		this.runtime = runtime;
		this.events = pipeline(ACKNOWLEDGED, dispatch::event, (callback, reply) -> {
		});
		this.robots = pipeline(ACKNOWLEDGED, dispatch::robot, (callback, reply) -> {
		});
		this.cards = pipeline(CLICK, dispatch::card, dispatch.lateCards(lateReply));
	}

	private <M> CallbackPipeline<M> pipeline(CallbackPipeline.Deadline deadline, CallbackDispatcher<M> dispatcher,
			CallbackPipeline.LateReply<M> lateReply) {
		return new CallbackPipeline<>("ding-talk/" + this.app + "/stream", CallbackProtocol.ofOpened(), dispatcher,
				deadline, lateReply, this.runtime);
	}

	/** Handles a push; events and robot messages are answered within a second. */
	CompletableFuture<String> handle(StreamFrame frame) {
		boolean event = frame.type().equals("EVENT");
		boolean robot = !event && frame.topic().equals(ROBOT);
		if (!event && !robot && !frame.topic().equals(CARD)) {
			return CompletableFuture.completedFuture(frame.answer(404, "not subscribed", "{}"));
		}
		if (!frame.data().isObject()) {
			logger.warn("{} of DingTalk app '{}' is refused: its data is not a JSON object", frame, this.app);
			return CompletableFuture.completedFuture(frame.answer(400, "unreadable", "{}"));
		}
		if (event) {
			return accepted(event(frame)).thenApply((accepted) -> frame.answer(200, "OK", accepted
					// With no place left for its handlers an event is asked for again.
					? "{\"status\":\"SUCCESS\",\"message\":\"OK\"}" : "{\"status\":\"LATER\",\"message\":\"busy\"}"));
		}
		if (robot) {
			return accepted(robot(frame)).thenApply((accepted) -> accepted
					? frame.answer(200, "OK", "{\"response\":null}") : frame.answer(500, "busy", "{}"));
		}
		return enter(this.cards, DingTalkCardAction.read(this.app, frame.data()),
				DingTalkDispatch.cardIdentity(this.appKey, frame.messageId()))
			.thenApply((response) -> cardAnswer(frame, response));
	}

	private CompletableFuture<CallbackResponse> event(StreamFrame frame) {
		String type = frame.headers().path("eventType").asText();
		String eventId = Lenient.text(frame.headers().path("eventId"));
		long born = frame.headers().path("eventBornTime").asLong();
		DingTalkEventMessage event = new DingTalkEventMessage(this.app, type, eventId,
				Lenient.text(frame.headers().path("eventCorpId")), (born > 0) ? Instant.ofEpochMilli(born) : null,
				frame.data());
		// The same as over HTTP, so that a push that takes both ways is handled once.
		String identity = DingTalkDispatch.eventIdentity(this.appKey, type, eventId, frame.messageId() + frame.data());
		String sequence = DingTalkDispatch.sequence(event);
		return (sequence != null) ? inOrder(sequence, () -> enter(this.events, event, identity))
				: enter(this.events, event, identity);
	}

	/**
	 * Handlers run on many threads: what belongs together enters only when the push
	 * before it has been handled.
	 */
	private CompletableFuture<CallbackResponse> inOrder(String sequence,
			Supplier<CompletableFuture<CallbackResponse>> enter) {
		if (this.queued.incrementAndGet() > MAX_QUEUED) {
			this.queued.decrementAndGet();
			return CompletableFuture.completedFuture(CallbackResponse.empty(503));
		}
		CompletableFuture<@Nullable Void> done = new CompletableFuture<>();
		CompletableFuture<@Nullable Void> before = this.sequences.put(sequence, done);
		CompletableFuture<CallbackResponse> handled = (before != null)
				? before.thenComposeAsync((nothing) -> enter.get(), this.runtime.background())
				: CompletableFuture.<@Nullable Void>completedFuture(null).thenCompose((nothing) -> enter.get());
		return handled.whenComplete((response, failure) -> {
			this.queued.decrementAndGet();
			this.sequences.remove(sequence, done);
			done.complete(null);
		});
	}

	private CompletableFuture<CallbackResponse> robot(StreamFrame frame) {
		DingTalkRobotMessage message = DingTalkRobotMessage.read(this.app, frame.data());
		return enter(this.robots, message,
				DingTalkDispatch.robotIdentity(this.appKey, message.msgId(), frame.messageId()));
	}

	/** The thread reads the connection, so it must not run handlers. */
	private static <M> CompletableFuture<CallbackResponse> enter(CallbackPipeline<M> pipeline, M message,
			String identity) {
		return pipeline.handle(new OpenedCallback<>(message, identity), false).toCompletableFuture();
	}

	/**
	 * Whether there is a place for its handlers, or they have finished. In a burst it
	 * takes a moment until that is known.
	 */
	private static CompletableFuture<Boolean> accepted(CompletableFuture<CallbackResponse> handled) {
		return handled.thenApply((response) -> response.status() == 200)
			.completeOnTimeout(true, DECIDED.toMillis(), TimeUnit.MILLISECONDS);
	}

	/** The answer is JSON already. */
	private static String cardAnswer(StreamFrame frame, CallbackResponse response) {
		return (response.status() == 200) ? frame.answer(200, "OK", "{\"response\":" + response.bodyText() + "}")
				: frame.answer(500, "handler failed", "{}");
	}

}
