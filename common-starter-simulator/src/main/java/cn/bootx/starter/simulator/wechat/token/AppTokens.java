package cn.bootx.starter.simulator.wechat.token;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

import cn.bootx.starter.simulator.platform.TokenState;
import cn.bootx.starter.simulator.wechat.gate.WeChatErrors;
import org.jspecify.annotations.Nullable;

/**
 * The access tokens of one app. {@code /cgi-bin/token} and {@code /cgi-bin/stable_token}
 * each have a set of their own.
 *
 * @since 0.1.0
 */
public final class AppTokens {

	private static final Duration OVERLAP = Duration.ofMinutes(5);

	private static final Duration FORCE_INTERVAL = Duration.ofSeconds(30);

	private static final int FORCE_PER_DAY = 20;

	private final String appId;

	private final TokenBook book;

	private final Deque<Instant> forced = new ArrayDeque<>();

	private Duration lifetime = Duration.ofHours(2);

	private Set<String> allowedCallers = Set.of();

	private @Nullable IssuedToken classic;

	private @Nullable IssuedToken stable;

	public AppTokens(String appId, TokenBook book) {
		this.appId = appId;
		this.book = book;
	}

	/** Lifetime of tokens given out from now on; 2 hours unless set. */
	public synchronized void lifetime(Duration value) {
		this.lifetime = value;
	}

	/**
	 * Sets the IP white list (IP白名单): other callers get 40164 from the token endpoints.
	 * Nothing at all allows everybody.
	 */
	public synchronized void allowCallers(String... ips) {
		this.allowedCallers = Set.of(ips);
	}

	/** Makes every token invalid now, as a new one elsewhere would: 40001. */
	public synchronized void revoke() {
		this.book.forEach(this.appId, (token) -> token.invalidateFrom(this.book.now()));
		this.classic = null;
		this.stable = null;
	}

	/** Makes one token invalid now. */
	public void revoke(String value) {
		IssuedToken token = this.book.find(value);
		if (token != null) {
			token.invalidateFrom(this.book.now());
		}
	}

	/** Lets every token expire now: 42001. */
	public synchronized void expire() {
		this.book.forEach(this.appId, (token) -> token.expireAt(this.book.now()));
		this.classic = null;
		this.stable = null;
	}

	/** Gives out one more token, beside those of the two endpoints. */
	public synchronized String issue() {
		return this.book.issue(this.appId, this.lifetime).value();
	}

	/** Lifetime of tokens given out from now on. */
	public synchronized Duration lifetime() {
		return this.lifetime;
	}

	/** All tokens that are remembered, oldest first. */
	public List<TokenState> issued() {
		List<TokenState> states = new ArrayList<>();
		this.book.forEach(this.appId, (token) -> states
			.add(new TokenState(token.value(), token.expiresAt(), token.problemAt(this.book.now()) == 0)));
		return states;
	}

	/** Makes a token of another run good until it expires. */
	public synchronized void restore(TokenState token) {
		this.stable = this.book.put(new IssuedToken(this.appId, token.value(), token.expiresAt()));
	}

	synchronized void checkCaller(String ip) {
		if (!this.allowedCallers.isEmpty() && !this.allowedCallers.contains(ip)) {
			throw WeChatErrors.refuse(40164, "invalid ip " + ip + " ipv6 ::ffff:" + ip + ", not in whitelist");
		}
	}

	/** A new token; the one before serves five more minutes. */
	synchronized IssuedToken classic() {
		IssuedToken previous = this.classic;
		if (previous != null) {
			previous.invalidateFrom(this.book.now().plus(OVERLAP));
		}
		this.classic = this.book.issue(this.appId, this.lifetime);
		return this.classic;
	}

	/** The same token while it is valid; a new one shortly before it expires. */
	synchronized IssuedToken stable(boolean forceRefresh) {
		IssuedToken current = this.stable;
		if (forceRefresh) {
			countForced();
			if (current != null) {
				current.invalidateFrom(this.book.now());
			}
		}
		else if (current != null && this.book.now().isBefore(current.expiresAt().minus(renewal()))) {
			return current;
		}
		this.stable = this.book.issue(this.appId, this.lifetime);
		return this.stable;
	}

	/** Five minutes of two hours, and as much less as tokens live shorter. */
	private Duration renewal() {
		return this.lifetime.dividedBy(24);
	}

	private void countForced() {
		Instant now = this.book.now();
		this.forced.removeIf((instant) -> instant.isBefore(now.minus(Duration.ofDays(1))));
		Instant last = this.forced.peekLast();
		if (last != null && now.isBefore(last.plus(FORCE_INTERVAL))) {
			throw WeChatErrors.refuse(45011);
		}
		if (this.forced.size() >= FORCE_PER_DAY) {
			throw WeChatErrors.refuse(45009);
		}
		this.forced.addLast(now);
	}

}
