package cn.bootx.starter.wechat.content.article;

import java.time.Clock;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.wechat.account.WeChatAccounts;

/**
 * Articles and the records of their publications.
 */
@Configuration(proxyBeanMethods = false)
class WeChatArticleConfiguration {

	@Bean
	@ConditionalOnMissingBean
	WeChatPublications weChatPublications(RecordStore records, ObjectProvider<Clock> clock) {
		return new WeChatPublications(records, clock.getIfUnique(Clock::systemUTC));
	}

	@Bean
	@ConditionalOnMissingBean
	WeChatArticleService weChatArticleService(WeChatAccounts accounts, WeChatPublications publications) {
		return new WeChatArticleService(accounts, publications);
	}

	@Bean
	@ConditionalOnMissingBean
	WeChatPublishResultHandler weChatPublishResultHandler(WeChatAccounts accounts, WeChatPublications publications,
			ApplicationEventPublisher events) {
		return new WeChatPublishResultHandler(accounts, publications, events::publishEvent);
	}

}
