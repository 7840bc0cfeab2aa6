package cn.bootx.starter.dingtalk.handler;

import java.time.Clock;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import cn.bootx.starter.core.handler.MessageInterceptor;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.dingtalk.client.DingTalkAccounts;
import cn.bootx.starter.dingtalk.client.DingTalkHttp;

/** The handlers of pushes, the same for HTTP and Stream. */
@Configuration(proxyBeanMethods = false)
class DingTalkHandlerConfiguration {

	@Bean
	@ConditionalOnMissingBean
	DingTalkDispatch dingTalkDispatch(DingTalkHttp http, DingTalkAccounts accounts, ExpiringStore store,
			ObjectProvider<Clock> clock, ObjectProvider<DingTalkEventHandler> events,
			ObjectProvider<DingTalkMessageHandler> robots, ObjectProvider<DingTalkCardHandler> cards,
			ObjectProvider<MessageInterceptor> interceptors, ConfigurableListableBeanFactory beans) {
		DingTalkDispatch dispatch = new DingTalkDispatch(http, accounts, store, clock.getIfUnique(Clock::systemUTC))
			.interceptors(interceptors.orderedStream().toList());
		events.orderedStream().forEach(dispatch::addEventHandler);
		robots.orderedStream().forEach(dispatch::addRobotHandler);
		cards.orderedStream().forEach(dispatch::addCardHandler);
		return dispatch.annotated(beans);
	}

}
