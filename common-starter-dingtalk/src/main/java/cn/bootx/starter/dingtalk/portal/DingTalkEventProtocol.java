package cn.bootx.starter.dingtalk.portal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.callback.CallbackProtocol;
import cn.bootx.starter.core.callback.CallbackRejectedException;
import cn.bootx.starter.core.callback.CallbackRequest;
import cn.bootx.starter.core.callback.OpenedCallback;
import cn.bootx.starter.core.callback.envelope.CallbackEnvelope;
import cn.bootx.starter.core.callback.envelope.OpenedEnvelope;
import cn.bootx.starter.core.callback.ledger.CallbackResponse;
import cn.bootx.starter.dingtalk.client.DingTalkApp;
import cn.bootx.starter.dingtalk.client.Lenient;
import cn.bootx.starter.dingtalk.handler.DingTalkDispatch;
import cn.bootx.starter.dingtalk.handler.DingTalkEventMessage;

/**
 * Encrypted events of one application, sealed for the app key if they were subscribed in
 * the developer console, for the corp id if through the old registration call.
 */
final class DingTalkEventProtocol implements CallbackProtocol<DingTalkEventMessage> {

	private final DingTalkApp.Settings app;

	private final CallbackEnvelope envelope;

	DingTalkEventProtocol(DingTalkApp.Settings app, String token, String aesKey, Clock clock, Duration maxClockSkew) {
		this.app = app;
		this.envelope = CallbackEnvelope.of("ding-talk:" + app.appKey(), token)
			.keys(List.of(aesKey))
			.receiveIds((app.corpId() != null) ? List.of(app.appKey(), app.corpId()) : List.of(app.appKey()))
			.dingTalk()
			.freshness(clock, maxClockSkew)
			.build();
	}

	@Override
	public void checkHead(CallbackRequest head) {
		this.envelope.checkHead(head);
	}

	@Override
	public OpenedCallback<DingTalkEventMessage> open(CallbackRequest request) {
		OpenedEnvelope push = this.envelope.open(request);
		JsonNode data = push.json();
		String type = data.path("EventType").asText("");
		if (type.isEmpty()) {
			throw CallbackRejectedException.malformed("event has no EventType");
		}
		String id = Lenient.text(data.path("eventId"));
		String eventId = (id != null) ? id : Lenient.text(data.path("BizId"));
		DingTalkEventMessage event = new DingTalkEventMessage(this.app.name(), type, eventId,
				Lenient.text(data.path("CorpId")), time(data), data);
		// A kept answer is sealed for one owner: probes of another need their own.
		String content = push.receiveId() + push.text();
		return new OpenedCallback<>(event, DingTalkDispatch.eventIdentity(this.app.appKey(), type, eventId, content),
				push.seal());
	}

	private static @Nullable Instant time(JsonNode data) {
		long millis = data.path("TimeStamp").asLong(data.path("EventTime").asLong());
		return (millis > 0) ? Instant.ofEpochMilli(millis) : null;
	}

	/** Only an encrypted success counts as an answer; there are no others. */
	@Override
	public CallbackResponse seal(OpenedCallback<DingTalkEventMessage> callback, @Nullable String reply) {
		return callback.seal().seal("success");
	}

}
