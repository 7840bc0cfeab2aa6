package cn.bootx.starter.wechat.account;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import me.chanjar.weixin.mp.api.WxMpService;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;

import cn.bootx.starter.core.autoconfigure.ConfiguredProperties;
import cn.bootx.starter.core.autoconfigure.ThirdBackground;
import cn.bootx.starter.core.callback.envelope.CallbackEnvelope;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformHttpClients;
import cn.bootx.starter.core.config.Credentials;
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
			ObjectProvider<WeChatAccountFactory.ServiceCustomizer> customizers) {
		WeChatProperties.Hosts hosts = properties.hosts();
		WeChatAccountFactory.Hosts checked = new WeChatAccountFactory.Hosts(
				Credentials.requireUrl(PREFIX + ".hosts.api", hosts.api()),
				Credentials.requireUrl(PREFIX + ".hosts.mp", hosts.mp()),
				Credentials.requireUrl(PREFIX + ".hosts.open", hosts.open()));
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
			ObjectProvider<WxMpService> primary, ObjectProvider<WeChatAccountRegistry> registry) {
		List<WeChatAccount> accounts = new ArrayList<>();
		for (Settings settings : settings(properties)) {
			// A host's own service bean is the primary account's everywhere.
			WxMpService service = accounts.isEmpty() ? primary.getIfUnique() : null;
			accounts.add((service != null) ? factory.account(settings, service) : factory.account(settings));
		}
		return new WeChatAccounts(accounts, registry.getIfAvailable());
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
			Settings.requireName(prefix, name);
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
		return new Settings(name, Objects.requireNonNullElse(account.appId(), ""),
				Objects.requireNonNullElse(account.appSecret(), ""), account.token(), account.encodingAesKey(),
				account.useStableToken(), Objects.requireNonNullElse(account.portalMode(), portalMode))
			.require(prefix + ".");
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnProperty(name = "bootx.starter.third.wechat.runtime-accounts", havingValue = "true")
	static class RuntimeAccounts {

		@Bean
		@ConditionalOnMissingBean
		WeChatAccountRegistry weChatAccountRegistry(WeChatProperties properties, RecordStore store,
				WeChatAccountFactory factory, ObjectProvider<Clock> clock) {
			return new WeChatAccountRegistry(settings(properties), store, factory, clock.getIfUnique(Clock::systemUTC));
		}

		@Bean
		Refresh weChatStoredAccountsRefresh(WeChatAccountRegistry registry, WeChatProperties properties,
				ThirdBackground background) {
			Duration every = properties.accountRefresh();
			if (every.compareTo(Duration.ofSeconds(1)) < 0) {
				throw new InvalidConfigurationException(PREFIX + ".account-refresh", "it is " + every,
						"Write a time of 1s or more: each refresh reads all stored accounts.");
			}
			return new Refresh(registry, background.background(), every);
		}

	}

	/** Accounts that are added later leave the primary one open. */
	static final class OnPrimaryAccount implements Condition {

		@Override
		public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
			ConfiguredProperties properties = new ConfiguredProperties(context.getEnvironment(), PREFIX);
			return properties.has("app-id") || properties.count("accounts") > 0;
		}

	}

	/**
	 * Loads the stored accounts before the web server takes requests, and again and
	 * again. A store that is down stops neither the application nor its known accounts.
	 */
	static final class Refresh implements SmartLifecycle {

		private static final Logger logger = LoggerFactory.getLogger(Refresh.class);

		private final WeChatAccountRegistry registry;

		private final ScheduledExecutorService background;

		private final Duration every;

		private volatile @Nullable Future<?> task;

		private volatile boolean failing;

		Refresh(WeChatAccountRegistry registry, ScheduledExecutorService background, Duration every) {
			this.registry = registry;
			this.background = background;
			this.every = every;
		}

		@Override
		public void start() {
			refresh();
			this.task = this.background.scheduleWithFixedDelay(this::refresh, this.every.toMillis(),
					this.every.toMillis(), TimeUnit.MILLISECONDS);
		}

		@Override
		public void stop() {
			Future<?> running = this.task;
			if (running != null) {
				running.cancel(false);
				this.task = null;
			}
		}

		@Override
		public boolean isRunning() {
			return this.task != null;
		}

		/** Web servers start at {@code DEFAULT_PHASE - 2048}. */
		@Override
		public int getPhase() {
			return SmartLifecycle.DEFAULT_PHASE - 4096;
		}

		private void refresh() {
			try {
				this.registry.refresh();
				if (this.failing) {
					this.failing = false;
					logger.info("The stored WeChat accounts can be read again");
				}
			}
			catch (RuntimeException ex) {
				if (!this.failing) {
					this.failing = true;
					logger.warn("The stored WeChat accounts cannot be read, those that are known stay as they are: {}",
							ex.getMessage());
				}
				logger.debug("The refresh of the stored WeChat accounts failed", ex);
			}
		}

	}

}
