package cn.bootx.starter.wechat.portal;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.callback.CallbackCipher;
import cn.bootx.starter.core.callback.CallbackProtocol;
import cn.bootx.starter.core.callback.CallbackRejectedException;
import cn.bootx.starter.core.callback.CallbackRequest;
import cn.bootx.starter.core.callback.CallbackResponse;
import cn.bootx.starter.core.callback.CallbackSignature;
import cn.bootx.starter.core.callback.Freshness;
import cn.bootx.starter.core.callback.OpenedCallback;

/**
 * How WeChat signs and encrypts the pushes to one official account or mini program, and
 * how it is answered. WxJava's own codec accepts pushes that are meant for another app
 * id, and compares signatures byte by byte.
 *
 * @param <M> type of the message
 */
final class WeChatCallbackProtocol<M> implements CallbackProtocol<M> {

	/** WeChat's echo is a number of up to 20 digits. */
	private static final Pattern ECHO = Pattern.compile("[0-9A-Za-z_-]{1,128}");

	private static final SecureRandom random = new SecureRandom();

	private final PushSecrets secrets;

	private final PushCodec<M> codec;

	private final List<String> receiveIds;

	private final @Nullable CallbackCipher cipher;

	private final Freshness freshness;

	private final PlainReplays replays;

	private final Clock clock;

	WeChatCallbackProtocol(PushSecrets secrets, PushCodec<M> codec, Freshness freshness, PlainReplays replays,
			Clock clock) {
		this.secrets = secrets;
		this.codec = codec;
		this.receiveIds = List.of(secrets.appId());
		this.cipher = (secrets.encodingAesKey() != null) ? new CallbackCipher(secrets.encodingAesKey()) : null;
		this.freshness = freshness;
		this.replays = replays;
		this.clock = clock;
	}

	/** Answers WeChat's check of the address, which is the same in all modes. */
	CallbackResponse verify(CallbackRequest request) {
		verifySender(request);
		String echo = request.requireParam("echostr");
		if (!ECHO.matcher(echo).matches()) {
			throw CallbackRejectedException.malformed("echostr is not one of WeChat's");
		}
		if (acceptsPlain()) {
			this.replays.checkVerification(request);
		}
		return CallbackResponse.text(echo);
	}

	@Override
	public OpenedCallback<M> open(CallbackRequest request) {
		boolean encrypted = isEncrypted(request);
		verifySender(request);
		byte[] content = encrypted ? decrypt(request) : request.body();
		if (acceptsPlain()) {
			// Also of an encrypted push: its signature must not sign a clear one as well.
			this.replays.check(request);
		}
		return this.codec.open(content, encrypted);
	}

	/** Whether clear pushes are taken, so that what was signed must be remembered. */
	boolean acceptsPlain() {
		return switch (this.secrets.mode()) {
			case PLAIN, COMPATIBLE -> true;
			case SAFE -> false;
			case AUTO -> this.cipher == null;
		};
	}

	@Override
	public CallbackResponse seal(OpenedCallback<M> callback, @Nullable String reply) {
		if (reply == null) {
			return CallbackResponse.text("success");
		}
		if (!callback.encrypted() || this.cipher == null) {
			return this.codec.clear(reply);
		}
		byte[] encrypted = this.cipher.seal(reply, this.secrets.appId());
		long timestamp = this.clock.millis() / 1000;
		String nonce = Integer.toUnsignedString(random.nextInt());
		String signature = CallbackSignature.of(encrypted, this.secrets.token(), Long.toString(timestamp), nonce);
		return this.codec.sealed(reply, new SealedReply(encrypted, signature, timestamp, nonce));
	}

	/** Whether the query is signed and fresh; without it nothing else is looked at. */
	boolean isSigned(CallbackRequest request) {
		try {
			verifySender(request);
			return true;
		}
		catch (CallbackRejectedException ex) {
			return false;
		}
	}

	private void verifySender(CallbackRequest request) {
		String timestamp = request.requireParam("timestamp");
		CallbackSignature.verify(request.requireParam("signature"), this.secrets.token(), timestamp,
				request.requireParam("nonce"));
		this.freshness.checkSeconds(timestamp);
	}

	/**
	 * Whether the content is the encrypted one. Whoever knows a recorded signature could
	 * send anything in clear, so that is refused where a key is configured.
	 */
	private boolean isEncrypted(CallbackRequest request) {
		String type = request.param("encrypt_type");
		boolean plain = type == null || type.isEmpty() || type.equals("raw");
		if (!plain && !type.equals("aes")) {
			throw CallbackRejectedException.malformed("encrypt_type is neither aes nor raw");
		}
		switch (this.secrets.mode()) {
			case PLAIN -> require(plain, "portal.mode is plain, but the push is encrypted");
			case SAFE -> require(!plain, "portal.mode is safe, but the push is not encrypted");
			case AUTO -> require(plain == (this.cipher == null),
					plain ? "an AES key is configured, but the push is not encrypted"
							: "the push is encrypted, but no encoding-aes-key is configured");
			case COMPATIBLE ->
				require(plain || this.cipher != null, "the push is encrypted, but no encoding-aes-key is configured");
		}
		return !plain;
	}

	private byte[] decrypt(CallbackRequest request) {
		byte[] encrypted = this.codec.encrypted(request.body());
		if (encrypted == null || encrypted.length == 0 || this.cipher == null) {
			throw CallbackRejectedException.malformed("push has no Encrypt");
		}
		CallbackSignature.verify(request.requireParam("msg_signature"), encrypted, this.secrets.token(),
				request.requireParam("timestamp"), request.requireParam("nonce"));
		return this.cipher.open(encrypted, this.receiveIds);
	}

	private static void require(boolean condition, String problem) {
		if (!condition) {
			throw CallbackRejectedException.forbidden(problem);
		}
	}

}
