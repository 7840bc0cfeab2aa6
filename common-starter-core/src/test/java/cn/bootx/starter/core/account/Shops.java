package cn.bootx.starter.core.account;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.config.Credentials;
import cn.bootx.starter.core.store.InMemoryExpiringStore;
import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.core.token.AccessTokens;
import cn.bootx.starter.core.token.TokenName;
import cn.bootx.starter.core.token.TokenRegistry;
import cn.bootx.starter.core.token.TokenSource;
import cn.bootx.starter.testing.MutableClock;

/** Accounts of a platform that there is not. */
public final class Shops extends Accounts<Shops.Settings, Shops.Shop> {

	static final AccountKind<Settings> KIND = new AccountKind<>(Platform.WECOM, "shops", "Test shop", "secret", "id",
			Settings.class, Set.of("secret"), Map.of("open", true));

	public Shops(List<Shop> configured, @Nullable RuntimeAccounts<Settings, Shop> runtime) {
		super(KIND, configured, named(AccountSettings.DEFAULT, configured), runtime);
	}

	/** A node's accounts in a store, with its tokens. */
	record Node(RecordStore store, MutableClock clock, TokenRegistry tokens) {

		private static final ScheduledExecutorService NOTHING = Executors.newSingleThreadScheduledExecutor((task) -> {
			Thread thread = new Thread(task);
			thread.setDaemon(true);
			return thread;
		});

		Node(RecordStore store, MutableClock clock) {
			this(store, clock, new TokenRegistry(new InMemoryExpiringStore(clock), TokenRegistry.Settings.DEFAULTS,
					clock, NOTHING));
		}

		Shops accounts(Settings... configured) {
			return new Shops(List.of(configured).stream().map(this::shop).toList(),
					new RuntimeAccounts<>(this.store, this.tokens, this.clock, this::shop));
		}

		Shop shop(Settings settings) {
			TokenName name = TokenName.access(Platform.WECOM, settings.name()).ofSecret("shops", settings.secret());
			return new Shop(settings, this.tokens.tokens(name,
					(rejected) -> new TokenSource.Fetched("token-of-" + settings.secret(), Duration.ofHours(2))));
		}

	}

	record Shop(Settings settings, AccessTokens tokens) implements Account<Settings> {
	}

	/** What is configured of a shop. */
	public record Settings(String name, @Nullable Long id, String secret, @Nullable Instant since, boolean open,
			@Nullable Size size) implements AccountSettings {

		static Settings of(String name, @Nullable Long id, String secret) {
			return new Settings(name, id, secret, null, true, null);
		}

		@Override
		public @Nullable String platformId() {
			return (this.id != null) ? this.id.toString() : null;
		}

		@Override
		public void check(String prefix) {
			Credentials.require(prefix + "secret", this.secret, "nowhere");
		}

		@Override
		public String toString() {
			return "Settings[" + this.name + "]";
		}

	}

	/** How large a shop is. */
	enum Size {

		SMALL, LARGE

	}

}
