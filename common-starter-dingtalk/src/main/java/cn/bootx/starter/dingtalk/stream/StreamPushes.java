package cn.bootx.starter.dingtalk.stream;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.callback.CallbackDeadline;
import cn.bootx.starter.core.callback.CallbackPipeline;
import cn.bootx.starter.core.callback.CallbackRequest;
import cn.bootx.starter.core.callback.CallbackResponse;
import cn.bootx.starter.core.callback.CallbackRuntime;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.dingtalk.client.DingTalkCredentials;
import cn.bootx.starter.dingtalk.client.Lenient;
import cn.bootx.starter.dingtalk.handler.DingTalkCardAction;
import cn.bootx.starter.dingtalk.handler.DingTalkDispatch;
import cn.bootx.starter.dingtalk.handler.DingTalkEventMessage;
import cn.bootx.starter.dingtalk.handler.DingTalkRobotMessage;

/**
 * Answers the pushes of an application. Events and robot messages are acknowledged at
 * once and handled afterwards, because DingTalk sends what takes long again; clicks on
 * cards are answered by their handler within two seconds.
 */
final class StreamPushes {

	/** Handlers of acknowledged pushes may wait that long for a thread. */
	private static final CallbackDeadline ACKNOWLEDGED = new CallbackDeadline(Duration.ofMinutes(10),
			Duration.ofMinutes(10), 1);

	private static final CallbackDeadline CARD = new CallbackDeadline(Duration.ofMillis(1800), Duration.ofMillis(1800),
			1);

	private final String app;

	private final DingTalkDispatch dispatch;

	private final CallbackPipeline<StreamPush> acknowledged;

	private final CallbackPipeline<StreamPush> cards;

	StreamPushes(DingTalkCredentials credentials, DingTalkDispatch dispatch, CallbackRuntime runtime) {
		this.app = credentials.name();
		this.dispatch = dispatch;
		String name = "ding-talk/" + this.app + "/stream";
		StreamProtocol protocol = new StreamProtocol(credentials.appKey());
		this.acknowledged = new CallbackPipeline<>(name, protocol, this::dispatch, ACKNOWLEDGED,
				(callback, reply) -> lateReply(), runtime);
		this.cards = new CallbackPipeline<>(name, protocol, this::dispatch, CARD, (callback, reply) -> lateReply(),
				runtime);
	}

	/**
	 * Handles a push.
	 * @return the answer; for events and robot messages it is there at once
	 */
	CompletableFuture<String> handle(StreamFrame frame, String text) {
		CallbackRequest request = new CallbackRequest("STREAM", Map.of(), "", Map.of(),
				text.getBytes(StandardCharsets.UTF_8));
		if (frame.type().equals("EVENT")) {
			CompletableFuture<CallbackResponse> handled = this.acknowledged.handle(request).toCompletableFuture();
			return CompletableFuture.completedFuture(frame.answer(200, "OK", eventStatus(handled)));
		}
		if (frame.topic().equals(StreamGateway.ROBOT)) {
			CompletableFuture<CallbackResponse> handled = this.acknowledged.handle(request).toCompletableFuture();
			return CompletableFuture.completedFuture(refused(handled) ? frame.answer(500, "busy", "{}")
					: frame.answer(200, "OK", "{\"response\":null}"));
		}
		if (frame.topic().equals(StreamGateway.CARD)) {
			return this.cards.handle(request)
				.toCompletableFuture()
				.thenApply((response) -> cardAnswer(frame, response));
		}
		return CompletableFuture.completedFuture(frame.answer(404, "not subscribed", "{}"));
	}

	private @Nullable String dispatch(StreamPush push) throws Exception {
		StreamFrame frame = push.frame();
		JsonNode data = Json.readTree(frame.data());
		if (frame.type().equals("EVENT")) {
			long born = frame.headers().path("eventBornTime").asLong();
			this.dispatch.event(new DingTalkEventMessage(this.app, frame.headers().path("eventType").asText(),
					Lenient.text(frame.headers().path("eventId")), Lenient.text(frame.headers().path("eventCorpId")),
					(born > 0) ? Instant.ofEpochMilli(born) : null, data));
			return null;
		}
		if (frame.topic().equals(StreamGateway.ROBOT)) {
			this.dispatch.robot(DingTalkRobotMessage.read(this.app, data));
			return null;
		}
		return this.dispatch.card(DingTalkCardAction.read(this.app, data));
	}

	/** With no place left for its handlers an event is asked for again. */
	private static String eventStatus(CompletableFuture<CallbackResponse> handled) {
		return refused(handled) ? "{\"status\":\"LATER\",\"message\":\"busy\"}"
				: "{\"status\":\"SUCCESS\",\"message\":\"OK\"}";
	}

	private static boolean refused(CompletableFuture<CallbackResponse> handled) {
		return handled.isDone() && handled.join().status() != 200;
	}

	private static String cardAnswer(StreamFrame frame, CallbackResponse response) {
		if (response.status() != 200) {
			return frame.answer(500, "handler failed", "{}");
		}
		ObjectNode data = Json.object();
		data.set("response", Json.readTree(response.bodyText()));
		return frame.answer(200, "OK", Json.write(data));
	}

	/** The platform takes no late answer; whoever needs longer updates the card. */
	private static void lateReply() {
		throw new IllegalStateException("the card's answer came after two seconds; update the card instead");
	}

}
