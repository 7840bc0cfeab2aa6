package cn.bootx.starter.wechat.people.qrlogin;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiPredicate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.UnreadableAnswer;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.limit.ClientBudget;
import cn.bootx.starter.core.send.MessageCheck;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.StoreUnavailableException;
import cn.bootx.starter.wechat.account.WeChatAccount;
import cn.bootx.starter.wechat.account.WeChatAccounts;
import cn.bootx.starter.wechat.people.qrlogin.WeChatQrLoginController.QrAnswers;
import cn.bootx.starter.wechat.people.qrlogin.WeChatQrLoginController.QrBrowser;

/**
 * Login by QR code. Three values that are never used for each other: the id in the QR
 * code, which can be read from the screen; the secret with which the browser asks for the
 * status; and the code of one minute that the login is exchanged for, once. Everything is
 * in the store, so the scan may reach one node and the browser another.
 *
 * @since 0.1.0
 */
public final class WeChatQrLoginService {

	/** What the scene of a login begins with. */
	public static final String SCENE_PREFIX = "login_";

	private static final String CREATE = "/cgi-bin/qrcode/create";

	private static final long LOOK_EVERY_MILLIS = 500;

	/** The host itself knows who asks. */
	private static final BiPredicate<String, QrSessions.Session> ANY = (scene, session) -> true;

	private final WeChatAccounts accounts;

	private final String account;

	private final Settings settings;

	private final ExpiringStore store;

	private final Clock clock;

	/** For the QR codes of one account, which must be there when it is used. */
	public WeChatQrLoginService(WeChatAccounts accounts, String account, Settings settings, ExpiringStore store,
			Clock clock) {
		this.accounts = accounts;
		this.account = account;
		this.settings = settings;
		this.store = store;
		this.clock = clock;
	}

	/**
	 * Makes a QR code for a login.
	 * @param client address of the browser; with too many codes that wait for their scan
	 * this fails with THROTTLED
	 */
	public WeChatLogin.QrCode applyQrCode(String client) {
		return apply(client, WeChatLogin.Purpose.LOGIN, null, null);
	}

	/**
	 * Makes a QR code with which a user, named by the host's id, binds a WeChat. Only for
	 * an endpoint that knows who is logged in.
	 */
	public WeChatLogin.QrCode applyBindCode(String client, String subject) {
		return apply(client, WeChatLogin.Purpose.BIND, subject, null);
	}

	/**
	 * The status for the browser's secret. An unknown one looks like one that has
	 * expired.
	 */
	public WeChatLogin.Status getStatus(String qrCodeKey) {
		String scene = sessions().sceneOf(qrCodeKey).orElse(null);
		QrSessions.Session session = (scene != null) ? sessions().find(scene) : null;
		if (scene == null || session == null) {
			return WeChatLogin.Status.EXPIRED;
		}
		return switch (session.state()) {
			case WAIT -> WeChatLogin.Status.WAIT;
			case SCANNED -> WeChatLogin.Status.SCANNED;
			case READY -> issued(issue(scene));
			case ISSUED -> issued(session);
		};
	}

	/**
	 * Waits until the status is not the known one, which may be empty, but no longer than
	 * that. Once the result is cancelled, the store is not read any more.
	 */
	public CompletableFuture<WeChatLogin.Status> watch(String qrCodeKey, String known, Duration longest,
			ScheduledExecutorService background) {
		CompletableFuture<WeChatLogin.Status> result = new CompletableFuture<>();
		look(qrCodeKey, known, System.nanoTime() + longest.toNanos(), background, result);
		return result;
	}

	/** Looks into the store, because the scan may have reached another node. */
	private void look(String key, String known, long deadline, ScheduledExecutorService background,
			CompletableFuture<WeChatLogin.Status> result) {
		if (result.isDone()) {
			return;
		}
		try {
			WeChatLogin.Status status = getStatus(key);
			if (!status.state().equals(known) || System.nanoTime() >= deadline) {
				result.complete(status);
				return;
			}
			background.schedule(() -> look(key, known, deadline, background, result), LOOK_EVERY_MILLIS,
					TimeUnit.MILLISECONDS);
		}
		catch (RejectedExecutionException ex) {
			// The application is closing; the browser asks again elsewhere.
			result.complete(new WeChatLogin.Status(known, null));
		}
		catch (RuntimeException ex) {
			if (ex instanceof StoreUnavailableException unavailable) {
				QrAnswers.storeIsAway(unavailable);
			}
			result.completeExceptionally(ex);
		}
	}

	/** The content of the QR code that belongs to the key, to draw it. */
	public Optional<String> qrCodeUrl(String qrCodeKey) {
		return sessions().urlOf(qrCodeKey);
	}

	/**
	 * Exchanges the code of a login, which works once; otherwise empty. An endpoint that
	 * calls this must be protected against requests of foreign pages (CSRF).
	 */
	public Optional<WeChatLogin> exchange(String authCode) {
		return exchange(authCode, WeChatLogin.Purpose.LOGIN, null, ANY);
	}

	/**
	 * Exchanges the code of a binding, which works once and for the user, named by the
	 * host's id, that it was made for.
	 */
	public Optional<WeChatLogin> exchangeBind(String authCode, String subject) {
		return exchange(authCode, WeChatLogin.Purpose.BIND, subject, ANY);
	}

	/** Records a scan. Only the first one of a valid code counts; otherwise null. */
	QrSessions.@Nullable Session scanned(String receiver, String scene, String openId) {
		if (!receiver.equals(this.account) || !QrSessions.isSecret(scene)) {
			return null;
		}
		boolean mustConfirm = this.settings.confirmation() != null;
		QrSessions.Session scanned = sessions().change(scene, QrSessions.State.WAIT,
				(session) -> session.scannedBy(openId, mustConfirm));
		if (scanned != null && scanned.client() != null) {
			sessions().pending().giveBack(scanned.client(), scene);
		}
		if (scanned != null && mustConfirm) {
			sessions().awaitConfirmation(openId, scene, scanned);
		}
		return scanned;
	}

	/** Records that a user has confirmed the last scan; null if there was none. */
	QrSessions.@Nullable Session confirmed(String receiver, String openId) {
		if (!receiver.equals(this.account)) {
			return null;
		}
		return sessions().takeConfirmation(openId)
			.map((scene) -> sessions().change(scene, QrSessions.State.SCANNED, QrSessions.Session::confirmed))
			.orElse(null);
	}

	Settings settings() {
		return this.settings;
	}

	WeChatLogin login(QrSessions.Session session) {
		return new WeChatLogin(this.account, appId(), String.valueOf(session.openId()), session.purpose(),
				session.subject());
	}

	WeChatLogin.QrCode applyQrCode(String client, QrBrowser browser) {
		return apply(client, WeChatLogin.Purpose.LOGIN, null, QrSessions.hash(String.valueOf(browser.id())));
	}

	private WeChatLogin.QrCode apply(String client, WeChatLogin.Purpose purpose, @Nullable String subject,
			@Nullable String browser) {
		QrSessions sessions = sessions();
		Duration ttl = this.settings.ttl();
		String scene = QrSessions.secret();
		String clientHash = QrSessions.hash(ClientBudget.network(client));
		sessions.pending().take(clientHash, scene, ttl, this.settings.maxPendingPerClient());
		try {
			String url = createTicket(SCENE_PREFIX + scene);
			String key = QrSessions.secret();
			sessions.open(scene, key, url, new QrSessions.Session(QrSessions.State.WAIT,
					this.clock.millis() + ttl.toMillis(), purpose, subject, null, null, clientHash, browser),
					this.settings.authCodeTtl());
			return new WeChatLogin.QrCode(key, url, ttl.toSeconds());
		}
		catch (RuntimeException ex) {
			sessions.pending().giveBack(clientHash, scene);
			throw ex;
		}
	}

	/** For the browser that asked for the QR code: its cookie or the key prove it. */
	Optional<WeChatLogin> exchange(String authCode, QrBrowser browser) {
		return exchange(authCode, WeChatLogin.Purpose.LOGIN, null,
				(scene, session) -> session.browser() == null
						|| browser.id() != null && session.browser().equals(QrSessions.hash(browser.id()))
						|| browser.key() != null && scene.equals(sessions().sceneOf(browser.key()).orElse(null)));
	}

	private Optional<WeChatLogin> exchange(String authCode, WeChatLogin.Purpose purpose, @Nullable String subject,
			BiPredicate<String, QrSessions.Session> asker) {
		String scene = sessions().takeCode(authCode).orElse(null);
		QrSessions.Session session = (scene != null) ? sessions().find(scene) : null;
		if (scene == null || session == null) {
			return Optional.empty();
		}
		// The session ends with its code: a browser that asks on reads "expired".
		sessions().end(scene);
		boolean meant = session.purpose() == purpose && Objects.equals(session.subject(), subject)
				&& asker.test(scene, session);
		return meant ? Optional.of(login(session)) : Optional.empty();
	}

	private QrSessions.@Nullable Session issue(String scene) {
		String code = QrSessions.secret();
		long until = this.clock.millis() + this.settings.authCodeTtl().toMillis();
		// Before the session shows it, so that a code works from the moment it is seen.
		sessions().putCode(code, scene, this.settings.authCodeTtl());
		QrSessions.Session issued = sessions().change(scene, QrSessions.State.READY,
				(session) -> session.issued(code, until));
		if (issued == null) {
			// Another request of the same browser was faster: both get its code.
			sessions().dropCode(code);
			return sessions().find(scene);
		}
		return issued;
	}

	private static WeChatLogin.Status issued(QrSessions.@Nullable Session session) {
		return (session != null && session.authCode() != null) ? WeChatLogin.Status.ok(session.authCode())
				: WeChatLogin.Status.EXPIRED;
	}

	private String createTicket(String scene) {
		ObjectNode request = Json.object()
			.put("expire_seconds", this.settings.ttl().toSeconds())
			.put("action_name", "QR_STR_SCENE");
		request.putObject("action_info").putObject("scene").put("scene_str", scene);
		WeChatAccount from = this.accounts.get(this.account);
		MessageCheck.of(Platform.WECHAT, CREATE)
			.isTrue(from.settings().token() != null, "account",
					"'" + this.account + "' has no token, so no scan could reach this application")
			.done("set bootx.starter.third.wechat.token, or that of the named account");
		return UnreadableAnswer.require(Platform.WECHAT, CREATE, from.api().post(CREATE, request), "url");
	}

	private QrSessions sessions() {
		return new QrSessions(this.store, this.clock, appId());
	}

	private String appId() {
		return this.accounts.get(this.account).appId();
	}

	/**
	 * How QR login behaves: how long a code can be scanned, at most 30 days; how long the
	 * code works that a login is exchanged for; how many codes of a client may wait for
	 * their scan; what the user reads after the login; how the user confirms, or null if
	 * the scan is enough.
	 */
	public record Settings(Duration ttl, Duration authCodeTtl, int maxPendingPerClient, @Nullable String reply,
			@Nullable Confirmation confirmation) {

		/** What the user reads after the scan, and what the user must answer. */
		public record Confirmation(String prompt, String word) {
		}

	}

}
