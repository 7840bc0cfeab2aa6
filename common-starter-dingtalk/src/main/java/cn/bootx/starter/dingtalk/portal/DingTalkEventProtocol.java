package cn.bootx.starter.dingtalk.portal;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.callback.envelope.CallbackCipher;
import cn.bootx.starter.core.callback.CallbackProtocol;
import cn.bootx.starter.core.callback.CallbackRejectedException;
import cn.bootx.starter.core.callback.CallbackRequest;
import cn.bootx.starter.core.callback.CallbackResponse;
import cn.bootx.starter.core.callback.envelope.CallbackSignature;
import cn.bootx.starter.core.callback.envelope.Freshness;
import cn.bootx.starter.core.callback.OpenedCallback;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.dingtalk.client.Lenient;
import cn.bootx.starter.dingtalk.handler.DingTalkEventMessage;
import cn.bootx.starter.dingtalk.handler.EventIdentity;

/**
 * Encrypted events of one application. They are sealed for the app key if they were
 * subscribed in the developer console, for the corp id if through the old registration
 * call.
 */
final class DingTalkEventProtocol implements CallbackProtocol<OpenedEvent> {

	private static final SecureRandom random = new SecureRandom();

	private final DingTalkPortalAccount account;

	private final CallbackCipher cipher;

	private final Freshness freshness;

	private final Clock clock;

	DingTalkEventProtocol(DingTalkPortalAccount account, Freshness freshness, Clock clock) {
		this.account = account;
		this.cipher = new CallbackCipher(account.aesKey());
		this.freshness = freshness;
		this.clock = clock;
	}

	@Override
	public OpenedCallback<OpenedEvent> open(CallbackRequest request) {
		String timestamp = request.requireParam("timestamp");
		String nonce = request.requireParam("nonce");
		// The current pages call it msg_signature, the older ones signature.
		String signature = (request.param("msg_signature") != null) ? request.requireParam("msg_signature")
				: request.requireParam("signature");
		JsonNode body = Json.readOrNull(request.body());
		if (body == null || !body.path("encrypt").isTextual()) {
			throw CallbackRejectedException.malformed("body is not a JSON object with 'encrypt'");
		}
		String encrypt = body.path("encrypt").asText();
		CallbackSignature.verify(signature, this.account.token(), timestamp, nonce, encrypt);
		this.freshness.check(timestamp);
		return decrypt(encrypt);
	}

	/** The cipher does not say which receiver matched, so each is tried alone. */
	private OpenedCallback<OpenedEvent> decrypt(String encrypt) {
		CallbackRejectedException refused = CallbackRejectedException.forbidden("no owner key is configured");
		for (String ownerKey : this.account.ownerKeys()) {
			String plain;
			try {
				plain = this.cipher.decrypt(encrypt, List.of(ownerKey));
			}
			catch (CallbackRejectedException ex) {
				refused = ex;
				continue;
			}
			return opened(plain, ownerKey);
		}
		throw refused;
	}

	private OpenedCallback<OpenedEvent> opened(String plain, String ownerKey) {
		JsonNode data = Json.readTree(plain);
		String type = data.path("EventType").asText("");
		if (type.isEmpty()) {
			throw CallbackRejectedException.malformed("event has no EventType");
		}
		String id = Lenient.text(data.path("eventId"));
		String eventId = (id != null) ? id : Lenient.text(data.path("BizId"));
		DingTalkEventMessage event = new DingTalkEventMessage(this.account.app(), type, eventId,
				Lenient.text(data.path("CorpId")), time(data), data);
		return new OpenedCallback<>(new OpenedEvent(event, ownerKey),
				EventIdentity.event(this.account.appKey(), (eventId != null) ? type + ":" + eventId : null,
						// A kept answer is sealed for one owner: probes of another need
						// their own.
						ownerKey + plain));
	}

	private static @Nullable Instant time(JsonNode data) {
		long millis = data.path("TimeStamp").asLong(data.path("EventTime").asLong());
		return (millis > 0) ? Instant.ofEpochMilli(millis) : null;
	}

	/** Only an encrypted success counts as an answer; there are no others. */
	@Override
	public CallbackResponse seal(OpenedCallback<OpenedEvent> callback, @Nullable String reply) {
		String timestamp = String.valueOf(this.clock.millis());
		byte[] bytes = new byte[8];
		random.nextBytes(bytes);
		String nonce = HexFormat.of().formatHex(bytes);
		String encrypt = this.cipher.encrypt("success", callback.message().ownerKey());
		return CallbackResponse.json(Json.write(Json.object()
			.put("msg_signature", CallbackSignature.of(this.account.token(), timestamp, nonce, encrypt))
			.put("timeStamp", timestamp)
			.put("nonce", nonce)
			.put("encrypt", encrypt)));
	}

}
