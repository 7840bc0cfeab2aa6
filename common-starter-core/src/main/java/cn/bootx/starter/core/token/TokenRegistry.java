package cn.bootx.starter.core.token;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

import cn.bootx.starter.core.observe.ThirdObserver;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.SecretBox;

/**
 * Makes the {@link AccessTokens} of every account, all on one store, and knows them for
 * the people who operate them.
 *
 * @since 0.1.0
 */
public final class TokenRegistry {

	private final ConcurrentMap<TokenName, AccessTokens> tokens = new ConcurrentHashMap<>();

	private final Settings settings;

	private final Home home;

	private final ThirdObserver observer;

	/** Tokens that are stored in clear text, and all background work on one scheduler. */
	public TokenRegistry(ExpiringStore store, Settings settings, Clock clock, ScheduledExecutorService background) {
		this(store, settings, clock, background, background, SecretBox.OPEN, ThirdObserver.NONE);
	}

	/**
	 * Makes a registry.
	 * @param background keeps locks alive while tokens are fetched; its tasks are short
	 * @param refresher refreshes tokens ahead; its tasks wait for platforms
	 */
	public TokenRegistry(ExpiringStore store, Settings settings, Clock clock, ScheduledExecutorService background,
			Executor refresher, SecretBox box, ThirdObserver observer) {
		this.settings = settings;
		this.home = new Home(store, clock, background, refresher, box);
		this.observer = observer;
	}

	/** The token of that name, made on first demand. */
	public AccessTokens tokens(TokenName name, TokenSource source) {
		return this.tokens.computeIfAbsent(name, (key) -> create(key, source, this.settings));
	}

	/**
	 * A token of which the platform keeps only one alive, so that a node must never fetch
	 * its own beside the shared one.
	 */
	public AccessTokens exclusiveTokens(TokenName name, TokenSource source) {
		return this.tokens.computeIfAbsent(name, (key) -> create(key, source, new Settings(this.settings.maxWait(),
				this.settings.lease(), this.settings.poll(), this.settings.rememberFailure(), false)));
	}

	/**
	 * Forgets the token of an account that is gone, and what was fetched with it, such as
	 * its tickets.
	 */
	public void remove(TokenName name) {
		this.tokens.keySet().removeIf((other) -> other.account().equals(name.account()) && other.sameOwner(name));
	}

	public Collection<AccessTokens.Status> status() {
		return List.copyOf(this.tokens.values()).stream().map(AccessTokens::status).toList();
	}

	private AccessTokens create(TokenName name, TokenSource source, Settings effective) {
		return new AccessTokens(name, watched(name, source), effective, this.home);
	}

	private TokenSource watched(TokenName name, TokenSource source) {
		return (rejected) -> this.observer
			.begin(ThirdObserver.TOKEN, "platform", name.platform().id(), "kind", name.kind())
			.around(() -> source.fetch(rejected), (ex) -> "failure");
	}

	/**
	 * Times of the token logic.
	 *
	 * @param maxWait how long a caller waits for a token at most
	 * @param lease how long a node that died while it fetched keeps the others waiting
	 * @param poll how often a waiting node looks whether the token has arrived
	 * @param rememberFailure how long wrong credentials are remembered
	 * @param ownTokenWithoutStore whether a node may fetch a token of its own while the
	 * store is down: where the platform lets several live
	 */
	public record Settings(Duration maxWait, Duration lease, Duration poll, Duration rememberFailure,
			boolean ownTokenWithoutStore) {

		/** 10 s, 5 s, 50 ms, 10 s, and a token of its own without the store. */
		public static final Settings DEFAULTS = new Settings(Duration.ofSeconds(10), Duration.ofSeconds(5),
				Duration.ofMillis(50), Duration.ofSeconds(10), true);

	}

	/** Where tokens live, and who works for them. */
	record Home(ExpiringStore store, Clock clock, ScheduledExecutorService background, Executor refresher,
			SecretBox box) {
	}

}
