package cn.bootx.starter.core.callback.envelope;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.callback.CallbackRejectedException;
import cn.bootx.starter.core.callback.CallbackRequest;
import cn.bootx.starter.core.callback.OpenedCallback;
import cn.bootx.starter.core.callback.ledger.CallbackResponse;
import cn.bootx.starter.core.store.ExpiringStore;

/**
 * Verifies and opens the pushes to one account and seals the replies. All platforms sign
 * and encrypt alike; what differs is said to the {@link Builder}. Thread-safe.
 *
 * @since 0.1.0
 */
public final class CallbackEnvelope {

	/** The echo is a number of up to 20 digits. */
	private static final Pattern ECHO = Pattern.compile("[0-9A-Za-z_-]{1,128}");

	private static final SecureRandom random = new SecureRandom();

	private final String token;

	private final List<String> receiveIds;

	private final CallbackCipher[] ciphers;

	private final OpenedCallback.Seal[][] seals;

	private final EnvelopeForm form;

	/** Whether the query carries a signature of its own; the echo is clear then. */
	private final boolean signed;

	private final boolean maybeUnsigned;

	private final @Nullable Mode mode;

	private final @Nullable UsedSignatures used;

	private final Freshness freshness;

	private final Clock clock;

	private CallbackEnvelope(Builder builder) {
		this.token = builder.token;
		this.receiveIds = builder.receiveIds;
		this.form = builder.form;
		this.signed = builder.signed;
		this.maybeUnsigned = builder.maybeUnsigned;
		this.mode = builder.mode;
		this.clock = builder.clock;
		this.freshness = new Freshness(builder.clock, builder.maxClockSkew);
		this.ciphers = builder.keys.stream().map(CallbackCipher::new).toArray(CallbackCipher[]::new);
		this.seals = Arrays.stream(this.ciphers)
			.map((cipher) -> this.receiveIds.stream().map((id) -> seal(cipher, id)).toArray(OpenedCallback.Seal[]::new))
			.toArray(OpenedCallback.Seal[][]::new);
		this.used = (takesClear() && builder.store != null)
				? new UsedSignatures(builder.store, builder.label, builder.maxClockSkew) : null;
	}

	/**
	 * Begins an envelope that is always encrypted and carries XML.
	 * @param label names the platform and the account
	 */
	public static Builder of(String label, String token) {
		return new Builder(label, token);
	}

	/**
	 * Verifies and opens a push.
	 * @throws CallbackRejectedException if it is forged, stale or malformed
	 */
	public OpenedEnvelope open(CallbackRequest request) {
		boolean encrypted = isEncrypted(request);
		checkQuery(request);
		OpenedEnvelope opened = encrypted ? decrypt(request, this.form.encrypted(request.body()))
				: new OpenedEnvelope(request.body(), null, OpenedCallback.Seal.CLEAR);
		if (this.used != null) {
			// Also of an encrypted push: its signature must not sign a clear one as well.
			this.used.check(request.requireParam("signature"), request.body());
		}
		return opened;
	}

	/**
	 * Answers the platform's question whether the address is the account's.
	 * @throws CallbackRejectedException if the request is not the platform's
	 */
	public CallbackResponse echo(CallbackRequest request) {
		String echo = request.requireParam("echostr");
		if (!this.signed) {
			checkQuery(request);
			return CallbackResponse.text(decrypt(request, echo.getBytes(StandardCharsets.UTF_8)).text());
		}
		request.requireParam("signature");
		checkQuery(request);
		if (!ECHO.matcher(echo).matches()) {
			throw CallbackRejectedException.malformed("echostr is not what the platform sends");
		}
		if (this.used != null) {
			this.used.checkEcho(request.requireParam("signature"));
		}
		return CallbackResponse.text(echo);
	}

	/**
	 * Checks what the head of a push can prove: that nothing is missing, the time, and
	 * the sender where the platform signs the query.
	 * @param head the push, whose body need not be there
	 * @throws CallbackRejectedException if it is not the platform's
	 */
	public void checkHead(CallbackRequest head) {
		if (isEncrypted(head)) {
			contentSignature(head);
		}
		checkQuery(head);
	}

	/**
	 * Checks the time, and the signature of the query where there is one.
	 * @throws CallbackRejectedException if it is not the platform's
	 */
	public void checkQuery(CallbackRequest request) {
		String timestamp = request.requireParam("timestamp");
		String nonce = request.requireParam("nonce");
		if (this.form.isInMillis()) {
			this.freshness.check(timestamp);
		}
		else {
			this.freshness.checkSeconds(timestamp);
		}
		if (this.signed && !(this.maybeUnsigned && request.param("signature") == null)) {
			CallbackSignature.verify(request.requireParam("signature"), this.token, timestamp, nonce);
		}
	}

	/**
	 * Whether opening, or a check of the address, looks into a store and must not run on
	 * an event loop.
	 */
	public boolean looksUp() {
		return this.used != null;
	}

	/** How a message is sealed that answers no push. */
	public OpenedCallback.Seal seal() {
		return (this.ciphers.length > 0) ? this.seals[0][0] : OpenedCallback.Seal.CLEAR;
	}

	private OpenedCallback.Seal seal(CallbackCipher cipher, String receiveId) {
		return (reply) -> {
			byte[] encrypted = cipher.seal(reply, receiveId);
			long now = this.clock.millis();
			String timestamp = Long.toString(this.form.isInMillis() ? now : now / 1000);
			String nonce = Integer.toUnsignedString(random.nextInt());
			String signature = CallbackSignature.of(encrypted, this.token, timestamp, nonce);
			return this.form.sealed(reply, encrypted, signature, timestamp, nonce);
		};
	}

	private boolean takesClear() {
		if (this.mode == null) {
			return false;
		}
		return switch (this.mode) {
			case PLAIN, COMPATIBLE -> true;
			case SAFE -> false;
			case AUTO -> this.ciphers.length == 0;
		};
	}

	/**
	 * Whether the content is the encrypted one. Whoever knows a recorded signature could
	 * send anything in clear, so that is refused where a key is configured.
	 */
	private boolean isEncrypted(CallbackRequest request) {
		if (this.mode == null) {
			return true;
		}
		String type = request.param("encrypt_type");
		boolean plain = type == null || type.isEmpty() || type.equals("raw");
		if (!plain && !"aes".equals(type)) {
			throw CallbackRejectedException.malformed("encrypt_type is neither aes nor raw");
		}
		boolean key = this.ciphers.length > 0;
		switch (this.mode) {
			case PLAIN -> require(plain, "portal.mode is plain, but the push is encrypted");
			case SAFE -> require(!plain, "portal.mode is safe, but the push is not encrypted");
			case AUTO -> require(plain != key, plain ? "an AES key is configured, but the push is not encrypted"
					: "the push is encrypted, but no encoding-aes-key is configured");
			case COMPATIBLE -> require(plain || key, "the push is encrypted, but no encoding-aes-key is configured");
		}
		return !plain;
	}

	/** Verifies before anything is decrypted or parsed. */
	private OpenedEnvelope decrypt(CallbackRequest request, byte @Nullable [] written) {
		byte[] encrypted = (written != null) ? strip(written) : null;
		if (encrypted == null || encrypted.length == 0) {
			throw CallbackRejectedException.malformed("push is not encrypted: it holds no ciphertext");
		}
		CallbackSignature.verify(contentSignature(request), encrypted, this.token, request.requireParam("timestamp"),
				request.requireParam("nonce"));
		CallbackRejectedException refused = null;
		for (int i = 0; i < this.ciphers.length; i++) {
			try {
				CallbackCipher.Opened opened = this.ciphers[i].open(encrypted, this.receiveIds);
				return new OpenedEnvelope(opened.content(), this.receiveIds.get(opened.receiver()),
						this.seals[i][opened.receiver()]);
			}
			catch (CallbackRejectedException ex) {
				// The next key: one is replaced by another while pushes are under way.
				refused = (refused != null) ? refused : ex;
			}
		}
		throw (refused != null) ? refused : CallbackRejectedException.forbidden("no encoding-aes-key is configured");
	}

	/** DingTalk's older pages call it as others call the signature of the query. */
	private String contentSignature(CallbackRequest request) {
		boolean older = this.form == EnvelopeForm.DING_TALK && request.param("msg_signature") == null;
		return request.requireParam(older ? "signature" : "msg_signature");
	}

	private static byte[] strip(byte[] encrypted) {
		boolean clean = encrypted.length == 0 || encrypted[0] > ' ' && encrypted[encrypted.length - 1] > ' ';
		return clean ? encrypted
				: new String(encrypted, StandardCharsets.ISO_8859_1).strip().getBytes(StandardCharsets.ISO_8859_1);
	}

	private static void require(boolean condition, String problem) {
		if (!condition) {
			throw CallbackRejectedException.forbidden(problem);
		}
	}

	/** What is particular about a platform and an account. */
	public static final class Builder {

		private final String label;

		private final String token;

		private List<String> keys = List.of();

		private List<String> receiveIds = List.of();

		private EnvelopeForm form = EnvelopeForm.XML;

		private boolean signed;

		private boolean maybeUnsigned;

		private @Nullable Mode mode;

		private @Nullable ExpiringStore store;

		private Clock clock = Clock.systemUTC();

		private Duration maxClockSkew = Duration.ofMinutes(5);

		private Builder(String label, String token) {
			this.label = label;
			this.token = token;
		}

		/**
		 * The keys of 43 characters; several while one is replaced, the new one first.
		 */
		public Builder keys(List<String> keys) {
			this.keys = List.copyOf(keys);
			return this;
		}

		/**
		 * Whom pushes may be encrypted for, an empty text for robots. What answers no
		 * push is sealed for the first.
		 */
		public Builder receiveIds(List<String> receiveIds) {
			this.receiveIds = List.copyOf(receiveIds);
			return this;
		}

		/** XML, or the same members as JSON, which mini programs choose. */
		public Builder xmlOrJson() {
			this.form = EnvelopeForm.XML_OR_JSON;
			return this;
		}

		/** DingTalk's JSON; times are milliseconds, or seconds from the platform. */
		public Builder dingTalk() {
			this.form = EnvelopeForm.DING_TALK;
			return this;
		}

		/** WeCom's XML, or its JSON: robots may choose. */
		public Builder weCom() {
			this.form = EnvelopeForm.WECOM;
			return this;
		}

		/** The query is signed, too, and the check of the address is in clear. */
		public Builder signedQuery() {
			this.signed = true;
			return this;
		}

		/** The query of a push may be signed; the check of the address is in clear. */
		public Builder maybeSignedQuery() {
			this.signed = true;
			this.maybeUnsigned = true;
			return this;
		}

		/**
		 * The account may push in clear, as its console says.
		 * @param store remembers the signatures of clear pushes, on all nodes
		 */
		public Builder mode(Mode mode, ExpiringStore store) {
			this.mode = mode;
			this.store = store;
			return this;
		}

		/** How far the time of a push may be from now. */
		public Builder freshness(Clock clock, Duration maxClockSkew) {
			this.clock = clock;
			this.maxClockSkew = maxClockSkew;
			return this;
		}

		public CallbackEnvelope build() {
			return new CallbackEnvelope(this);
		}

	}

	/** Which pushes a portal accepts. */
	public enum Mode {

		/** Encrypted ones only if an AES key is configured, clear ones otherwise. */
		AUTO,

		/** Clear ones only. */
		PLAIN,

		/**
		 * Both: the platform sends the content twice while a switch to encryption is
		 * tried.
		 */
		COMPATIBLE,

		/** Encrypted ones only; without an AES key startup fails. */
		SAFE

	}

}
