package cn.bootx.starter.dingtalk.stream;

import java.time.Clock;
import java.util.List;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import cn.bootx.starter.core.callback.CallbackRuntime;
import cn.bootx.starter.core.health.HealthProbes;
import cn.bootx.starter.core.token.TokenRegistry;
import cn.bootx.starter.dingtalk.autoconfigure.DingTalkProperties;
import cn.bootx.starter.dingtalk.client.DingTalkAccounts;
import cn.bootx.starter.dingtalk.client.DingTalkHttp;
import cn.bootx.starter.dingtalk.handler.DingTalkDispatch;

/** The connections of Stream mode. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = DingTalkProperties.PREFIX + ".stream.enabled", havingValue = "true")
class DingTalkStreamConfiguration {

	@Bean
	@ConditionalOnMissingBean
	DingTalkStreamConnections dingStreamConnections(DingTalkProperties properties, DingTalkAccounts accounts,
			DingTalkHttp http, DingTalkDispatch dispatch, CallbackRuntime runtime) {
		return new DingTalkStreamConnections(properties, accounts, http, dispatch, runtime);
	}

	@Bean
	@ConditionalOnMissingBean
	DingTalkStreamConnections.Health dingTalkStreamHealthProbe(DingTalkStreamConnections connections,
			TokenRegistry tokens, ObjectProvider<Clock> clock) {
		return new DingTalkStreamConnections.Health(connections,
				new HealthProbes(tokens, List.of(), clock.getIfUnique(Clock::systemUTC)));
	}

}
