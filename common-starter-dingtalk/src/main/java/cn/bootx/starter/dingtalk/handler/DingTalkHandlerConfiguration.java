package cn.bootx.starter.dingtalk.handler;

import java.time.Clock;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import cn.bootx.starter.dingtalk.client.DingTalkAccounts;
import cn.bootx.starter.dingtalk.client.DingTalkHttp;

/**
 * The handlers of pushes, the same for HTTP and Stream.
 */
@Configuration(proxyBeanMethods = false)
class DingTalkHandlerConfiguration {

	@Bean
	@ConditionalOnMissingBean
	DingTalkHandlers dingTalkHandlers(ObjectProvider<DingTalkEventHandler> events,
			ObjectProvider<DingTalkMessageHandler> robots, ObjectProvider<DingTalkCardHandler> cards) {
		DingTalkHandlers handlers = new DingTalkHandlers();
		events.orderedStream().forEach(handlers::addEventHandler);
		robots.orderedStream().forEach(handlers::addRobotHandler);
		cards.orderedStream().forEach(handlers::addCardHandler);
		return handlers;
	}

	@Bean
	AnnotatedHandlers dingTalkAnnotatedHandlers(ConfigurableListableBeanFactory beans, DingTalkHandlers handlers) {
		return new AnnotatedHandlers(beans, handlers);
	}

	@Bean
	@ConditionalOnMissingBean
	DingTalkRobotReplier dingRobotReplier(DingTalkHttp http, DingTalkAccounts accounts, ObjectProvider<Clock> clock) {
		return new DingTalkRobotReplier(http, accounts, clock.getIfUnique(Clock::systemUTC));
	}

	@Bean
	@ConditionalOnMissingBean
	DingTalkDispatch dingTalkDispatch(DingTalkHandlers handlers, DingTalkRobotReplier replier) {
		return new DingTalkDispatch(handlers, replier);
	}

}
