package cn.bootx.starter.wechat.people.qrlogin;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.StoreUnavailableException;

/**
 * The codes of each client that wait for their scan. A code gives its place back when it
 * is scanned, when it expires, and when WeChat made none.
 */
record PendingCodes(ExpiringStore store, Clock clock, String keyPrefix) {

	/** Code of the exception, in the place of a platform's. */
	static final String CODE = "too-many-qr-codes";

	private static final Logger logger = LoggerFactory.getLogger(PendingCodes.class);

	/** Colleagues behind one address ask at the same time. */
	private static final int ATTEMPTS = 50;

	/** Takes a place; fails with THROTTLED if the client has as many already. */
	void take(String client, String scene, Duration ttl, int max) {
		for (int i = 0; i < ATTEMPTS; i++) {
			String stored = this.store.get(key(client)).orElse(null);
			List<Place> places = read(stored);
			if (places.size() >= max) {
				throw tooMany(max, places);
			}
			places.add(new Place(scene, this.clock.millis() + ttl.toMillis()));
			boolean first = (stored == null) ? this.store.putIfAbsent(key(client), write(places), ttl).isEmpty()
					: this.store.compareAndSet(key(client), stored, write(places), ttl);
			if (first) {
				return;
			}
		}
		throw tooMany(max, List.of());
	}

	/** Gives a place back. Where the store is away it is given back when it expires. */
	void giveBack(String client, String scene) {
		try {
			for (int i = 0; i < ATTEMPTS; i++) {
				String stored = this.store.get(key(client)).orElse(null);
				List<Place> places = read(stored);
				if (stored == null || !places.removeIf((place) -> place.scene().equals(scene))) {
					return;
				}
				long last = places.stream().mapToLong(Place::until).max().orElse(0);
				boolean first = places.isEmpty() ? this.store.compareAndDelete(key(client), stored) : this.store
					.compareAndSet(key(client), stored, write(places), Duration.ofMillis(last - this.clock.millis()));
				if (first) {
					return;
				}
			}
		}
		catch (StoreUnavailableException ex) {
			logger.debug("A place of a login QR code is given back when it expires", ex);
		}
	}

	private PlatformException tooMany(int max, List<Place> places) {
		long next = places.stream().mapToLong(Place::until).min().orElse(this.clock.millis());
		Duration wait = Duration.ofMillis(Math.max(1000, next - this.clock.millis()));
		return PlatformException.of(Platform.WECHAT, "/cgi-bin/qrcode/create")
			.code(CODE)
			.message("this client has " + max + " QR codes that wait for their scan; none was made")
			.category(ErrorCategory.THROTTLED,
					"scan one of them, or raise bootx.starter.third.wechat.qr-login.max-pending-per-client")
			.retryAfter(wait)
			.build();
	}

	/** The places that have not expired. */
	private List<Place> read(@Nullable String stored) {
		List<Place> places = new ArrayList<>();
		if (stored != null) {
			for (String place : stored.split(" ")) {
				int at = place.indexOf('@');
				long until = Long.parseLong(place.substring(at + 1));
				if (until > this.clock.millis()) {
					places.add(new Place(place.substring(0, at), until));
				}
			}
		}
		return places;
	}

	private static String write(List<Place> places) {
		return String.join(" ", places.stream().map((place) -> place.scene() + "@" + place.until()).toList());
	}

	private String key(String client) {
		return this.keyPrefix + "pending:" + client;
	}

	private record Place(String scene, long until) {
	}

}
