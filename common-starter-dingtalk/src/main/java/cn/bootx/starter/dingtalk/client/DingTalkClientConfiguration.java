package cn.bootx.starter.dingtalk.client;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;

import cn.bootx.starter.core.autoconfigure.ConfiguredProperties;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformHttpClients;
import cn.bootx.starter.core.config.Credentials;
import cn.bootx.starter.core.config.InvalidConfigurationException;
import cn.bootx.starter.core.limit.RateLimit;
import cn.bootx.starter.core.limit.RateLimiter;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.token.TokenRegistry;
import cn.bootx.starter.dingtalk.autoconfigure.DingTalkProperties;

/** The configured applications and the client of the default one. */
@Configuration(proxyBeanMethods = false)
class DingTalkClientConfiguration {

	private static final String CONSOLE = "the application's page 'Credentials' in the developer console "
			+ "(open-dev.dingtalk.com)";

	@Bean
	@ConditionalOnMissingBean
	DingTalkHttp dingTalkHttp(DingTalkProperties properties, PlatformHttpClients clients, ObjectProvider<Clock> clock) {
		DingTalkProperties.Hosts configured = properties.hosts();
		return new DingTalkHttp(configured.oapi(), configured.api(), configured.login(),
				clients.forPlatform(Platform.DING_TALK), clock.getIfUnique(Clock::systemUTC));
	}

	@Bean
	@ConditionalOnMissingBean
	DingTalkAccounts dingTalkAccounts(DingTalkProperties properties, DingTalkHttp http, TokenRegistry tokens,
			ExpiringStore store) {
		RateLimiter throttle = new RateLimiter(store, Platform.DING_TALK, "api",
				RateLimit.perSecond(properties.api().perSecond(), properties.api().maxWait()),
				"spread the calls, or raise " + DingTalkProperties.PREFIX
						+ ".api.per-second where the organisation has bought more");
		return new DingTalkAccounts(applications(properties), http, tokens, throttle);
	}

	private static List<DingTalkClient.Credentials> applications(DingTalkProperties properties) {
		List<DingTalkClient.Credentials> apps = new ArrayList<>();
		if (properties.appKey() != null) {
			apps.add(application(DingTalkAccounts.DEFAULT, DingTalkProperties.PREFIX, properties.defaultApp()));
		}
		properties.apps().forEach((name, app) -> {
			String prefix = DingTalkProperties.PREFIX + ".apps." + name;
			if (name.equals(DingTalkAccounts.DEFAULT)) {
				throw new InvalidConfigurationException(prefix, "the name belongs to the application at the prefix",
						"Give it another name, or move its properties to " + DingTalkProperties.PREFIX + ".");
			}
			apps.add(application(name, prefix, app));
		});
		return apps;
	}

	private static DingTalkClient.Credentials application(String name, String prefix, DingTalkProperties.App app) {
		String appKey = Credentials.require(prefix + ".app-key", app.appKey(), CONSOLE);
		String appSecret = Credentials.require(prefix + ".app-secret", app.appSecret(), CONSOLE);
		String robotCode = (app.robotCode() != null) ? Credentials.require(prefix + ".robot-code", app.robotCode(),
				"the robot's page in the developer console") : appKey;
		return new DingTalkClient.Credentials(name, appKey, appSecret, app.agentId(), robotCode, app.corpId());
	}

	/** A robot needs no application; everything that calls with a token does. */
	@Configuration(proxyBeanMethods = false)
	@Conditional(OnApplication.class)
	static class DefaultAccount {

		@Bean
		@ConditionalOnMissingBean
		DingTalkClient dingTalkClient(DingTalkAccounts accounts) {
			return accounts.getDefault();
		}

		@Bean
		@ConditionalOnMissingBean
		DingAccessService dingAccessService(DingTalkClient client) {
			return client.access();
		}

	}

	static class OnApplication implements Condition {

		@Override
		public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
			ConfiguredProperties properties = new ConfiguredProperties(context.getEnvironment(),
					DingTalkProperties.PREFIX);
			return properties.has("app-key") || properties.count("apps") > 0;
		}

	}

}
