package cn.bootx.starter.dingtalk.autoconfigure;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.config.Credentials;
import cn.bootx.starter.core.config.InvalidConfigurationException;
import cn.bootx.starter.core.limit.RateLimiter;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.token.TokenRegistry;
import cn.bootx.starter.dingtalk.DingTalkApp;
import cn.bootx.starter.dingtalk.DingTalkApps;
import cn.bootx.starter.dingtalk.client.DingAccessService;
import cn.bootx.starter.dingtalk.client.DingTalkClient;
import cn.bootx.starter.dingtalk.client.DingTalkCredentials;
import cn.bootx.starter.dingtalk.client.DingTalkHttp;

/**
 * Makes the applications of the properties, or fails with the property that cannot work.
 */
final class AppFactory {

	private static final String CONSOLE = "the application's page 'Credentials' in the developer console "
			+ "(open-dev.dingtalk.com)";

	private final DingTalkHttp http;

	private final TokenRegistry tokens;

	private final ExpiringStore store;

	private final Clock clock;

	private final RateLimiter throttle;

	private final @Nullable Duration keepMediaIds;

	AppFactory(DingTalkHttp http, TokenRegistry tokens, ExpiringStore store, Clock clock, RateLimiter throttle,
			@Nullable Duration keepMediaIds) {
		this.http = http;
		this.tokens = tokens;
		this.store = store;
		this.clock = clock;
		this.throttle = throttle;
		this.keepMediaIds = keepMediaIds;
	}

	DingTalkApps create(DingTalkProperties properties) {
		List<DingTalkApp> apps = new ArrayList<>();
		if (properties.appKey() != null) {
			apps.add(create(DingTalkApps.DEFAULT, DingTalkProperties.PREFIX, properties.defaultApp()));
		}
		properties.apps().forEach((name, app) -> {
			String prefix = DingTalkProperties.PREFIX + ".apps." + name;
			if (name.equals(DingTalkApps.DEFAULT)) {
				throw new InvalidConfigurationException(prefix, "the name belongs to the application at the prefix",
						"Give it another name, or move its properties to " + DingTalkProperties.PREFIX + ".");
			}
			apps.add(create(name, prefix, app));
		});
		return new DingTalkApps(apps);
	}

	private DingTalkApp create(String name, String prefix, DingTalkProperties.App app) {
		String appKey = Credentials.require(prefix + ".app-key", app.appKey(), CONSOLE);
		String appSecret = Credentials.require(prefix + ".app-secret", app.appSecret(), CONSOLE);
		String robotCode = (app.robotCode() != null) ? Credentials.require(prefix + ".robot-code", app.robotCode(),
				"the robot's page in the developer console") : appKey;
		DingTalkCredentials credentials = new DingTalkCredentials(name, appKey, appSecret, app.agentId(), robotCode);
		DingTalkClient client = new DingTalkClient(credentials, this.http,
				DingAccessService.of(this.tokens, this.http, appKey, appSecret), this.throttle);
		return new DingTalkApp(client, this.store, this.clock, this.keepMediaIds);
	}

}
