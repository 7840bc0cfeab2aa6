package cn.bootx.starter.dingtalk.autoconfigure;

import java.time.Clock;
import java.util.List;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

import cn.bootx.starter.core.callback.CallbackRuntime;
import cn.bootx.starter.core.health.HealthProbes;
import cn.bootx.starter.core.token.TokenRegistry;
import cn.bootx.starter.dingtalk.DingTalkApps;
import cn.bootx.starter.dingtalk.client.DingTalkHttp;
import cn.bootx.starter.dingtalk.handler.DingTalkDispatch;

/**
 * Auto-configuration of Stream mode, which the host switches on.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = DingTalkAutoConfiguration.class)
@ConditionalOnBean(DingTalkApps.class)
@ConditionalOnProperty(name = "bootx.starter.third.ding-talk.stream.enabled", havingValue = "true")
public final class DingTalkStreamAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	DingTalkStreamConnections dingStreamConnections(DingTalkProperties properties, DingTalkApps apps, DingTalkHttp http,
			DingTalkDispatch dispatch, CallbackRuntime runtime) {
		return DingTalkStreamConnections.of(properties.stream(), apps, http, dispatch, runtime);
	}

	@Bean
	@ConditionalOnMissingBean
	StreamHealthProbe dingTalkStreamHealthProbe(DingTalkStreamConnections connections, TokenRegistry tokens,
			ObjectProvider<Clock> clock) {
		return new StreamHealthProbe(connections,
				new HealthProbes(tokens, List.of(), clock.getIfUnique(Clock::systemUTC)));
	}

}
