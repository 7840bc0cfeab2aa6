package cn.bootx.starter.dingtalk.client;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;

import cn.bootx.starter.core.account.AccountRefresh;
import cn.bootx.starter.core.admin.AdminEndpoint;
import cn.bootx.starter.core.admin.EnableAdminEndpoints;
import cn.bootx.starter.core.admin.ThirdAdminAuthorizer;
import cn.bootx.starter.core.autoconfigure.ConfiguredProperties;
import cn.bootx.starter.core.autoconfigure.PlatformConnectionDetails;
import cn.bootx.starter.core.autoconfigure.ThirdBackground;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformHttpClients;
import cn.bootx.starter.core.config.InvalidConfigurationException;
import cn.bootx.starter.core.limit.RateLimit;
import cn.bootx.starter.core.limit.RateLimiter;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.core.token.TokenRegistry;
import cn.bootx.starter.dingtalk.autoconfigure.DingTalkProperties;

/** The configured applications and the client of the default one. */
@Configuration(proxyBeanMethods = false)
class DingTalkClientConfiguration {

	@Bean
	@ConditionalOnMissingBean
	DingTalkHttp dingTalkHttp(DingTalkProperties properties, PlatformHttpClients clients, ObjectProvider<Clock> clock,
			ObjectProvider<PlatformConnectionDetails> details) {
		DingTalkProperties.Hosts configured = properties.hosts();
		String hosts = "bootx.starter.third.ding-talk.hosts.";
		return new DingTalkHttp(PlatformConnectionDetails.require(details, hosts + "oapi", configured.oapi()).uri(),
				PlatformConnectionDetails.require(details, hosts + "api", configured.api()).uri(),
				PlatformConnectionDetails.require(details, hosts + "login", configured.login()).uri(),
				clients.forPlatform(Platform.DING_TALK), clock.getIfUnique(Clock::systemUTC));
	}

	@Bean
	@ConditionalOnMissingBean
	DingTalkAccounts dingTalkAccounts(DingTalkProperties properties, DingTalkHttp http, TokenRegistry tokens,
			ExpiringStore store, RecordStore records, ObjectProvider<Clock> clock) {
		RateLimiter throttle = new RateLimiter(store, Platform.DING_TALK, "api",
				RateLimit.perSecond(properties.api().perSecond(), properties.api().maxWait()),
				"spread the calls, or raise " + DingTalkProperties.PREFIX
						+ ".api.per-second where the organisation has bought more");
		return properties.runtimeApps()
				? new DingTalkAccounts(applications(properties), http, tokens, throttle, records,
						clock.getIfUnique(Clock::systemUTC))
				: new DingTalkAccounts(applications(properties), http, tokens, throttle);
	}

	private static List<DingTalkApp.Settings> applications(DingTalkProperties properties) {
		List<DingTalkApp.Settings> apps = new ArrayList<>();
		if (properties.appKey() != null) {
			apps.add(application(DingTalkAccounts.DEFAULT, properties.defaultApp()));
		}
		properties.apps().forEach((name, app) -> {
			String prefix = DingTalkProperties.PREFIX + ".apps." + name;
			if (name.equals(DingTalkAccounts.DEFAULT)) {
				throw new InvalidConfigurationException(prefix, "the name belongs to the application at the prefix",
						"Give it another name, or move its properties to " + DingTalkProperties.PREFIX + ".");
			}
			apps.add(application(name, app));
		});
		return apps;
	}

	private static DingTalkApp.Settings application(String name, DingTalkProperties.App app) {
		DingTalkApp.Settings settings = new DingTalkApp.Settings(name, Objects.requireNonNullElse(app.appKey(), ""),
				Objects.requireNonNullElse(app.appSecret(), ""), app.agentId(), app.robotCode(), app.token(),
				app.encodingAesKey(), app.corpId(), app.cardCallbackSecret());
		settings.check(DingTalkAccounts.KIND.property(name, ""));
		return settings;
	}

	@Bean
	@ConditionalOnProperty(name = DingTalkProperties.PREFIX + ".runtime-apps", havingValue = "true")
	AccountRefresh dingTalkAppRefresh(DingTalkAccounts accounts, DingTalkProperties properties,
			ThirdBackground background, ApplicationEventPublisher events) {
		return new AccountRefresh(accounts, properties.appRefresh(), background.background(), events);
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
			return properties.has("app-key") || properties.count("apps") > 0 || properties.isOn("runtime-apps", false);
		}

	}

	/** The endpoints that manage stored applications, which the host switches on. */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication
	@ConditionalOnProperty(prefix = DingTalkProperties.PREFIX, name = { "admin.enabled", "runtime-apps" },
			havingValue = "true")
	@EnableAdminEndpoints
	static class Admin {

		@Bean
		@ConditionalOnMissingBean
		DingTalkAppController dingTalkAppController(DingTalkAccounts accounts,
				ObjectProvider<ThirdAdminAuthorizer> authorizer, ThirdBackground background) {
			return new DingTalkAppController(accounts, AdminEndpoint.authorizer(authorizer,
					DingTalkProperties.PREFIX + ".admin.enabled", "manage applications"), background.background());
		}

	}

}
