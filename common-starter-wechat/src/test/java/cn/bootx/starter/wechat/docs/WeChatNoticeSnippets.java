package cn.bootx.starter.wechat.docs;

import java.net.URI;
import java.util.List;
import java.util.Map;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;

import cn.bootx.starter.core.send.UserNotice;
import cn.bootx.starter.wechat.content.WeChatSendResult;
import cn.bootx.starter.wechat.content.template.WeChatNoticeSender;
import cn.bootx.starter.wechat.content.template.WeChatOneTimeSubscription;
import cn.bootx.starter.wechat.content.template.WeChatSubscribeSender;
import cn.bootx.starter.wechat.content.template.WeChatSubscribeTemplates;

/**
 * The Java of docs/wechat-notice.md.
 */
final class WeChatNoticeSnippets {

	private static final Logger log = LoggerFactory.getLogger(WeChatNoticeSnippets.class);

	private WeChatNoticeSnippets() {
	}

	static class Subscribing {

		// tag::templates
		String takeTemplate(WeChatSubscribeTemplates templates) {
			List<Long> categories = templates.categories().stream().map((category) -> category.id()).toList();
			templates.publicTemplates(categories, 0, 30)
				.items()
				.forEach((template) -> log.info("{} {}", template.tid(), template.title()));
			templates.keywords("43205").forEach((keyword) -> log.info("{} {}", keyword.kid(), keyword.name()));
			return templates.add("43205", List.of(1L, 2L), "预约成功后通知");
		}
		// end::templates

		// tag::send
		void bookingConfirmed(WeChatSubscribeSender sender, List<String> openIds) {
			WeChatSubscribeSender.Notice notice = WeChatSubscribeSender.Notice.of("zAx8TemplateIdOfTheAccount")
				.with("thing1", "Haircut")
				.with("time2", "2026-11-21 10:00")
				.page("https://example.com/bookings/42");
			for (WeChatSendResult.Delivery delivery : sender.send(openIds, notice).deliveries()) {
				if (!delivery.sent() && delivery.failure().code().equals("43101")) {
					log.info("{} has not agreed to this notice", delivery.openId());
				}
			}
		}
		// end::send

		// tag::events
		@EventListener
		void consent(WeChatSubscribeSender.ConsentEvent event) {
			log.info("{} {} {}", event.openId(), event.accepted() ? "wants" : "refuses", event.templateId());
		}

		@EventListener
		void receipt(WeChatSubscribeSender.ReceiptEvent event) {
			log.info("Notice {}: {}", event.sent().msgId(), event.sent().status());
		}
		// end::events

		// tag::one-time
		URI ask(WeChatOneTimeSubscription subscription, String sessionId) {
			return URI.create(subscription.page("1uDxTemplateForSubscriptions", 1000,
					URI.create("https://example.com/wechat/subscribed"), sessionId));
		}

		void subscribed(WeChatOneTimeSubscription subscription, Map<String, String> query, String sessionId) {
			subscription.answer(query, sessionId)
				.filter((answer) -> answer.accepted())
				.ifPresent((answer) -> subscription.send(answer.openId(),
						WeChatOneTimeSubscription.Message
							.of(answer.templateId(), answer.scene(), "Booked", "Haircut, tomorrow at 10:00")
							.url("https://example.com/bookings/42")));
		}
		// end::one-time

	}

	static class Alarms {

		// tag::notice
		void alarm(WeChatNoticeSender notices, List<String> userIds) {
			WeChatNoticeSender.Result result = notices.sendToUsers(userIds,
					UserNotice.of("CPU alarm", "db-1 is at 97 %").url("https://example.com/alarms/42"));
			result.notReached().forEach((user) -> log.warn("Not sent to {}: {}", user.receiver(), user.reason()));
		}
		// end::notice

	}

}
