package cn.bootx.starter.core.token;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.client.Redaction;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.SecretBox;

/**
 * The token of one account: fetched once for all threads of all nodes that share the
 * store, refreshed in the background while the old one still serves, invalidated by
 * value.
 * <p>
 * A valid token costs a volatile read and a look at the clock. An expired one costs one
 * call to the platform; the other callers wait for its result.
 *
 * @since 0.1.0
 */
public final class AccessTokens {

	private static final Logger logger = LoggerFactory.getLogger(AccessTokens.class);

	private final TokenName name;

	private final SharedToken shared;

	private final SingleFlight<AccessToken> flight;

	private final Clock clock;

	private final Executor refresher;

	private final AtomicBoolean refreshing = new AtomicBoolean();

	private volatile @Nullable Held held;

	public AccessTokens(TokenName name, TokenSource source, ExpiringStore store, TokenRegistry.Settings settings,
			Clock clock, ScheduledExecutorService background) {
		this(name, source, settings, new TokenRegistry.Home(store, clock, background, background, SecretBox.OPEN));
	}

	AccessTokens(TokenName name, TokenSource source, TokenRegistry.Settings settings, TokenRegistry.Home home) {
		this.name = name;
		this.clock = home.clock();
		this.refresher = home.refresher();
		this.shared = new SharedToken(name, source, settings, home);
		this.flight = new SingleFlight<>(name, settings.maxWait());
	}

	public TokenName name() {
		return this.name;
	}

	/**
	 * A token that is valid now.
	 * @throws UnavailableException if none arrives in time
	 */
	public String get() {
		Held present = this.held;
		long now = this.clock.millis();
		if (present != null && now < present.refreshAt()) {
			return present.token().value();
		}
		if (present != null && present.token().usable(now)) {
			refreshInBackground();
			return present.token().value();
		}
		return this.flight.join(this::load).value();
	}

	/**
	 * Throws the value away on this node and in the store, if it is still the present
	 * one. A late failure of an older token does nothing.
	 * @param rejected the value that the platform refused
	 * @return whether another one will be fetched; not where the refused one has replaced
	 * a refused one a moment ago, because then the next would be refused, too
	 */
	public boolean invalidate(String rejected) {
		if (!this.shared.invalidate(rejected)) {
			return false;
		}
		Held present = this.held;
		if (present != null && present.token().value().equals(rejected)) {
			this.held = null;
		}
		return true;
	}

	/**
	 * Makes a call with the token; if the platform refuses the token, invalidates it and
	 * repeats the call exactly once with a new one. A token that stays refused is fetched
	 * once in a pause, not once for each call.
	 */
	public <T> T call(Function<String, T> call) {
		String token = get();
		try {
			return call.apply(token);
		}
		catch (PlatformException ex) {
			if (!ex.tokenRejected() || !invalidate(token)) {
				throw ex;
			}
			logger.info("The {} was refused with code {}; fetching another and repeating {} once", this.name, ex.code(),
					ex.api());
			return call.apply(get());
		}
	}

	/** What is known of the token, without its value. */
	public Status status() {
		Held present = this.held;
		AccessToken token = (present != null) ? present.token() : null;
		return new Status(this.name, (token != null) ? Instant.ofEpochMilli(token.issuedAt()) : null,
				(token != null) ? Instant.ofEpochMilli(token.expiresAt()) : null, this.shared.refreshes(),
				this.shared.lastError());
	}

	private AccessToken load() {
		Held present = this.held;
		// Another flight may have landed between the look at the token and this one.
		if (present != null && this.clock.millis() < present.refreshAt()) {
			return present.token();
		}
		return hold(this.shared.obtain((token) -> token.usable(this.clock.millis())));
	}

	private AccessToken loadFresher() {
		Held present = this.held;
		long known = (present != null) ? present.token().issuedAt() : Long.MIN_VALUE;
		// Nodes begin at different moments; who comes second takes what the first
		// fetched.
		return hold(this.shared.obtain((token) -> token.issuedAt() > known && token.usable(this.clock.millis())));
	}

	private void refreshInBackground() {
		if (!this.refreshing.compareAndSet(false, true)) {
			return;
		}
		try {
			this.refresher.execute(this::refresh);
		}
		catch (RuntimeException ex) {
			// The application is closing; the token still serves.
			this.refreshing.set(false);
		}
	}

	private void refresh() {
		try {
			this.flight.join(this::loadFresher);
		}
		catch (RuntimeException ex) {
			logger.warn("Refreshing the {} ahead of its expiry failed; the old one stays in use: {}", this.name,
					Redaction.redact(String.valueOf(ex.getMessage())));
			delayNextRefresh();
		}
		finally {
			this.refreshing.set(false);
		}
	}

	/** Halves what is left, so that a failing platform is not asked by every call. */
	private void delayNextRefresh() {
		Held present = this.held;
		if (present != null) {
			long now = this.clock.millis();
			this.held = new Held(present.token(), now + Math.max(1_000, (present.token().expiresAt() - now) / 2));
		}
	}

	private AccessToken hold(AccessToken token) {
		Held present = this.held;
		if (present == null || !present.token().equals(token)) {
			this.held = Held.of(token, ThreadLocalRandom.current().nextDouble());
		}
		return token;
	}

	/** A token and the moment from which it is refreshed ahead. */
	private record Held(AccessToken token, long refreshAt) {

		/**
		 * At 90 % of the lifetime, up to 5 % earlier, so that nodes begin at different
		 * times.
		 */
		static Held of(AccessToken token, double jitter) {
			long lifetime = token.expiresAt() - token.issuedAt();
			return new Held(token, token.issuedAt() + (long) (lifetime * (0.9 - 0.05 * jitter)));
		}

	}

	/**
	 * State of a token for operators; never the token itself.
	 *
	 * @param issuedAt when the present one was fetched, or null before the first
	 * @param refreshes how many this node fetched
	 * @param lastError the last failure's message, or null if the last fetch worked
	 */
	public record Status(TokenName name, @Nullable Instant issuedAt, @Nullable Instant expiresAt, long refreshes,
			@Nullable String lastError) {
	}

	/**
	 * No token arrived in time, because another node fetches it and does not finish; the
	 * message says who.
	 */
	public static class UnavailableException extends RuntimeException {

		private static final long serialVersionUID = 1L;

		UnavailableException(String message) {
			super(message);
		}

		static UnavailableException interrupted(TokenName what) {
			Thread.currentThread().interrupt();
			return new UnavailableException("Interrupted while waiting for the " + what);
		}

	}

}
