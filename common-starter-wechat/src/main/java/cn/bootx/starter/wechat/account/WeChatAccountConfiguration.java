package cn.bootx.starter.wechat.account;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import me.chanjar.weixin.mp.api.WxMpService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;

import cn.bootx.starter.core.account.AccountRefresh;
import cn.bootx.starter.core.autoconfigure.ConfiguredProperties;
import cn.bootx.starter.core.autoconfigure.PlatformConnectionDetails;
import cn.bootx.starter.core.autoconfigure.ThirdBackground;
import cn.bootx.starter.core.callback.envelope.CallbackEnvelope;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformHttpClients;
import cn.bootx.starter.core.config.InvalidConfigurationException;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.core.token.TokenRegistry;
import cn.bootx.starter.wechat.account.WeChatAccount.Settings;
import cn.bootx.starter.wechat.autoconfigure.WeChatProperties;

import static cn.bootx.starter.wechat.autoconfigure.WeChatProperties.PREFIX;

/** The accounts of the properties and those that are added while the application runs. */
@Configuration(proxyBeanMethods = false)
class WeChatAccountConfiguration {

	@Bean
	@ConditionalOnMissingBean
	WeChatAccountFactory weChatAccountFactory(WeChatProperties properties, PlatformHttpClients clients,
			TokenRegistry registry, ExpiringStore store,
			ObjectProvider<WeChatAccountFactory.ServiceCustomizer> customizers,
			ObjectProvider<PlatformConnectionDetails> details) {
		WeChatProperties.Hosts hosts = properties.hosts();
		WeChatAccountFactory.Hosts checked = new WeChatAccountFactory.Hosts(
				PlatformConnectionDetails.require(details, PREFIX + ".hosts.api", hosts.api()),
				PlatformConnectionDetails.require(details, PREFIX + ".hosts.mp", hosts.mp()),
				PlatformConnectionDetails.require(details, PREFIX + ".hosts.open", hosts.open()));
		return new WeChatAccountFactory(clients.forPlatform(Platform.WECHAT), checked, registry, store,
				customizers.orderedStream().toList());
	}

	@Bean
	@ConditionalOnMissingBean
	@Conditional(OnPrimaryAccount.class)
	WxMpService wxMpService(WeChatAccountFactory factory, WeChatProperties properties) {
		return factory.service(settings(properties).get(0));
	}

	@Bean
	@ConditionalOnMissingBean
	WeChatAccounts weChatAccounts(WeChatAccountFactory factory, WeChatProperties properties,
			ObjectProvider<WxMpService> primary, RecordStore store, ObjectProvider<Clock> clock) {
		List<WeChatAccount> accounts = new ArrayList<>();
		for (Settings settings : settings(properties)) {
			// A host's own service bean is the primary account's everywhere.
			WxMpService service = accounts.isEmpty() ? primary.getIfUnique() : null;
			accounts.add((service != null) ? factory.account(settings, service) : factory.account(settings));
		}
		return new WeChatAccounts(accounts,
				properties.runtimeAccounts() ? factory.runtime(store, clock.getIfUnique(Clock::systemUTC)) : null);
	}

	/** All accounts of the properties; what cannot work is refused with its property. */
	private static List<Settings> settings(WeChatProperties properties) {
		CallbackEnvelope.Mode mode = properties.portal().mode();
		List<Settings> settings = new ArrayList<>();
		if (properties.appId() != null) {
			settings.add(settings(PREFIX, Settings.DEFAULT,
					new WeChatProperties.Account(properties.appId(), properties.appSecret(), properties.token(),
							properties.encodingAesKey(), properties.useStableToken(), null),
					mode));
		}
		properties.accounts().forEach((name, account) -> {
			String prefix = PREFIX + ".accounts." + name;
			WeChatAccounts.KIND.requireName(prefix, name);
			settings.add(settings(prefix, name, account, mode));
		});
		Map<String, String> names = new LinkedHashMap<>();
		for (Settings account : settings) {
			String other = names.put(account.appId(), account.name());
			if (other != null) {
				throw new InvalidConfigurationException(PREFIX + ".accounts." + account.name() + ".app-id",
						"it is the app id of account '" + other + "' too", "Configure each official account once.");
			}
		}
		return settings;
	}

	private static Settings settings(String prefix, String name, WeChatProperties.Account account,
			CallbackEnvelope.Mode portalMode) {
		Settings settings = new Settings(name, Objects.requireNonNullElse(account.appId(), ""),
				Objects.requireNonNullElse(account.appSecret(), ""), account.token(), account.encodingAesKey(),
				account.useStableToken(), Objects.requireNonNullElse(account.portalMode(), portalMode));
		settings.check(prefix + ".");
		return settings;
	}

	@Bean
	@ConditionalOnProperty(name = "bootx.starter.third.wechat.runtime-accounts", havingValue = "true")
	AccountRefresh weChatAccountRefresh(WeChatAccounts accounts, WeChatProperties properties,
			ThirdBackground background, ApplicationEventPublisher events) {
		return new AccountRefresh(accounts, properties.accountRefresh(), background.background(), events);
	}

	/** Accounts that are added later leave the primary one open. */
	static final class OnPrimaryAccount implements Condition {

		@Override
		public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
			ConfiguredProperties properties = new ConfiguredProperties(context.getEnvironment(), PREFIX);
			return properties.has("app-id") || properties.count("accounts") > 0;
		}

	}

}
