package cn.bootx.starter.dingtalk.message;

import java.time.Clock;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.dingtalk.autoconfigure.DingTalkProperties;
import cn.bootx.starter.dingtalk.client.DingTalkClient;
import cn.bootx.starter.dingtalk.media.DingMediaService;

/** What sends messages of the default application, and their media. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBean(DingTalkClient.class)
class DingTalkMessageConfiguration {

	@Bean
	@ConditionalOnMissingBean
	DingMediaService dingMediaService(DingTalkClient client, ExpiringStore store, DingTalkProperties properties) {
		return new DingMediaService(client, store, properties.media().cache());
	}

	@Bean
	@ConditionalOnMissingBean
	DingTalkNoticeSender dingTalkNoticeSender(DingTalkClient client, DingMediaService media, ExpiringStore store,
			ObjectProvider<Clock> clock) {
		return new DingTalkNoticeSender(client, media, store, clock.getIfUnique(Clock::systemUTC));
	}

	@Bean
	@ConditionalOnMissingBean
	DingTalkAppRobotSender dingAppRobotSender(DingTalkClient client, ExpiringStore store) {
		return new DingTalkAppRobotSender(client, store);
	}

	@Bean
	@ConditionalOnMissingBean
	DingTalkChatService dingChatService(DingTalkClient client) {
		return new DingTalkChatService(client);
	}

	@Bean
	@ConditionalOnMissingBean
	DingTalkCardService dingCardService(DingTalkClient client) {
		return new DingTalkCardService(client);
	}

}
