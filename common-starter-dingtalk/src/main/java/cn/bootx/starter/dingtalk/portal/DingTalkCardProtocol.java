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
import cn.bootx.starter.core.text.ContentDigest;
import cn.bootx.starter.dingtalk.handler.DingTalkCardAction;
import cn.bootx.starter.dingtalk.handler.DingTalkDispatch;
import cn.bootx.starter.dingtalk.robot.RobotSign;

/**
 * Clicks on cards whose callback address was registered. Only the time is signed, so the
 * contents of a signature are remembered.
 */
final class DingTalkCardProtocol implements CallbackProtocol<DingTalkCardAction> {

	private static final String SIGNATURE = "x-ddpaas-signature";

	private static final String TIMESTAMP = "x-ddpaas-signature-timestamp";

	private final DingTalkPortalAccount account;

	private final Freshness freshness;

	private final SignedBodies bodies;

	DingTalkCardProtocol(DingTalkPortalAccount account, Freshness freshness, SignedBodies bodies) {
		this.account = account;
		this.freshness = freshness;
		this.bodies = bodies;
	}

	/** Whether a push is one of these. */
	static boolean isCardAction(CallbackRequest request) {
		return request.header(SIGNATURE) != null;
	}

	@Override
	public void checkHead(CallbackRequest head) {
		String timestamp = head.header(TIMESTAMP);
		if (timestamp == null) {
			throw CallbackRejectedException.forbidden("header '" + TIMESTAMP + "' is missing");
		}
		if (!CallbackSignature.sameText(RobotSign.hmac(timestamp, this.account.cardSecret()), signature(head))) {
			throw CallbackRejectedException.forbidden("signature does not match; compare card-callback-secret with the "
					+ "secret that the address was registered with");
		}
		this.freshness.checkMillis(timestamp);
	}

	/** For the contents of the signature. */
	@Override
	public boolean looksUp() {
		return true;
	}

	@Override
	public OpenedCallback<DingTalkCardAction> open(CallbackRequest request) {
		checkHead(request);
		this.bodies.check(signature(request), request.body());
		JsonNode push = Json.readOrNull(request.body());
		if (push == null || !push.isObject()) {
			throw CallbackRejectedException.malformed("body is not a JSON object");
		}
		// A click has no id: the same click again is the same bytes signed for the same
		// time.
		String content = request.header(TIMESTAMP) + new String(request.body(), StandardCharsets.UTF_8);
		return new OpenedCallback<>(DingTalkCardAction.read(this.account.app(), push),
				DingTalkDispatch.cardIdentity(this.account.appKey(), ContentDigest.hex(content)));
	}

	@Override
	public CallbackResponse seal(OpenedCallback<DingTalkCardAction> callback, @Nullable String reply) {
		return CallbackResponse.json((reply != null) ? reply : "{}");
	}

	private static String signature(CallbackRequest request) {
		return String.valueOf(request.header(SIGNATURE));
	}

}
