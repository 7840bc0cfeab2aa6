package cn.bootx.starter.wechat.people.qrlogin;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.store.ExpiringStore;

/**
 * The logins of an account in the store. Secrets are in the keys as hashes only.
 */
final class QrSessions {

	private final ExpiringStore store;

	private final Clock clock;

	private final String keyPrefix;

	QrSessions(ExpiringStore store, Clock clock, String appId) {
		this.store = store;
		this.clock = clock;
		this.keyPrefix = "qr-login:wechat:" + appId + ":";
	}

	PendingCodes pending() {
		return new PendingCodes(this.store, this.clock, this.keyPrefix);
	}

	/** Opens a login for the browser that holds the key. */
	void open(String scene, String browserKey, String url, QrSession session, Duration grace) {
		Duration ttl = session.left(this.clock.millis());
		this.store.put(sceneKey(scene), session.encode(), ttl);
		this.store.put(hashed("browser", browserKey), scene + "|" + url, ttl.plus(grace));
	}

	/** The scene that a browser's key belongs to. */
	Optional<String> sceneOf(String browserKey) {
		return Secrets.isWellFormed(browserKey)
				? this.store.get(hashed("browser", browserKey)).map((value) -> value.substring(0, value.indexOf('|')))
				: Optional.empty();
	}

	/** The content of the QR code that a browser's key belongs to. */
	Optional<String> urlOf(String browserKey) {
		return Secrets.isWellFormed(browserKey)
				? this.store.get(hashed("browser", browserKey)).map((value) -> value.substring(value.indexOf('|') + 1))
				: Optional.empty();
	}

	@Nullable QrSession find(String scene) {
		return this.store.get(sceneKey(scene)).map(QrSession::decode).orElse(null);
	}

	/**
	 * Moves a login on, if it is still in the expected state.
	 * @return the login after the change, or null if another call was faster
	 */
	@Nullable QrSession change(String scene, QrSession.State from, UnaryOperator<QrSession> change) {
		String stored = this.store.get(sceneKey(scene)).orElse(null);
		if (stored == null || QrSession.decode(stored).state() != from) {
			return null;
		}
		QrSession changed = change.apply(QrSession.decode(stored));
		boolean first = this.store.compareAndSet(sceneKey(scene), stored, changed.encode(),
				changed.left(this.clock.millis()));
		return first ? changed : null;
	}

	void end(String scene) {
		this.store.delete(sceneKey(scene));
	}

	/** Remembers which login a user has to confirm; the last scan counts. */
	void awaitConfirmation(String openId, String scene, Duration ttl) {
		this.store.put(hashed("confirm", openId), scene, ttl);
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
		return Secrets.isWellFormed(code) ? this.store.take(hashed("code", code)) : Optional.empty();
	}

	private String sceneKey(String scene) {
		return this.keyPrefix + "scene:" + scene;
	}

	private String hashed(String kind, String secret) {
		return this.keyPrefix + kind + ":" + Secrets.hash(secret);
	}

}
