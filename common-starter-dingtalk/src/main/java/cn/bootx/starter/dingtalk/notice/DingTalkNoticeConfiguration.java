package cn.bootx.starter.dingtalk.notice;

import java.time.Clock;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.dingtalk.client.DingTalkClient;
import cn.bootx.starter.dingtalk.media.DingMediaService;

/**
 * The sender of work notices.
 */
@Configuration(proxyBeanMethods = false)
class DingTalkNoticeConfiguration {

	@Bean
	@ConditionalOnMissingBean
	DingTalkNoticeSender dingTalkNoticeSender(DingTalkClient client, DingMediaService media, ExpiringStore store,
			ObjectProvider<Clock> clock) {
		return new DingTalkNoticeSender(client, media, store, clock.getIfUnique(Clock::systemUTC));
	}

}
