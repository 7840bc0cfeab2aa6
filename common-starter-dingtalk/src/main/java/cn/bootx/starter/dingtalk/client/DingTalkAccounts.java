package cn.bootx.starter.dingtalk.client;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.limit.RateLimiter;
import cn.bootx.starter.core.token.AccessTokens;
import cn.bootx.starter.core.token.TokenName;
import cn.bootx.starter.core.token.TokenRegistry;

/**
 * The configured applications: {@code default} at the prefix itself, and those under
 * {@code apps}.
 *
 * @since 0.1.0
 */
public final class DingTalkAccounts {

	/** Name of the application at the prefix itself. */
	public static final String DEFAULT = "default";

	private final Map<String, DingTalkClient> clients = new LinkedHashMap<>();

	private final DingTalkClient unnamed;

	/** The throttle keeps each application within its calls a second. */
	public DingTalkAccounts(List<DingTalkClient.Credentials> applications, DingTalkHttp http, TokenRegistry tokens,
			RateLimiter throttle) {
		this.unnamed = new DingTalkClient(
				this, () -> account(DEFAULT).credentials(), http, new DingAccessService(this,
						() -> account(DEFAULT).access().tokens(), () -> account(DEFAULT).access().jsTicket()),
				throttle);
		for (DingTalkClient.Credentials application : applications) {
			AccessTokens own = tokens.tokens(
					TokenName.access(Platform.DING_TALK, application.appKey())
						.ofSecret(application.appKey(), application.appSecret()),
					new DingAccessService.Source(http, application));
			AccessTokens ticket = tokens.tokens(own.name().withKind("js-ticket"),
					new DingAccessService.TicketSource(http, own));
			DingAccessService access = new DingAccessService(this, () -> own, () -> ticket);
			this.clients.put(application.name(), new DingTalkClient(this, () -> application, http, access, throttle));
		}
	}

	/** The application of that name; fails with NOT_FOUND if it is not configured. */
	public DingTalkClient account(String name) {
		DingTalkClient client = this.clients.get(name);
		if (client == null) {
			throw PlatformException.notFound(Platform.DING_TALK, "account", "account", name, names(),
					"add bootx.starter.third.ding-talk.apps." + name + ".app-key");
		}
		return client;
	}

	/**
	 * The application at the prefix itself, or the only one. Where several are configured
	 * and none is the default, its calls fail with NOT_FOUND, and
	 * {@link DingTalkClient#account} selects one.
	 */
	public DingTalkClient getDefault() {
		if (this.clients.size() == 1) {
			return this.clients.values().iterator().next();
		}
		return this.clients.getOrDefault(DEFAULT, this.unnamed);
	}

	public Set<String> names() {
		return Set.copyOf(this.clients.keySet());
	}

	public Collection<DingTalkClient> all() {
		return List.copyOf(this.clients.values());
	}

}
