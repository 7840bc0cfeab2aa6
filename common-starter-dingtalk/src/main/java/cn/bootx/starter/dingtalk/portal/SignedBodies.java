package cn.bootx.starter.dingtalk.portal;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import cn.bootx.starter.core.callback.CallbackRejectedException;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.InMemoryExpiringStore;
import cn.bootx.starter.core.store.StoreUnavailableException;
import cn.bootx.starter.core.text.ContentDigest;

/**
 * DingTalk signs the time of robot messages and clicks, not their content: an attacker
 * who sees one push could send any other with its signature. So the contents that come
 * with a signature are remembered on all nodes for as long as it is fresh. Two real
 * messages of one millisecond carry the same signature, so a few different contents are
 * accepted, but only within seconds of the first one.
 */
final class SignedBodies {

	/** Different contents of one signature. */
	static final int ROOM = 4;

	/** Messages of one millisecond arrive together, a recorded signature comes later. */
	static final Duration TOGETHER = Duration.ofSeconds(10);

	private final ExpiringStore store;

	/** For the time in which the store is away: each node then remembers by itself. */
	private final ExpiringStore local;

	private final String keyPrefix;

	private final Clock clock;

	private final Duration freshFor;

	SignedBodies(ExpiringStore store, Clock clock, String appKey, Duration maxClockSkew) {
		this.store = store;
		this.local = new InMemoryExpiringStore(clock);
		this.keyPrefix = "signature:ding-talk:" + appKey + ":";
		this.clock = clock;
		// A clock behind this one and one ahead of it.
		this.freshFor = maxClockSkew.multipliedBy(2).plusSeconds(1);
	}

	/**
	 * Remembers that a signature came with a content.
	 * @throws CallbackRejectedException if it came with others before
	 */
	void check(String signature, byte[] body) {
		String key = this.keyPrefix + ContentDigest.brief(signature);
		String content = new ContentDigest().add(body).brief();
		try {
			remember(this.store, key, content);
		}
		catch (StoreUnavailableException ex) {
			remember(this.local, key, content);
		}
	}

	private void remember(ExpiringStore in, String key, String content) {
		String first = this.clock.millis() + "," + content;
		String before = in.putIfAbsent(key, first, this.freshFor).orElse(null);
		while (before != null) {
			List<String> known = new ArrayList<>(List.of(before.split(",")));
			if (known.subList(1, known.size()).contains(content)) {
				return;
			}
			boolean together = this.clock.millis() - Long.parseLong(known.get(0)) <= TOGETHER.toMillis();
			if (!together || known.size() > ROOM) {
				throw CallbackRejectedException.forbidden("the signature was used for another content");
			}
			if (in.compareAndSet(key, before, before + "," + content, this.freshFor)) {
				return;
			}
			before = in.putIfAbsent(key, first, this.freshFor).orElse(null);
		}
	}

}
