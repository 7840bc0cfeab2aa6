package cn.bootx.starter.core.login;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.text.ContentDigest;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.SecretBox;
import cn.bootx.starter.core.store.StoreUnavailableException;

/**
 * The attempts that are under way, by their state. The code of one is exchanged once over
 * all nodes; who repeats the call-back gets the same outcome.
 */
final class LoginAttempts {

	private static final Logger logger = LoggerFactory.getLogger(LoginAttempts.class);

	/** A browser that repeats its call-back does so soon. */
	private static final Duration OUTCOME_TTL = Duration.ofMinutes(5);

	/** Longer than the calls of an exchange take together. */
	private static final Duration LEASE = Duration.ofSeconds(90);

	private static final Duration PATIENCE = Duration.ofSeconds(15);

	private static final long LOOK_EVERY = 50;

	private static final Pattern SECRET = Pattern.compile("[0-9a-f]{32}");

	private static final SecureRandom random = new SecureRandom();

	private final Platform platform;

	private final ExpiringStore store;

	private final SecretBox box;

	LoginAttempts(Platform platform, ExpiringStore store, SecretBox box) {
		this.platform = platform;
		this.store = store;
		this.box = box;
	}

	/** 128 bits, in letters and digits: WeCom and WeChat take no others in a state. */
	static String secret() {
		byte[] bytes = new byte[16];
		random.nextBytes(bytes);
		return HexFormat.of().formatHex(bytes);
	}

	static boolean isSecret(String text) {
		return SECRET.matcher(text).matches();
	}

	void begin(String state, Attempt attempt, Duration ttl) {
		write(state, attempt, ttl);
	}

	/**
	 * Brings an attempt to its end, on one node at a time. After an exception of the work
	 * it is as before, so that the browser may try again.
	 * @throws LoginException if there is no such attempt, or it was begun in another
	 * browser, which then can still end it
	 */
	Attempt end(@Nullable String state, @Nullable String browser, UnaryOperator<Attempt> work) {
		Attempt begun = find(state, browser);
		long patience = System.nanoTime() + PATIENCE.toNanos();
		while (state != null && !begun.ended()) {
			Optional<ExpiringStore.Lease> lease = this.store.tryLock(key(state) + ":busy", LEASE);
			if (lease.isPresent()) {
				return end(state, browser, lease.get(), work);
			}
			if (System.nanoTime() - patience > 0) {
				throw LoginException.of(this.platform, LoginException.Reason.UNAVAILABLE,
						"another node works on this login and does not finish", null);
			}
			pause();
			begun = find(state, browser);
		}
		return begun;
	}

	private Attempt end(String state, @Nullable String browser, ExpiringStore.Lease lease,
			UnaryOperator<Attempt> work) {
		try {
			// Another node may have ended it between the look and the lease.
			Attempt begun = find(state, browser);
			if (begun.ended()) {
				return begun;
			}
			Attempt ended = work.apply(begun);
			keep(state, ended);
			return ended;
		}
		finally {
			release(lease);
		}
	}

	private Attempt find(@Nullable String state, @Nullable String browser) {
		Attempt attempt = (state != null && isSecret(state)) ? read(state) : null;
		if (attempt == null) {
			throw LoginException.of(this.platform, LoginException.Reason.EXPIRED);
		}
		if (browser == null || !isSecret(browser) || !isEqual(ContentDigest.hex(browser), attempt.browser())) {
			throw LoginException.of(this.platform, LoginException.Reason.BROWSER);
		}
		return attempt;
	}

	private static boolean isEqual(String one, String other) {
		return MessageDigest.isEqual(one.getBytes(StandardCharsets.US_ASCII),
				other.getBytes(StandardCharsets.US_ASCII));
	}

	/** The code is used up by now: the login counts, also where it cannot be kept. */
	private void keep(String state, Attempt ended) {
		try {
			write(state, ended, OUTCOME_TTL);
		}
		catch (StoreUnavailableException ex) {
			logger.warn("A login on {} could not be kept for a repeated call-back: {}", this.platform.id(),
					ex.getMessage());
		}
	}

	private static void release(ExpiringStore.Lease lease) {
		try {
			lease.close();
		}
		catch (StoreUnavailableException ex) {
			logger.debug("A lease of a login expires by itself: {}", ex.getMessage());
		}
	}

	private void pause() {
		try {
			Thread.sleep(LOOK_EVERY);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw LoginException.of(this.platform, LoginException.Reason.UNAVAILABLE,
					"interrupted while another node works on this login", ex);
		}
	}

	private void write(String state, Attempt attempt, Duration ttl) {
		String key = key(state);
		this.store.put(key, this.box.seal(key, Json.write(attempt)), ttl);
	}

	private @Nullable Attempt read(String state) {
		String key = key(state);
		return this.store.get(key).map((stored) -> Json.read(this.box.open(key, stored), Attempt.class)).orElse(null);
	}

	private String key(String state) {
		return "login:" + this.platform.id() + ":" + state;
	}

	/**
	 * One attempt.
	 *
	 * @param browser hash of the browser's secret
	 * @param code hash of the code that it ended with, empty where there was none
	 * @param login who logged in, as JSON
	 * @param refused why the login came to nothing
	 */
	record Attempt(String way, @Nullable String account, @Nullable String target, String browser, @Nullable String code,
			@Nullable String login, LoginException.@Nullable Reason refused) {

		boolean ended() {
			return this.code != null;
		}

		Attempt ended(String code, @Nullable String login, LoginException.@Nullable Reason refused) {
			return new Attempt(this.way, this.account, this.target, this.browser, ContentDigest.hex(code), login,
					refused);
		}

		/** Leaves out who logged in. */
		@Override
		public String toString() {
			return "Attempt[" + this.way + ", " + this.account + "]";
		}

	}

}
