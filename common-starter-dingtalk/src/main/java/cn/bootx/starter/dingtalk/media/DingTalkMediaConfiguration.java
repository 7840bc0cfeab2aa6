package cn.bootx.starter.dingtalk.media;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.dingtalk.autoconfigure.DingTalkProperties;
import cn.bootx.starter.dingtalk.client.DingTalkClient;

/** The service of media files. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBean(DingTalkClient.class)
class DingTalkMediaConfiguration {

	@Bean
	@ConditionalOnMissingBean
	DingMediaService dingMediaService(DingTalkClient client, ExpiringStore store, DingTalkProperties properties) {
		return new DingMediaService(client, store, properties.media().cache());
	}

}
