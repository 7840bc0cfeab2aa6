package cn.bootx.starter.wechat.qrlogin;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.WindowCount;
import cn.bootx.starter.wechat.account.WeChatAccount;

/**
 * Login by QR code. Three values that never stand for each other: the id in the QR code,
 * which everybody who sees the screen can read; the secret with which the browser asks
 * how it stands; and the code of one minute that the login is exchanged for, once.
 * Everything is in the store, so the scan may reach one node and the browser another.
 *
 * @since 0.1.0
 */
public final class WeChatQrLoginService {

	/** What the scene of a login begins with. */
	public static final String SCENE_PREFIX = "login_";

	private final WeChatAccount account;

	private final WeChatQrLoginSettings settings;

	private final ExpiringStore store;

	private final Clock clock;

	private final String keyPrefix;

	public WeChatQrLoginService(WeChatAccount account, WeChatQrLoginSettings settings, ExpiringStore store,
			Clock clock) {
		this.account = account;
		this.settings = settings;
		this.store = store;
		this.clock = clock;
		this.keyPrefix = "qr-login:wechat:" + account.appId() + ":";
	}

	/**
	 * Makes a QR code.
	 * @param client who asks, for the limit: the address of the browser
	 * @throws TooManyQrCodesException if it has asked too often
	 * @throws cn.bootx.starter.core.client.PlatformException if WeChat gives no code
	 */
	public WeChatQrCode applyQrCode(String client) {
		WindowCount count = this.store.increment(this.keyPrefix + "client:" + Secrets.hash(client),
				this.settings.ttl());
		if (count.count() > this.settings.maxPendingPerClient()) {
			throw new TooManyQrCodesException(this.settings.maxPendingPerClient(), count.remaining());
		}
		String scene = Secrets.next();
		String url = createTicket(SCENE_PREFIX + scene);
		String key = Secrets.next();
		Duration ttl = this.settings.ttl();
		this.store.put(sessionKey(scene), QrSession.waiting(this.clock.millis() + ttl.toMillis()).encode(), ttl);
		this.store.put(browserKey(key), scene, ttl.plus(this.settings.authCodeTtl()));
		return new WeChatQrCode(key, url, ttl.toSeconds());
	}

	/**
	 * How a code stands. An unknown key looks like one that has expired.
	 * @param qrCodeKey the browser's secret
	 */
	public WeChatQrStatus getStatus(String qrCodeKey) {
		if (!Secrets.isWellFormed(qrCodeKey)) {
			return WeChatQrStatus.EXPIRED;
		}
		String scene = this.store.get(browserKey(qrCodeKey)).orElse(null);
		QrSession session = (scene != null) ? session(scene) : null;
		if (session == null) {
			return WeChatQrStatus.EXPIRED;
		}
		if (session.state() == QrSession.State.WAIT) {
			return WeChatQrStatus.WAIT;
		}
		QrSession issued = (session.state() == QrSession.State.ISSUED) ? session : issue(scene);
		return (issued != null && issued.authCode() != null) ? WeChatQrStatus.ok(issued.authCode())
				: WeChatQrStatus.EXPIRED;
	}

	/**
	 * Exchanges the code for the login. Works once.
	 * @return who it is, or empty if the code is unknown, used or too old
	 */
	public Optional<WeChatLogin> exchange(String authCode) {
		if (!Secrets.isWellFormed(authCode)) {
			return Optional.empty();
		}
		return this.store.take(codeKey(authCode)).map((sceneAndUser) -> {
			// The session ends with its code: a browser that asks on reads "expired".
			int split = sceneAndUser.indexOf('|');
			this.store.delete(sessionKey(sceneAndUser.substring(0, split)));
			return login(sceneAndUser.substring(split + 1));
		});
	}

	/**
	 * Records a scan. The first one wins; nothing that comes later changes it.
	 * @param scene the scene without {@value #SCENE_PREFIX}
	 * @return whether this was the first scan of a code that is still valid
	 */
	boolean scanned(String account, String scene, String openId) {
		if (!account.equals(this.account.name()) || !Secrets.isWellFormed(scene)) {
			return false;
		}
		return change(scene, QrSession.State.WAIT, (session) -> session.scannedBy(openId)) != null;
	}

	WeChatLogin login(String openId) {
		return new WeChatLogin(this.account.name(), this.account.appId(), openId);
	}

	private @Nullable QrSession issue(String scene) {
		String code = Secrets.next();
		long until = this.clock.millis() + this.settings.authCodeTtl().toMillis();
		QrSession scanned = session(scene);
		if (scanned == null || scanned.openId() == null) {
			return null;
		}
		// Before the session shows it, so that a code works from the moment it is seen.
		this.store.put(codeKey(code), scene + "|" + scanned.openId(), this.settings.authCodeTtl());
		QrSession issued = change(scene, QrSession.State.SCANNED, (session) -> session.issued(code, until));
		if (issued == null) {
			// Another request of the same browser was faster: both get its code.
			this.store.delete(codeKey(code));
			return session(scene);
		}
		return issued;
	}

	/** Moves a session on, if it is still in the expected state. */
	private @Nullable QrSession change(String scene, QrSession.State from, UnaryOperator<QrSession> change) {
		String stored = this.store.get(sessionKey(scene)).orElse(null);
		if (stored == null) {
			return null;
		}
		QrSession session = QrSession.decode(stored);
		if (session.state() != from) {
			return null;
		}
		QrSession changed = change.apply(session);
		boolean first = this.store.compareAndSet(sessionKey(scene), stored, changed.encode(),
				changed.left(this.clock.millis()));
		return first ? changed : null;
	}

	private @Nullable QrSession session(String scene) {
		return this.store.get(sessionKey(scene)).map(QrSession::decode).orElse(null);
	}

	private String createTicket(String scene) {
		ObjectNode request = Json.object()
			.put("expire_seconds", this.settings.ttl().toSeconds())
			.put("action_name", "QR_STR_SCENE");
		request.putObject("action_info").putObject("scene").put("scene_str", scene);
		JsonNode ticket = this.account.api().post("/cgi-bin/qrcode/create", request);
		return ticket.path("url").asText();
	}

	private String sessionKey(String scene) {
		return this.keyPrefix + "scene:" + scene;
	}

	private String browserKey(String key) {
		return this.keyPrefix + "browser:" + Secrets.hash(key);
	}

	private String codeKey(String code) {
		return this.keyPrefix + "code:" + Secrets.hash(code);
	}

}
