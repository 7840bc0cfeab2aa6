package cn.bootx.starter.wecom.notice;

import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import cn.bootx.starter.core.config.InvalidConfigurationException;
import cn.bootx.starter.core.send.UserNoticeSender;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.wecom.agent.WeComAgents;
import cn.bootx.starter.wecom.autoconfigure.WeComProperties;

/** Media and messages of agents. */
@Configuration(proxyBeanMethods = false)
class WeComNoticeConfiguration {

	@Bean
	@ConditionalOnMissingBean
	WeComMediaService weComMediaService(WeComAgents agents) {
		return new WeComMediaService(agents);
	}

	@Bean
	@ConditionalOnMissingBean
	WeComNoticeSender weComNoticeSender(WeComAgents agents, WeComMediaService media, ExpiringStore store) {
		return new WeComNoticeSender(agents, media, store);
	}

	@Bean
	@ConditionalOnMissingBean
	WeComAppChatService weComAppChatService(WeComAgents agents) {
		return new WeComAppChatService(agents);
	}

	@Bean
	@ConditionalOnMissingBean(name = "weComUserNoticeSender")
	@ConditionalOnProperty(name = WeComProperties.PREFIX + ".notice.enabled", havingValue = "true")
	UserNoticeSender weComUserNoticeSender(WeComNoticeSender sender, WeComProperties properties,
			ObjectProvider<Clock> clock) {
		WeComProperties.Notice notice = properties.notice();
		try {
			return new TextNotices(sender,
					DateTimeFormatter.ofPattern(notice.dateFormat(), Locale.CHINA).withZone(notice.zone()),
					clock.getIfUnique(Clock::systemUTC));
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidConfigurationException(WeComProperties.PREFIX + ".notice.date-format",
					"'" + notice.dateFormat() + "' is not a date format: " + ex.getMessage(),
					"Write a pattern like yyyy-MM-dd HH:mm.");
		}
	}

}
