package cn.bootx.starter.wechat.portal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;

import cn.bootx.starter.core.callback.CallbackRejectedException;
import cn.bootx.starter.core.callback.CallbackRequest;
import cn.bootx.starter.core.store.ExpiringStore;

/**
 * In plain mode the signature does not cover the body: whoever sees one push could send
 * any other with its signature. So the first body that comes with a signature is
 * remembered for as long as that signature is fresh, and another one is refused.
 */
final class PlainReplays {

	private final ExpiringStore store;

	private final String keyPrefix;

	private final Duration freshFor;

	PlainReplays(ExpiringStore store, String appId, Duration maxClockSkew) {
		this.store = store;
		this.keyPrefix = "plain-push:wechat:" + appId + ":";
		// A clock behind ours and one ahead of it.
		this.freshFor = maxClockSkew.multipliedBy(2).plusSeconds(1);
	}

	/** A clear push. */
	void check(CallbackRequest request) {
		claim(request, sha256(request.body()));
	}

	/** A check of the address, whose signature must not sign a push as well. */
	void checkVerification(CallbackRequest request) {
		claim(request, "verification");
	}

	/**
	 * The signature alone is the key: it is that of the joined parameters, which can be
	 * cut apart in more than one way.
	 */
	private void claim(CallbackRequest request, String content) {
		Optional<String> before = this.store.putIfAbsent(this.keyPrefix + request.requireParam("signature"), content,
				this.freshFor);
		if (before.isPresent() && !before.get().equals(content)) {
			throw CallbackRejectedException.forbidden("the signature was used for another body");
		}
	}

	private static String sha256(byte[] body) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

}
