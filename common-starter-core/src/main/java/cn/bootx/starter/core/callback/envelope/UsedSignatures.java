package cn.bootx.starter.core.callback.envelope;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

import cn.bootx.starter.core.callback.CallbackRejectedException;
import cn.bootx.starter.core.callback.ledger.MessageLedger;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.InMemoryExpiringStore;
import cn.bootx.starter.core.text.ContentDigest;

/**
 * Where a signature does not cover the body, an attacker who sees one push could send any
 * other with its signature. So the content that comes with a signature is remembered for
 * as long as that signature is fresh, and another one is refused: on all nodes that share
 * the store, and first of all on this one.
 */
final class UsedSignatures {

	/** So many this node remembers by itself; older ones only the store knows. */
	private static final int MOST_HERE = 16_384;

	private final ExpiringStore store;

	private final ExpiringStore here = new InMemoryExpiringStore(Clock.systemUTC(), MOST_HERE);

	private final String keyPrefix;

	private final Duration freshFor;

	/**
	 * @param portal names the platform and the account
	 */
	UsedSignatures(ExpiringStore store, String portal, Duration maxClockSkew) {
		this.store = store;
		this.keyPrefix = "signature:" + portal + ":";
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
		require(signature, ContentDigest.hex(body));
	}

	/** A check of the address, whose signature must not sign a push as well. */
	void checkEcho(String signature) {
		require(signature, "verification");
	}

	private void require(String signature, String content) {
		Optional<String> before = first(this.keyPrefix + signature, content);
		if (before.isPresent() && !before.get().equals(content)) {
			throw CallbackRejectedException.forbidden("the signature was used for another body");
		}
	}

	/** The content that came first with the key, or empty if this one did. */
	Optional<String> first(String key, String content) {
		if (this.store instanceof InMemoryExpiringStore) {
			return this.store.putIfAbsent(key, content, this.freshFor);
		}
		Optional<String> known = this.here.putIfAbsent(key, content, this.freshFor);
		if (known.isPresent()) {
			return known;
		}
		Optional<String> first = MessageLedger.orHere(this.store,
				(store) -> store.putIfAbsent(key, content, this.freshFor), Optional::empty);
		first.ifPresent((other) -> this.here.put(key, other, this.freshFor));
		return first;
	}

}
