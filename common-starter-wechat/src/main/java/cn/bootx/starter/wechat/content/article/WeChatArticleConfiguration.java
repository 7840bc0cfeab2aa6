package cn.bootx.starter.wechat.content.article;

import java.time.Clock;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.wechat.account.WeChatAccounts;

/** Articles and the records of their publications. */
@Configuration(proxyBeanMethods = false)
class WeChatArticleConfiguration {

	@Bean
	@ConditionalOnMissingBean
	WeChatArticleService weChatArticleService(WeChatAccounts accounts, RecordStore records,
			ObjectProvider<Clock> clock) {
		return new WeChatArticleService(accounts, records, clock.getIfUnique(Clock::systemUTC));
	}

	@Bean
	@ConditionalOnMissingBean
	WeChatPublications.ResultHandler weChatPublishResultHandler(WeChatAccounts accounts, RecordStore records,
			ObjectProvider<Clock> clock, ApplicationEventPublisher events) {
		return new WeChatPublications.ResultHandler(accounts,
				new WeChatPublications(records, clock.getIfUnique(Clock::systemUTC)), events::publishEvent);
	}

}
