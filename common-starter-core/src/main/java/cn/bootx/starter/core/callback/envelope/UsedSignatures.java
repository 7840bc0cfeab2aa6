package cn.bootx.starter.core.callback.envelope;

import java.time.Duration;
import java.util.Optional;

import cn.bootx.starter.core.callback.CallbackRejectedException;
import cn.bootx.starter.core.callback.ledger.FirstUses;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.text.ContentDigest;

/**
 * Where a signature does not cover the body, an attacker who sees one push could send any
 * other with its signature. So the content that comes with a signature is remembered for
 * as long as that signature is fresh, and another one is refused.
 */
final class UsedSignatures {

	private final FirstUses contents;

	private final String keyPrefix;

	private final Duration freshFor;

	/**
	 * Makes the memory of a portal.
	 * @param keyPrefix names the platform and the account
	 */
	UsedSignatures(ExpiringStore store, String keyPrefix, Duration maxClockSkew) {
		this.contents = new FirstUses(store);
		this.keyPrefix = "signature:" + keyPrefix + ":";
		// A clock behind ours and one ahead of it.
		this.freshFor = maxClockSkew.multipliedBy(2).plusSeconds(1);
	}

	/**
	 * Remembers that a signature came with a body.
	 * @param signature alone is the key: it is that of joined parameters, which can be
	 * cut apart in more than one way
	 * @throws CallbackRejectedException if it came with another one before
	 */
	void check(String signature, byte[] body) {
		claim(signature, ContentDigest.hex(body));
	}

	/** A check of the address, whose signature must not sign a push as well. */
	void checkEcho(String signature) {
		claim(signature, "verification");
	}

	private void claim(String signature, String content) {
		Optional<String> before = this.contents.claim(this.keyPrefix + signature, content, this.freshFor);
		if (before.isPresent() && !before.get().equals(content)) {
			throw CallbackRejectedException.forbidden("the signature was used for another body");
		}
	}

}
