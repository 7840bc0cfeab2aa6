package cn.bootx.starter.wechat.content.subscribe;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import cn.bootx.starter.core.config.Credentials;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.wechat.account.WeChatAccounts;
import cn.bootx.starter.wechat.autoconfigure.WeChatProperties;
import cn.bootx.starter.wechat.content.template.WeChatSendRecords;
import cn.bootx.starter.wechat.content.template.WeChatTemplate;

/**
 * Subscribe notices, what users say about them, and one-time subscriptions.
 */
@Configuration(proxyBeanMethods = false)
class WeChatSubscribeConfiguration {

	@Bean
	@ConditionalOnMissingBean
	WeChatSubscribeSender weChatSubscribeSender(WeChatAccounts accounts, ObjectProvider<WeChatSendRecords> records,
			WeChatProperties properties) {
		return new WeChatSubscribeSender(accounts, records.getIfAvailable(),
				WeChatTemplate.Check.valueOf(properties.template().check().name()));
	}

	@Bean
	@ConditionalOnMissingBean
	WeChatSubscribeTemplates weChatSubscribeTemplates(WeChatAccounts accounts) {
		return new WeChatSubscribeTemplates(accounts);
	}

	@Bean
	@ConditionalOnMissingBean
	WeChatOneTimeSubscription weChatOneTimeSubscription(WeChatAccounts accounts, WeChatProperties properties,
			ExpiringStore store) {
		return new WeChatOneTimeSubscription(accounts,
				Credentials.requireUrl("bootx.starter.third.wechat.hosts.mp", properties.hosts().mp()), store);
	}

	@Bean
	@ConditionalOnMissingBean(name = "weChatDialogConsentHandler")
	WeChatConsentHandler weChatDialogConsentHandler(ApplicationEventPublisher events) {
		return WeChatConsentHandler.ofDialogs(events::publishEvent);
	}

	@Bean
	@ConditionalOnMissingBean(name = "weChatSettingsConsentHandler")
	WeChatConsentHandler weChatSettingsConsentHandler(ApplicationEventPublisher events) {
		return WeChatConsentHandler.ofSettings(events::publishEvent);
	}

	@Bean
	@ConditionalOnMissingBean
	WeChatSubscribeReceiptHandler weChatSubscribeReceiptHandler(WeChatAccounts accounts,
			ObjectProvider<WeChatSendRecords> records, ApplicationEventPublisher events) {
		return new WeChatSubscribeReceiptHandler(accounts, records.getIfAvailable(), events::publishEvent);
	}

}
