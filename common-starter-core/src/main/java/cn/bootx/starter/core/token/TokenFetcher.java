package cn.bootx.starter.core.token;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.client.Redaction;
import cn.bootx.starter.core.client.UnreadableAnswer;

/**
 * Asks the platform for a token and remembers for a short while when it says no: wrong
 * credentials, an address that is not allowed, a used-up quota. Otherwise each business
 * call would become a token call, which the platforms answer with a ban.
 */
final class TokenFetcher {

	private final TokenName name;

	private final TokenSource source;

	private final Duration rememberFailure;

	private final Clock clock;

	private final AtomicLong fetches = new AtomicLong();

	private volatile @Nullable Failure failure;

	private volatile @Nullable String lastError;

	TokenFetcher(TokenName name, TokenSource source, Duration rememberFailure, Clock clock) {
		this.name = name;
		this.source = source;
		this.rememberFailure = rememberFailure;
		this.clock = clock;
	}

	long fetches() {
		return this.fetches.get();
	}

	@Nullable String lastError() {
		return this.lastError;
	}

	/** Another node fetched a token, so what failed here does not matter any more. */
	void recovered() {
		this.failure = null;
		this.lastError = null;
	}

	void failIfRemembered() {
		Failure last = this.failure;
		if (last != null && this.clock.millis() < last.until()) {
			throw last.exception();
		}
	}

	AccessToken fetch(@Nullable String rejected) {
		failIfRemembered();
		try {
			TokenSource.Fetched fetched = checked(this.source.fetch(rejected));
			this.fetches.incrementAndGet();
			this.failure = null;
			this.lastError = null;
			return AccessToken.fetched(fetched.value(), fetched.lifetime(), this.clock.millis());
		}
		catch (PlatformException ex) {
			this.lastError = ex.getMessage();
			if (ex.category() != ErrorCategory.TRANSIENT) {
				this.failure = new Failure(ex, this.clock.millis() + this.rememberFailure.toMillis());
			}
			throw ex.beforeSending();
		}
		catch (RuntimeException ex) {
			this.lastError = Redaction.redact(String.valueOf(ex.getMessage()));
			throw ex;
		}
	}

	/** Whatever a source accepts: a wrong token would be shared with all nodes. */
	private TokenSource.Fetched checked(TokenSource.Fetched fetched) {
		String problem = fetched.problem();
		if (problem != null) {
			throw UnreadableAnswer.without(this.name.platform(), this.name.kind(), problem);
		}
		return fetched;
	}

	private record Failure(PlatformException exception, long until) {
	}

}
