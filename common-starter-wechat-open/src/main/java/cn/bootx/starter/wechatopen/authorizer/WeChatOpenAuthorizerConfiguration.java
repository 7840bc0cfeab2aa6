package cn.bootx.starter.wechatopen.authorizer;

import java.time.Clock;
import java.util.List;

import okhttp3.OkHttpClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformHttpClients;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.core.token.TokenRegistry;
import cn.bootx.starter.wechat.account.WeChatAccountFactory;
import cn.bootx.starter.wechatopen.component.WeChatOpenComponent;
import cn.bootx.starter.wechatopen.component.WeChatOpenComponentService;

/** The accounts that authorized the component. */
@Configuration(proxyBeanMethods = false)
class WeChatOpenAuthorizerConfiguration {

	private static final Logger logger = LoggerFactory.getLogger(WeChatOpenAuthorizerConfiguration.class);

	@Bean
	@ConditionalOnMissingBean
	WeChatOpenAuthorizers weChatOpenAuthorizers(WeChatOpenComponentService service, RecordStore records,
			ExpiringStore store, TokenRegistry registry, ObjectProvider<Clock> clock, PlatformHttpClients clients,
			ObjectProvider<WeChatOpenMpServiceCustomizer> customizers) {
		if (records.name().equals("memory")) {
			logger.warn("The refresh tokens of authorizers are kept in memory: after a restart they must be asked from "
					+ "the platform. Use a database or Redis for bootx.starter.third.store.records in production.");
		}
		WeChatOpenComponent component = service.component();
		OkHttpClient http = clients.forPlatform(Platform.WECHAT_OPEN);
		WeChatAccountFactory accounts = new WeChatAccountFactory(http,
				new WeChatAccountFactory.Hosts(component.api(), component.mp(), component.open()), registry, store,
				List.of());
		return new WeChatOpenAuthorizers(service, records, store, registry, clock.getIfUnique(Clock::systemUTC),
				new AuthorizerServices(service, http, accounts, customizers.orderedStream().toList()));
	}

}
