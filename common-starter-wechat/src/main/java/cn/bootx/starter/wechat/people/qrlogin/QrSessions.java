package cn.bootx.starter.wechat.people.qrlogin;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.StoreUnavailableException;
import cn.bootx.starter.core.text.ContentDigest;

/**
 * The logins of an account in the store. Secrets are in the keys as hashes only, so that
 * what can be read there is not enough to log in.
 */
record QrSessions(ExpiringStore store, Clock clock, String appId) {

	private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{22}");

	private static final SecureRandom random = new SecureRandom();

	PendingCodes pending() {
		return new PendingCodes(this.store, this.clock, key("pending"));
	}

	void open(String scene, String browserKey, String url, Session session, Duration grace) {
		Duration ttl = left(session);
		this.store.put(sceneKey(scene), Json.write(session), ttl);
		this.store.put(hashed("browser", browserKey), scene + "|" + url, ttl.plus(grace));
	}

	Optional<String> sceneOf(String browserKey) {
		return opened(browserKey).map((value) -> value.substring(0, value.indexOf('|')));
	}

	Optional<String> urlOf(String browserKey) {
		return opened(browserKey).map((value) -> value.substring(value.indexOf('|') + 1));
	}

	private Optional<String> opened(String browserKey) {
		return isSecret(browserKey) ? this.store.get(hashed("browser", browserKey)) : Optional.empty();
	}

	@Nullable Session find(String scene) {
		return this.store.get(sceneKey(scene)).map(QrSessions::decode).orElse(null);
	}

	/** Moves a login on; null if it is not in the expected state any more. */
	@Nullable Session change(String scene, State from, UnaryOperator<Session> change) {
		String stored = this.store.get(sceneKey(scene)).orElse(null);
		if (stored == null || decode(stored).state() != from) {
			return null;
		}
		Session changed = change.apply(decode(stored));
		boolean first = this.store.compareAndSet(sceneKey(scene), stored, Json.write(changed), left(changed));
		return first ? changed : null;
	}

	void end(String scene) {
		this.store.delete(sceneKey(scene));
	}

	/** Remembers which login a user has to confirm; the last scan counts. */
	void awaitConfirmation(String openId, String scene, Session scanned) {
		this.store.put(hashed("confirm", openId), scene, left(scanned));
	}

	Optional<String> takeConfirmation(String openId) {
		return this.store.take(hashed("confirm", openId));
	}

	void putCode(String code, String scene, Duration ttl) {
		this.store.put(hashed("code", code), scene, ttl);
	}

	void dropCode(String code) {
		this.store.delete(hashed("code", code));
	}

	/** The scene of a code, which works once. */
	Optional<String> takeCode(String code) {
		return isSecret(code) ? this.store.take(hashed("code", code)) : Optional.empty();
	}

	/** What is left of its time; at least a moment, so that it can be stored. */
	private Duration left(Session session) {
		return Duration.ofMillis(Math.max(1, session.expiresAt() - this.clock.millis()));
	}

	private static Session decode(String stored) {
		return Json.read(stored, Session.class);
	}

	private String sceneKey(String scene) {
		return key("scene") + scene;
	}

	private String key(String kind) {
		return "qr-login:wechat:" + this.appId + ":" + kind + ":";
	}

	private String hashed(String kind, String secret) {
		return key(kind) + hash(secret);
	}

	static String secret() {
		byte[] bytes = new byte[16];
		random.nextBytes(bytes);
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

	/** Whether it can be one of ours; anything else is never used in a key. */
	static boolean isSecret(String value) {
		return SECRET.matcher(value).matches();
	}

	static String hash(String value) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(new ContentDigest().add(value).bytes());
	}

	enum State {

		WAIT,

		/** Scanned, to be confirmed. */
		SCANNED,

		/** Scanned, and nothing is missing; then the browser has its code. */
		READY, ISSUED

	}

	/**
	 * A login as the store keeps it. The subject is the host's user for a binding; the
	 * client is the hash of whose pending code it is; the browser that of its cookie, or
	 * null if the host asked for the code.
	 */
	record Session(State state, long expiresAt, WeChatLogin.Purpose purpose, @Nullable String subject,
			@Nullable String openId, @Nullable String authCode, @Nullable String client, @Nullable String browser) {

		Session scannedBy(String by, boolean mustConfirm) {
			return new Session(mustConfirm ? State.SCANNED : State.READY, this.expiresAt, this.purpose, this.subject,
					by, null, this.client, this.browser);
		}

		Session confirmed() {
			return new Session(State.READY, this.expiresAt, this.purpose, this.subject, this.openId, null, this.client,
					this.browser);
		}

		Session issued(String code, long until) {
			return new Session(State.ISSUED, until, this.purpose, this.subject, this.openId, code, this.client,
					this.browser);
		}

		@Override
		public String toString() {
			return "QrSession[" + this.state + "]";
		}

	}

	/**
	 * The codes of each client that wait for their scan. A code gives its place back when
	 * it is scanned, when it expires, and when WeChat made none.
	 */
	record PendingCodes(ExpiringStore store, Clock clock, String keyPrefix) {

		/** Code of the exception, in the place of a platform's. */
		static final String CODE = "too-many-qr-codes";

		private static final Logger logger = LoggerFactory.getLogger(PendingCodes.class);

		/** Colleagues behind one address ask at the same time. */
		private static final int ATTEMPTS = 50;

		/** Takes a place; fails with THROTTLED if the client has as many already. */
		void take(String client, String scene, Duration ttl, int max) {
			boolean taken = change(client, (places) -> {
				if (places.size() >= max) {
					throw tooMany(max, places);
				}
				return places.add(new Place(scene, this.clock.millis() + ttl.toMillis()));
			});
			if (!taken) {
				throw tooMany(max, List.of());
			}
		}

		/** Gives a place back. Where the store is away, it is back when it expires. */
		void giveBack(String client, String scene) {
			try {
				change(client, (places) -> places.removeIf((place) -> place.scene().equals(scene)));
			}
			catch (StoreUnavailableException ex) {
				logger.debug("A place of a login QR code is given back when it expires", ex);
			}
		}

		/** Changes a client's places; false if others were faster again and again. */
		private boolean change(String client, Predicate<List<Place>> change) {
			for (int i = 0; i < ATTEMPTS; i++) {
				String stored = this.store.get(key(client)).orElse(null);
				List<Place> places = read(stored);
				if (!change.test(places) || replace(key(client), stored, places)) {
					return true;
				}
			}
			return false;
		}

		private boolean replace(String key, @Nullable String stored, List<Place> places) {
			long last = places.stream().mapToLong(Place::until).max().orElse(0);
			Duration ttl = Duration.ofMillis(last - this.clock.millis());
			if (stored == null) {
				return this.store.putIfAbsent(key, write(places), ttl).isEmpty();
			}
			return places.isEmpty() ? this.store.compareAndDelete(key, stored)
					: this.store.compareAndSet(key, stored, write(places), ttl);
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
			return this.keyPrefix + client;
		}

		private record Place(String scene, long until) {
		}

	}

}
