package cn.bootx.starter.wecom.notice;

import java.time.Clock;
import java.time.Duration;
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

	/** An hour before the three days are over, for messages that are opened late. */
	private static final Duration LONGEST_CACHE = Duration.ofHours(71);

	@Bean
	@ConditionalOnMissingBean
	WeComMediaService weComMediaService(WeComAgents agents, WeComProperties properties, ExpiringStore store) {
		Duration cache = properties.media().cache();
		if (cache != null && (cache.isNegative() || cache.isZero() || cache.compareTo(LONGEST_CACHE) > 0)) {
			throw new InvalidConfigurationException(WeComProperties.PREFIX + ".media.cache",
					"is " + cache + ", but WeCom keeps media for three days (企业微信的临时素材保存三天)",
					"Write a duration of more than zero and at most 71h, or remove the property (填 71h 以内的时长，或删去).");
		}
		return new WeComMediaService(agents, store, cache);
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
