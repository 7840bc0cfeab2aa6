package cn.bootx.starter.wechat.autoconfigure;

import java.time.Clock;
import java.time.Duration;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import cn.bootx.starter.core.autoconfigure.ThirdBackground;
import cn.bootx.starter.core.config.InvalidConfigurationException;
import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.wechat.account.WeChatAccountFactory;
import cn.bootx.starter.wechat.account.WeChatAccountRegistry;

/**
 * Accounts that are added while the application runs, where it is switched on.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "bootx.starter.third.wechat.runtime-accounts", havingValue = "true")
class WeChatRuntimeAccountsConfiguration {

	private static final Duration SHORTEST = Duration.ofSeconds(1);

	@Bean
	@ConditionalOnMissingBean
	WeChatAccountRegistry weChatAccountRegistry(WeChatProperties properties, RecordStore store,
			WeChatAccountFactory factory, ObjectProvider<Clock> clock) {
		return new WeChatAccountRegistry(AccountValidation.settings(properties), store, factory,
				clock.getIfUnique(Clock::systemUTC));
	}

	@Bean
	StoredAccountsRefresh weChatStoredAccountsRefresh(WeChatAccountRegistry registry, WeChatProperties properties,
			ThirdBackground background) {
		Duration every = properties.accountRefresh();
		if (every.compareTo(SHORTEST) < 0) {
			throw new InvalidConfigurationException("bootx.starter.third.wechat.account-refresh", "it is " + every,
					"Write a time of 1s or more: each refresh reads all stored accounts.");
		}
		return new StoredAccountsRefresh(registry, background.background(), every);
	}

}
