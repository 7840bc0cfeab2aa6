package cn.bootx.starter.wechat.docs;

import java.util.List;
import java.util.Set;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;

import cn.bootx.starter.core.send.InvalidMessageException;
import cn.bootx.starter.wechat.content.WeChatReceivers;
import cn.bootx.starter.wechat.content.WeChatSendResult;
import cn.bootx.starter.wechat.content.template.WeChatTemplate;
import cn.bootx.starter.wechat.content.template.WeChatTemplateLibrary;
import cn.bootx.starter.wechat.content.template.WeChatTemplateMessage;
import cn.bootx.starter.wechat.content.template.WeChatTemplateSender;
import cn.bootx.starter.wechat.content.template.WeChatTemplateService;

/**
 * The Java of docs/wechat-template.md.
 */
final class WeChatTemplateSnippets {

	private static final Logger log = LoggerFactory.getLogger(WeChatTemplateSnippets.class);

	private WeChatTemplateSnippets() {
	}

	static class Sending {

		// tag::send
		void orderPaid(WeChatTemplateSender sender, String openId) {
			long msgId = sender.send(openId,
					WeChatTemplateMessage.of("rM9kTemplateIdOfTheAccount")
						.with("thing1", "Order 42")
						.with("time2", "2026-11-21 10:00")
						.url("https://example.com/orders/42"));
			log.info("Sent {}", msgId);
		}

		void campaign(WeChatTemplateSender sender, List<String> openIds, WeChatTemplateMessage message) {
			WeChatSendResult result = sender.account("shop").send(openIds, message);
			result.notReached().forEach((fan) -> log.warn("Not sent to {}: {}", fan.receiver(), fan.reason()));
		}
		// end::send

		// tag::many
		List<String> campaign(WeChatTemplateSender sender, List<String> openIds, WeChatTemplateMessage message,
				Set<String> done) {
			WeChatSendResult result = sender.send(WeChatReceivers.of(openIds)
				.parallelism(8)
				.onProgress((progress) -> done.add(progress.last().openId())), message);
			result.remaining().forEach(done::remove);
			return result.remaining();
		}
		// end::many

		// tag::sync
		void sync(WeChatTemplateService templates) {
			WeChatTemplateService.Report report = templates.sync();
			for (String id : report.added()) {
				WeChatTemplate template = templates.find(id).orElseThrow();
				template.fields().forEach((field) -> log.info("{}: {}", field.label(), field.name()));
			}
			templates.assignCode("rM9kTemplateIdOfTheAccount", "order-paid");
		}

		void sendByCode(WeChatTemplateService templates, WeChatTemplateSender sender, String openId) {
			sender.send(openId,
					templates.message("order-paid")
						.with("thing1", "Order 42")
						.with("time2", "2026-11-21 10:00")
						.miniProgram("wx1234567890abcdef", "pages/order?id=42"));
		}
		// end::sync

		// tag::check
		void remark(WeChatTemplateSender sender, String openId, WeChatTemplateMessage message, String text) {
			try {
				sender.send(openId, message.with("thing5", text));
			}
			catch (InvalidMessageException ex) {
				ex.problems().forEach((problem) -> log.warn("{}", problem));
				sender.send(openId, message.with("thing5", text).truncated());
			}
		}
		// end::check

		// tag::library
		String takeTemplate(WeChatTemplateLibrary library, WeChatTemplateService templates) {
			String templateId = library.add("47123", List.of("商品名称", "发货时间"));
			templates.sync();
			templates.assignCode(templateId, "order-sent");
			return templateId;
		}
		// end::library

		// tag::receipt
		@EventListener
		void receipt(WeChatTemplateSender.ReceiptEvent event) {
			log.info("Message {}: {}", event.sent().msgId(), event.sent().status());
		}
		// end::receipt

	}

}
