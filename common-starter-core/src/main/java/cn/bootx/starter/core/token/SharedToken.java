package cn.bootx.starter.core.token;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.client.Redaction;
import cn.bootx.starter.core.client.UnreadableAnswer;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.StoreUnavailableException;
import cn.bootx.starter.core.store.SecretBox;

/**
 * The token as all nodes share it: read from the store, or fetched by the one node that
 * holds the lock and put there for the others. What the platform refuses (wrong
 * credentials, an address that is not allowed, a used-up quota) is remembered for a short
 * while: otherwise each business call would become a token call, which the platforms
 * answer with a ban.
 */
final class SharedToken {

	private static final Logger logger = LoggerFactory.getLogger(SharedToken.class);

	private final TokenName name;

	private final TokenSource source;

	private final TokenRegistry.Settings settings;

	private final TokenRegistry.Home home;

	private final ExpiringStore store;

	private final Replacements replacements;

	private final AtomicLong fetches = new AtomicLong();

	private volatile @Nullable String rejected;

	private volatile @Nullable Failure failure;

	private volatile @Nullable String lastError;

	SharedToken(TokenName name, TokenSource source, TokenRegistry.Settings settings, TokenRegistry.Home home) {
		this.name = name;
		this.source = source;
		this.settings = settings;
		this.home = home;
		this.store = home.store();
		this.replacements = new Replacements(name, this.store, settings.rememberFailure(), home.clock());
	}

	long refreshes() {
		return this.fetches.get();
	}

	@Nullable String lastError() {
		return this.lastError;
	}

	/** A token that is good enough, from the store or from the platform. */
	AccessToken obtain(Predicate<AccessToken> goodEnough) {
		try {
			return throughStore(goodEnough);
		}
		catch (StoreUnavailableException ex) {
			if (!this.settings.ownTokenWithoutStore()) {
				throw ex;
			}
			logger.warn("{}; this node fetches a {} of its own", ex.getMessage(), this.name);
			return fetch();
		}
	}

	/**
	 * Deletes the value everywhere.
	 * @return false if it has just replaced a refused one, and stays: another fetch would
	 * not help
	 */
	boolean invalidate(String value) {
		if (this.replacements.has(value)) {
			return false;
		}
		this.rejected = value;
		this.replacements.begin();
		try {
			Optional<String> stored = this.store.get(this.name.key());
			AccessToken token = stored.map(this::decode).orElse(null);
			if (token != null && token.value().equals(value)) {
				this.store.compareAndDelete(this.name.key(), stored.get());
			}
		}
		catch (StoreUnavailableException ex) {
			// The rejected value is remembered, so it is not taken from the store later.
			logger.warn("{}; the refused {} could not be removed there", ex.getMessage(), this.name);
		}
		return true;
	}

	private AccessToken throughStore(Predicate<AccessToken> goodEnough) {
		// System time, not the injected clock: this bounds real waiting.
		long deadline = System.nanoTime() + this.settings.maxWait().toNanos();
		while (true) {
			AccessToken present = read(goodEnough);
			if (present != null) {
				return present;
			}
			failIfRemembered();
			Optional<ExpiringStore.Lease> lease = this.store.tryLock(this.name.lockKey(), this.settings.lease());
			if (lease.isPresent()) {
				return fetchWith(lease.get(), goodEnough);
			}
			pause(deadline);
		}
	}

	private AccessToken fetchWith(ExpiringStore.Lease lease, Predicate<AccessToken> goodEnough) {
		try (LeaseKeeper keeper = new LeaseKeeper(lease, this.settings.lease(), this.home.background())) {
			// The holder before may have stored it just before this node got the lock.
			AccessToken present = read(goodEnough);
			if (present != null) {
				return present;
			}
			AccessToken token = fetch();
			// Without the lease another node may have stored a newer one; it is the
			// shared one.
			present = keeper.lost() ? read(goodEnough) : null;
			if (present != null) {
				return present;
			}
			share(token);
			return token;
		}
	}

	private AccessToken fetch() {
		failIfRemembered();
		try {
			TokenSource.Fetched fetched = this.source.fetch(this.rejected);
			String problem = fetched.problem();
			if (problem != null) {
				// Whatever a source accepts: a wrong token would be shared with all
				// nodes.
				throw UnreadableAnswer.without(this.name.platform(), this.name.kind(), problem);
			}
			this.fetches.incrementAndGet();
			recovered();
			this.replacements.fetched(fetched.value());
			return AccessToken.fetched(fetched.value(), fetched.lifetime(), this.home.clock().millis());
		}
		catch (PlatformException ex) {
			this.lastError = ex.getMessage();
			if (ex.category() != ErrorCategory.TRANSIENT) {
				this.failure = new Failure(ex, this.home.clock().millis() + this.settings.rememberFailure().toMillis());
			}
			throw ex.beforeSending();
		}
		catch (RuntimeException ex) {
			this.lastError = Redaction.redact(String.valueOf(ex.getMessage()));
			throw ex;
		}
	}

	private void failIfRemembered() {
		Failure last = this.failure;
		if (last != null && this.home.clock().millis() < last.until()) {
			throw last.exception();
		}
	}

	/** A token arrived, here or on another node, so what failed here does not matter. */
	private void recovered() {
		this.failure = null;
		this.lastError = null;
	}

	/** A token that was fetched serves this node, whether it can be shared or not. */
	private void share(AccessToken token) {
		long left = token.expiresAt() - this.home.clock().millis();
		if (left <= 0) {
			return;
		}
		try {
			this.store.put(this.name.key(), this.home.box().seal(this.name.key(), token.encode()),
					Duration.ofMillis(left));
		}
		catch (StoreUnavailableException ex) {
			logger.warn("{}; the {} that was just fetched serves this node only", ex.getMessage(), this.name);
		}
	}

	private @Nullable AccessToken decode(String stored) {
		try {
			return AccessToken.decode(this.home.box().open(this.name.key(), stored));
		}
		catch (SecretBox.UnreadableException ex) {
			logger.warn("The stored {} is fetched again: {}", this.name, ex.getMessage());
			return null;
		}
	}

	private @Nullable AccessToken read(Predicate<AccessToken> goodEnough) {
		AccessToken token = this.store.get(this.name.key()).map(this::decode).orElse(null);
		if (token == null || !goodEnough.test(token)
				|| token.value().equals(this.rejected) && !this.replacements.has(token.value())) {
			return null;
		}
		recovered();
		return token;
	}

	private void pause(long deadline) {
		if (System.nanoTime() > deadline) {
			throw new AccessTokens.UnavailableException(
					"The " + this.name + " did not arrive within " + this.settings.maxWait() + "; "
							+ this.store.get(this.name.lockKey()).orElse("no node") + " holds the lock to fetch it");
		}
		try {
			Thread.sleep(this.settings.poll().toMillis());
		}
		catch (InterruptedException ex) {
			throw AccessTokens.UnavailableException.interrupted(this.name);
		}
	}

	private record Failure(PlatformException exception, long until) {
	}

}
