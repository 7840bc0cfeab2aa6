package cn.bootx.starter.dingtalk.client;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.account.AccountKind;
import cn.bootx.starter.core.account.AccountSettings;
import cn.bootx.starter.core.account.Accounts;
import cn.bootx.starter.core.account.RuntimeAccounts;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.limit.RateLimiter;
import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.core.token.AccessTokens;
import cn.bootx.starter.core.token.TokenName;
import cn.bootx.starter.core.token.TokenRegistry;

/**
 * The applications by name: {@code default} at the prefix itself, those under
 * {@code apps}, and those that were added at runtime.
 *
 * @since 0.1.0
 */
public final class DingTalkAccounts extends Accounts<DingTalkApp.Settings, DingTalkApp> {

	/** Name of the application at the prefix itself. */
	public static final String DEFAULT = AccountSettings.DEFAULT;

	static final AccountKind<DingTalkApp.Settings> KIND = new AccountKind<>(Platform.DING_TALK,
			"bootx.starter.third.ding-talk", "DingTalk app", "app-key", "app-key", DingTalkApp.Settings.class,
			Set.of("appSecret", "token", "encodingAesKey", "cardCallbackSecret"), Map.of());

	private final DingTalkHttp http;

	private final RateLimiter throttle;

	/**
	 * Applications that never change. The throttle keeps each within its calls a second.
	 */
	public DingTalkAccounts(List<DingTalkApp.Settings> configured, DingTalkHttp http, TokenRegistry tokens,
			RateLimiter throttle) {
		this(configured.stream().map(build(http, tokens)).toList(), http, throttle, null);
	}

	/** Applications of the properties, and others that are kept in a store. */
	public DingTalkAccounts(List<DingTalkApp.Settings> configured, DingTalkHttp http, TokenRegistry tokens,
			RateLimiter throttle, RecordStore store, Clock clock) {
		this(configured.stream().map(build(http, tokens)).toList(), http, throttle,
				new RuntimeAccounts<>(store, tokens, clock, build(http, tokens)));
	}

	private DingTalkAccounts(List<DingTalkApp> configured, DingTalkHttp http, RateLimiter throttle,
			@Nullable RuntimeAccounts<DingTalkApp.Settings, DingTalkApp> runtime) {
		super(KIND, configured, named(DEFAULT, configured), runtime);
		this.http = http;
		this.throttle = throttle;
	}

	private static Function<DingTalkApp.Settings, DingTalkApp> build(DingTalkHttp http, TokenRegistry tokens) {
		return (app) -> {
			AccessTokens own = tokens.tokens(
					TokenName.access(Platform.DING_TALK, app.appKey()).ofSecret(app.appKey(), app.appSecret()),
					new DingAccessService.Source(http, app.credentials()));
			return new DingTalkApp(app, own,
					tokens.tokens(own.name().withKind("js-ticket"), new DingAccessService.TicketSource(http, own)));
		};
	}

	/**
	 * The client of the application of that name, which is looked up at each call.
	 * @throws cn.bootx.starter.core.client.PlatformException NOT_FOUND if it is unknown
	 * now
	 */
	public DingTalkClient account(String name) {
		get(name);
		return client(() -> get(name));
	}

	/**
	 * The client of the application at the prefix itself, or of the only configured one.
	 * Where there is none such, its calls fail with NOT_FOUND, and
	 * {@link DingTalkClient#account} selects one.
	 */
	public DingTalkClient getDefault() {
		return client(this::primary);
	}

	private DingTalkClient client(Supplier<DingTalkApp> app) {
		return new DingTalkClient(this, () -> app.get().settings().credentials(), this.http,
				new DingAccessService(this, () -> app.get().tokens(), () -> app.get().jsTicket()), this.throttle);
	}

}
