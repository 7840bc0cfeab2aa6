package cn.bootx.starter.dingtalk.stream;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.callback.CallbackProtocol;
import cn.bootx.starter.core.callback.CallbackRequest;
import cn.bootx.starter.core.callback.CallbackResponse;
import cn.bootx.starter.core.callback.OpenedCallback;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.dingtalk.client.Lenient;
import cn.bootx.starter.dingtalk.handler.EventIdentity;

/**
 * Frames in the pipeline that pushes over HTTP take, too. There is nothing to verify:
 * this process opened the connection to the platform's certificate.
 */
final class StreamProtocol implements CallbackProtocol<StreamPush> {

	private final String appKey;

	StreamProtocol(String appKey) {
		this.appKey = appKey;
	}

	@Override
	public OpenedCallback<StreamPush> open(CallbackRequest request) {
		StreamFrame frame = StreamFrame.read(new String(request.body(), StandardCharsets.UTF_8));
		if (frame == null) {
			throw new IllegalArgumentException("not a frame");
		}
		String identity = identity(frame);
		return new OpenedCallback<>(new StreamPush(frame, identity), identity);
	}

	@Override
	public CallbackResponse seal(OpenedCallback<StreamPush> callback, @Nullable String reply) {
		return CallbackResponse.json((reply != null) ? reply : "{}");
	}

	/** The same as over HTTP, so that a push that takes both ways is handled once. */
	private String identity(StreamFrame frame) {
		if (frame.type().equals("EVENT")) {
			String eventId = Lenient.text(frame.headers().path("eventId"));
			String type = frame.headers().path("eventType").asText();
			return EventIdentity.event(this.appKey, (eventId != null) ? type + ":" + eventId : null,
					frame.messageId() + frame.data());
		}
		if (frame.topic().equals(StreamGateway.ROBOT)) {
			return EventIdentity.robot(this.appKey, Json.readTree(frame.data()).path("msgId").asText(""),
					frame.messageId());
		}
		return EventIdentity.card(this.appKey, frame.messageId());
	}

}
