package cn.bootx.starter.wechat.autoconfigure;

import java.time.Clock;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.wechat.account.WeChatAccounts;
import cn.bootx.starter.wechat.content.template.WeChatSendRecords;
import cn.bootx.starter.wechat.content.template.WeChatTemplateLibrary;
import cn.bootx.starter.wechat.content.template.WeChatTemplateReceiptHandler;
import cn.bootx.starter.wechat.content.template.WeChatTemplateSender;
import cn.bootx.starter.wechat.content.template.WeChatTemplateService;

/**
 * Templates, their messages and the records of what was sent.
 */
@Configuration(proxyBeanMethods = false)
class WeChatTemplateConfiguration {

	private static final String RECORD = "bootx.starter.third.wechat.template.record-sends";

	@Bean
	@ConditionalOnMissingBean
	WeChatTemplateService weChatTemplateService(WeChatAccounts accounts, RecordStore records, ExpiringStore store) {
		return new WeChatTemplateService(accounts, records, store);
	}

	@Bean
	@ConditionalOnMissingBean
	WeChatTemplateLibrary weChatTemplateLibrary(WeChatAccounts accounts) {
		return new WeChatTemplateLibrary(accounts);
	}

	@Bean
	@ConditionalOnMissingBean
	WeChatTemplateSender weChatTemplateSender(WeChatAccounts accounts, ObjectProvider<WeChatSendRecords> records,
			WeChatProperties properties) {
		return new WeChatTemplateSender(accounts, records.getIfAvailable(), properties.template().check());
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnProperty(name = RECORD, havingValue = "true")
	WeChatSendRecords weChatSendRecords(RecordStore records, ObjectProvider<Clock> clock) {
		return new WeChatSendRecords(records, clock.getIfUnique(Clock::systemUTC));
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnProperty(name = RECORD, havingValue = "true")
	WeChatTemplateReceiptHandler weChatTemplateReceiptHandler(WeChatAccounts accounts, WeChatSendRecords records,
			ApplicationEventPublisher events) {
		return new WeChatTemplateReceiptHandler(accounts, records, events::publishEvent);
	}

}
