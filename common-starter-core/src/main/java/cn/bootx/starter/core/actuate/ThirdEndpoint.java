package cn.bootx.starter.core.actuate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

import cn.bootx.starter.core.account.Account;
import cn.bootx.starter.core.account.Accounts;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.core.token.AccessTokens;
import cn.bootx.starter.core.token.TokenRegistry;

/**
 * Actuator endpoint {@code third}: where things are kept, which accounts this node knows,
 * and the state of their tokens here. Never a token.
 */
@Endpoint(id = "third")
record ThirdEndpoint(TokenRegistry tokens, ExpiringStore expiring, RecordStore records, List<Accounts<?, ?>> accounts,
		Clock clock) {

	/** The state of this node. */
	@ReadOperation
	public Report report() {
		Instant now = this.clock.instant();
		List<Token> all = this.tokens.status()
			.stream()
			.map((status) -> Token.of(status, now))
			.sorted(Comparator.comparing(Token::platform).thenComparing(Token::account).thenComparing(Token::kind))
			.toList();
		List<Known> known = this.accounts.stream()
			.flatMap((platform) -> platform.all().stream().map((account) -> Known.of(platform, account)))
			.toList();
		return new Report(new Stores(this.expiring.name(), this.records.name()), known, all);
	}

	record Report(Stores stores, List<Known> accounts, List<Token> tokens) {
	}

	/**
	 * An account.
	 *
	 * @param id what the platform knows it by, or null
	 * @param stored whether it was added while applications ran
	 */
	record Known(String platform, String name, @Nullable String id, boolean stored) {

		static Known of(Accounts<?, ?> platform, Account<?> account) {
			return new Known(platform.kind().platform().id(), account.name(), account.settings().platformId(),
					!platform.isConfigured(account.name()));
		}

	}

	/** The names of the two stores. */
	record Stores(String expiring, String records) {
	}

	/**
	 * State of a token.
	 *
	 * @param kind which of its tokens
	 * @param ageSeconds since it was fetched, or null before the first
	 * @param remainingSeconds until it is not used any more, or null before the first
	 * @param refreshes how many this node fetched
	 * @param lastError the last failure, or null if the last fetch worked
	 */
	record Token(String platform, String account, String kind, @Nullable Long ageSeconds,
			@Nullable Long remainingSeconds, long refreshes, @Nullable String lastError) {

		static Token of(AccessTokens.Status status, Instant now) {
			Instant issued = status.issuedAt();
			Instant expires = status.expiresAt();
			return new Token(status.name().platform().id(), status.name().account(), status.name().kind(),
					(issued != null) ? Duration.between(issued, now).toSeconds() : null,
					(expires != null) ? Math.max(0, Duration.between(now, expires).toSeconds()) : null,
					status.refreshes(), status.lastError());
		}

	}

}
