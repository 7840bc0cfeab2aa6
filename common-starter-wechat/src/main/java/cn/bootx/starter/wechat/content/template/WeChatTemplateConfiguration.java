package cn.bootx.starter.wechat.content.template;

import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import cn.bootx.starter.core.autoconfigure.PlatformConnectionDetails;
import cn.bootx.starter.core.config.InvalidConfigurationException;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.wechat.account.WeChatAccounts;
import cn.bootx.starter.wechat.autoconfigure.WeChatProperties;
import cn.bootx.starter.wechat.people.binding.WeChatBindingService;

/** Templates, their messages, subscribe notices, and the records of what was sent. */
@Configuration(proxyBeanMethods = false)
class WeChatTemplateConfiguration {

	private static final String RECORD = "bootx.starter.third.wechat.template.record-sends";

	@Bean
	@ConditionalOnMissingBean
	WeChatTemplateService weChatTemplateService(WeChatAccounts accounts, RecordStore records, ExpiringStore store) {
		return new WeChatTemplateService(accounts, records, store);
	}

	@Bean
	@ConditionalOnMissingBean
	WeChatTemplateLibrary weChatTemplateLibrary(WeChatAccounts accounts) {
		return new WeChatTemplateLibrary(accounts);
	}

	@Bean
	@ConditionalOnMissingBean
	WeChatTemplateSender weChatTemplateSender(WeChatAccounts accounts, ObjectProvider<WeChatSendRecords> records,
			WeChatProperties properties) {
		return new WeChatTemplateSender(accounts, records.getIfAvailable(),
				WeChatTemplate.Check.valueOf(properties.template().check().name()));
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnProperty(name = RECORD, havingValue = "true")
	WeChatSendRecords weChatSendRecords(RecordStore records, ObjectProvider<Clock> clock) {
		return new WeChatSendRecords(records, clock.getIfUnique(Clock::systemUTC));
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnProperty(name = RECORD, havingValue = "true")
	EventHandlers.TemplateReceipts weChatTemplateReceiptHandler(WeChatAccounts accounts, WeChatSendRecords records,
			ApplicationEventPublisher events) {
		return new EventHandlers.TemplateReceipts(accounts, records, events::publishEvent);
	}

	@Bean
	@ConditionalOnMissingBean
	WeChatSubscribeSender weChatSubscribeSender(WeChatAccounts accounts, ObjectProvider<WeChatSendRecords> records,
			WeChatProperties properties) {
		return new WeChatSubscribeSender(accounts, records.getIfAvailable(),
				WeChatTemplate.Check.valueOf(properties.template().check().name()));
	}

	@Bean
	@ConditionalOnMissingBean
	WeChatSubscribeTemplates weChatSubscribeTemplates(WeChatAccounts accounts) {
		return new WeChatSubscribeTemplates(accounts);
	}

	@Bean
	@ConditionalOnMissingBean
	WeChatOneTimeSubscription weChatOneTimeSubscription(WeChatAccounts accounts, WeChatProperties properties,
			ExpiringStore store, ObjectProvider<PlatformConnectionDetails> details) {
		return new WeChatOneTimeSubscription(accounts, PlatformConnectionDetails.require(details,
				"bootx.starter.third.wechat.hosts.mp", properties.hosts().mp()), store);
	}

	@Bean
	@ConditionalOnMissingBean(name = "weChatDialogConsentHandler")
	EventHandlers.Consents weChatDialogConsentHandler(WeChatAccounts accounts, ApplicationEventPublisher events) {
		return new EventHandlers.Consents(accounts, EventHandlers.Consents.IN_DIALOGS, events::publishEvent);
	}

	@Bean
	@ConditionalOnMissingBean(name = "weChatSettingsConsentHandler")
	EventHandlers.Consents weChatSettingsConsentHandler(WeChatAccounts accounts, ApplicationEventPublisher events) {
		return new EventHandlers.Consents(accounts, EventHandlers.Consents.IN_SETTINGS, events::publishEvent);
	}

	@Bean
	@ConditionalOnMissingBean
	EventHandlers.NoticeReceipts weChatSubscribeReceiptHandler(WeChatAccounts accounts,
			ObjectProvider<WeChatSendRecords> records, ApplicationEventPublisher events) {
		return new EventHandlers.NoticeReceipts(accounts, records.getIfAvailable(), events::publishEvent);
	}

	/** Notices, where a template is configured for them. */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnProperty(Notice.PREFIX + "template")
	static class Notice {

		static final String PREFIX = "bootx.starter.third.wechat.notice.";

		@Bean
		@ConditionalOnMissingBean
		WeChatNoticeSender weChatNoticeSender(WeChatProperties properties, WeChatTemplateSender sender,
				WeChatTemplateService templates, WeChatBindingService bindings, ObjectProvider<Clock> clock) {
			return new WeChatNoticeSender(settings(properties.notice(), templates, clock.getIfUnique(Clock::systemUTC)),
					sender, templates, bindings);
		}

		private static WeChatNoticeSender.Settings settings(WeChatProperties.Notice notice,
				WeChatTemplateService templates, Clock clock) {
			String template = (notice.template() != null) ? notice.template().strip() : "";
			if (template.isEmpty()) {
				throw new InvalidConfigurationException(PREFIX + "template", "is blank",
						"Write the id of a template, or its code; leave the property out for no notices.");
			}
			return new WeChatNoticeSender.Settings(template, NoticeMapping.of(notice, template, templates),
					notice.noRemark(), notice.truncate(), dates(notice), clock);
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

}
