package cn.bootx.starter.wechat.content.notice;

import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import cn.bootx.starter.core.config.InvalidConfigurationException;
import cn.bootx.starter.wechat.autoconfigure.WeChatProperties;
import cn.bootx.starter.wechat.content.template.WeChatTemplateSender;
import cn.bootx.starter.wechat.content.template.WeChatTemplateService;
import cn.bootx.starter.wechat.people.binding.WeChatBindingService;

/** Notices, where a template is configured for them. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(WeChatNoticeConfiguration.PREFIX + "template")
class WeChatNoticeConfiguration {

	static final String PREFIX = "bootx.starter.third.wechat.notice.";

	@Bean
	@ConditionalOnMissingBean
	WeChatNoticeSender weChatNoticeSender(WeChatProperties properties, WeChatTemplateSender sender,
			WeChatTemplateService templates, WeChatBindingService bindings, ObjectProvider<Clock> clock) {
		return new WeChatNoticeSender(settings(properties.notice(), clock.getIfUnique(Clock::systemUTC)), sender,
				templates, bindings);
	}

	private static WeChatNoticeSender.Settings settings(WeChatProperties.Notice notice, Clock clock) {
		String template = (notice.template() != null) ? notice.template().strip() : "";
		if (template.isEmpty()) {
			throw new InvalidConfigurationException(PREFIX + "template", "is blank",
					"Write the id of a template, or its code; leave the property out for no notices.");
		}
		List<String> variables = Stream.of(notice.heading(), notice.message(), notice.date(), notice.remark())
			.filter((variable) -> !variable.isBlank())
			.toList();
		if (notice.message().isBlank() || variables.stream().distinct().count() < variables.size()) {
			throw new InvalidConfigurationException(PREFIX + "message",
					"the parts of a notice are mapped to " + variables,
					"Give the message a variable of the template, and each other part its own one or none.");
		}
		return new WeChatNoticeSender.Settings(template, notice.heading(), notice.message(), notice.date(),
				notice.remark(), notice.noRemark(), notice.truncate(), dates(notice), clock);
	}

	private static DateTimeFormatter dates(WeChatProperties.Notice notice) {
		try {
			return DateTimeFormatter.ofPattern(notice.dateFormat(), Locale.CHINA).withZone(notice.zone());
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidConfigurationException(PREFIX + "date-format",
					"'" + notice.dateFormat() + "' is not a date format: " + ex.getMessage(),
					"Write a pattern like yyyy-MM-dd HH:mm.");
		}
	}

}
