package cn.bootx.starter.core.login;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.login.LoginAttempts.Attempt;
import cn.bootx.starter.core.login.LoginException.Reason;
import cn.bootx.starter.core.text.ContentDigest;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.SecretBox;
import cn.bootx.starter.core.token.AccessTokens;

/**
 * Logins on one platform. An attempt has a state that works once and belongs to the
 * browser that began it, so that no page can log its visitor in as another user. Its code
 * is exchanged once over all nodes: a call-back that is repeated within five minutes,
 * also on another node, gets the same answer.
 *
 * @param <L> who logged in
 * @since 0.1.0
 */
public final class ThirdLogins<L> {

	private final Platform platform;

	private final Class<L> type;

	private final List<LoginWay<L>> ways;

	private final LoginSettings settings;

	private final LoginTargets targets;

	private final LoginAttempts attempts;

	/**
	 * Makes the logins of a platform.
	 * @param ways the first one that suits a browser is taken if none is asked for
	 * @param box seals who logged in before it is stored
	 */
	public ThirdLogins(Platform platform, Class<L> type, List<LoginWay<L>> ways, LoginSettings settings,
			ExpiringStore store, SecretBox box) {
		this.platform = platform;
		this.type = type;
		this.ways = List.copyOf(ways);
		this.settings = settings;
		this.targets = new LoginTargets(settings.origins());
		this.attempts = new LoginAttempts(platform, store, box);
	}

	public Platform platform() {
		return this.platform;
	}

	public LoginSettings settings() {
		return this.settings;
	}

	/**
	 * Begins an attempt.
	 * @param callback address of the call-back, unless the settings name one
	 * @param browser who asks
	 * @throws LoginException if the way, the account or the target is unknown
	 */
	public Begun begin(Wish wish, URI callback, Browser browser) {
		LoginWay<L> way = way(wish.way(), browser.userAgent());
		String target = (wish.target() != null) ? this.targets.check(wish.target()) : null;
		if (way.page() == null || wish.target() != null && target == null) {
			throw unknown((way.page() == null) ? "way without a page" : "target of another origin");
		}
		String known = browser.secret();
		String secret = (known != null && LoginAttempts.isSecret(known)) ? known : LoginAttempts.secret();
		String state = LoginAttempts.secret();
		URI page = address(way.page(), wish, callback, state);
		this.attempts.begin(state,
				new Attempt(way.name(), wish.account(), target, ContentDigest.hex(secret), null, null, null),
				this.settings.ttl());
		return new Begun(page, secret);
	}

	private URI address(LoginWay.Page page, Wish wish, URI callback, String state) {
		try {
			return page.address(wish.account(), Objects.requireNonNullElse(this.settings.redirectUri(), callback),
					state);
		}
		catch (PlatformException ex) {
			throw refusal(ex, Map.of());
		}
	}

	/**
	 * Ends the attempt with which a browser comes back from the platform's page.
	 * @param code the code, or null or empty if the person did not agree
	 * @param browser the secret of {@link Begun#browser()}
	 * @throws LoginException if the login came to nothing
	 * @throws cn.bootx.starter.core.store.StoreUnavailableException if the store cannot
	 * be reached
	 */
	public Done<L> finish(@Nullable String code, @Nullable String state, @Nullable String browser) {
		String given = (code != null) ? code : "";
		AtomicReference<@Nullable LoginException> refusal = new AtomicReference<>();
		Attempt ended = this.attempts.end(state, browser, (begun) -> exchange(begun, given, refusal));
		LoginException refused = refusal.get();
		if (refused != null) {
			throw refused;
		}
		if (!ContentDigest.hex(given).equals(ended.code())) {
			throw LoginException.of(this.platform, Reason.CODE, "an attempt that has ended came back with another code",
					null);
		}
		if (ended.login() == null) {
			throw LoginException.of(this.platform, Objects.requireNonNullElse(ended.refused(), Reason.FAILED));
		}
		return new Done<>(Json.read(ended.login(), this.type), ended.target());
	}

	private Attempt exchange(Attempt begun, String code, AtomicReference<@Nullable LoginException> refusal) {
		if (code.isBlank()) {
			return begun.ended(code, null, Reason.DENIED);
		}
		try {
			return begun.ended(code, Json.write(login(way(begun.way(), ""), begun.account(), code)), null);
		}
		catch (LoginException ex) {
			if (ex.reason() == Reason.UNAVAILABLE) {
				throw ex;
			}
			refusal.set(ex);
			return begun.ended(code, null, ex.reason());
		}
	}

	/**
	 * Who a code belongs to that a script got from the platform's client, which needs no
	 * attempt. It works once.
	 * @param way name of the way; null or empty for the only one without a page
	 * @throws LoginException if the login came to nothing
	 */
	public L exchange(@Nullable String way, @Nullable String account, @Nullable String code) {
		LoginWay<L> known = (way == null || way.isEmpty()) ? this.ways.stream()
			.filter((each) -> each.page() == null)
			.findFirst()
			.orElseThrow(() -> unknown("no way")) : way(way, "");
		if (code == null || code.isBlank()) {
			throw LoginException.of(this.platform, Reason.CODE, "a page posted no code", null);
		}
		if (known.page() != null) {
			// Its code comes with a state; without one it could be a stranger's.
			throw unknown("way whose code comes over the call-back");
		}
		return login(known, account, code);
	}

	private L login(LoginWay<L> way, @Nullable String account, String code) {
		try {
			return way.exchange().login(account, code);
		}
		catch (LoginException ex) {
			throw ex;
		}
		catch (PlatformException ex) {
			throw refusal(ex, way.reasons());
		}
		catch (AccessTokens.UnavailableException ex) {
			throw LoginException.of(this.platform, Reason.UNAVAILABLE, String.valueOf(ex.getMessage()), ex);
		}
	}

	private LoginException refusal(PlatformException failure, Map<String, Reason> reasons) {
		Reason reason = reasons.getOrDefault(failure.code(), reasons.get(failure.subCode().orElse("")));
		if (reason == null) {
			reason = failure.code().startsWith("unknown-") ? Reason.REQUEST
					: failure.retryable() ? Reason.UNAVAILABLE : Reason.FAILED;
		}
		return LoginException.of(this.platform, reason, failure.getMessage(), failure);
	}

	private LoginWay<L> way(@Nullable String name, String userAgent) {
		List<LoginWay<L>> fitting = new ArrayList<>(this.ways);
		fitting.removeIf((way) -> (name == null || name.isEmpty()) ? way.page() == null || !way.suits().test(userAgent)
				: !way.name().equals(name));
		if (fitting.isEmpty()) {
			throw unknown("way; there are " + this.ways.stream().map(LoginWay::name).toList());
		}
		return fitting.get(0);
	}

	private LoginException unknown(String what) {
		return LoginException.of(this.platform, Reason.REQUEST, "login asks for an unknown " + what, null);
	}

	@Override
	public String toString() {
		return "ThirdLogins[" + this.platform.id() + "]";
	}

	/**
	 * What a page asks for; each may be null.
	 *
	 * @param way name of the way; by default the one that suits the browser
	 * @param account name of the account; by default the platform's default one
	 * @param target where the browser goes after the login: a path with a slash in front,
	 * or a page of an allowed origin
	 */
	public record Wish(@Nullable String way, @Nullable String account, @Nullable String target) {
	}

	/**
	 * A browser.
	 *
	 * @param secret what it holds of an earlier attempt, or null
	 */
	public record Browser(String userAgent, @Nullable String secret) {

		/** Without the secret. */
		@Override
		public String toString() {
			return "Browser[" + this.userAgent + "]";
		}

	}

	/**
	 * An attempt that was begun.
	 *
	 * @param page the platform's page, where the browser goes
	 * @param browser the secret that the browser must hold when it comes back, in a
	 * cookie that no script sees
	 */
	public record Begun(URI page, String browser) {

		/** Without the secret and the state. */
		@Override
		public String toString() {
			return "Begun[" + this.page.getHost() + "]";
		}

	}

	/**
	 * An attempt that has come to its end.
	 *
	 * @param <L> who logged in
	 * @param target where the browser wishes to go, null if it does not
	 */
	public record Done<L>(L login, @Nullable String target) {
	}

}
