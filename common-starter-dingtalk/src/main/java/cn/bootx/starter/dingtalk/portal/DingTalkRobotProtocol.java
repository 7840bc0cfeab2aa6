package cn.bootx.starter.dingtalk.portal;

import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.callback.CallbackProtocol;
import cn.bootx.starter.core.callback.CallbackRejectedException;
import cn.bootx.starter.core.callback.CallbackRequest;
import cn.bootx.starter.core.callback.OpenedCallback;
import cn.bootx.starter.core.callback.envelope.CallbackSignature;
import cn.bootx.starter.core.callback.envelope.Freshness;
import cn.bootx.starter.core.callback.ledger.CallbackResponse;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.dingtalk.handler.DingTalkDispatch;
import cn.bootx.starter.dingtalk.handler.DingTalkRobotMessage;
import cn.bootx.starter.dingtalk.robot.RobotSign;

/**
 * Messages to an application's robot: plain JSON, signed in the headers with the
 * application's secret. The signature does not cover the body, so the contents of a
 * signature are remembered.
 */
final class DingTalkRobotProtocol implements CallbackProtocol<DingTalkRobotMessage> {

	private static final String SIGNATURE = "sign";

	/** The documented way to say nothing. */
	private static final String NO_REPLY = "{\"msgtype\":\"empty\"}";

	private final DingTalkPortalAccount account;

	private final Freshness freshness;

	private final SignedBodies bodies;

	DingTalkRobotProtocol(DingTalkPortalAccount account, Freshness freshness, SignedBodies bodies) {
		this.account = account;
		this.freshness = freshness;
		this.bodies = bodies;
	}

	/** Whether a push is one of these: events have no such header. */
	static boolean isRobotMessage(CallbackRequest request) {
		return request.header(SIGNATURE) != null;
	}

	@Override
	public void checkHead(CallbackRequest head) {
		String timestamp = header(head, "timestamp");
		if (!CallbackSignature.sameText(RobotSign.of(timestamp, this.account.appSecret()), header(head, SIGNATURE))) {
			throw CallbackRejectedException
				.forbidden("signature does not match; compare app-secret with the console's");
		}
		this.freshness.checkMillis(timestamp);
	}

	/** For the contents of the signature. */
	@Override
	public boolean looksUp() {
		return true;
	}

	@Override
	public OpenedCallback<DingTalkRobotMessage> open(CallbackRequest request) {
		checkHead(request);
		this.bodies.check(header(request, SIGNATURE), request.body());
		JsonNode push = Json.readOrNull(request.body());
		if (push == null || !push.isObject()) {
			throw CallbackRejectedException.malformed("body is not a JSON object");
		}
		DingTalkRobotMessage message = DingTalkRobotMessage.read(this.account.app(), push);
		String content = new String(request.body(), StandardCharsets.UTF_8);
		return new OpenedCallback<>(message,
				DingTalkDispatch.robotIdentity(this.account.appKey(), message.msgId(), content));
	}

	@Override
	public CallbackResponse seal(OpenedCallback<DingTalkRobotMessage> callback, @Nullable String reply) {
		return CallbackResponse.json(NO_REPLY);
	}

	private static String header(CallbackRequest request, String name) {
		String value = request.header(name);
		if (value == null || value.isBlank()) {
			throw CallbackRejectedException.forbidden("header '" + name + "' is missing");
		}
		return value;
	}

}
