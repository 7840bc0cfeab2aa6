package cn.bootx.starter.wecom.docs;

import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import me.chanjar.weixin.common.session.WxSessionManager;
import me.chanjar.weixin.cp.api.WxCpService;
import me.chanjar.weixin.cp.bean.message.WxCpMessage;
import me.chanjar.weixin.cp.bean.message.WxCpXmlMessage;
import me.chanjar.weixin.cp.bean.message.WxCpXmlOutMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;

import cn.bootx.starter.core.send.Recall;
import cn.bootx.starter.core.send.SendResult;
import cn.bootx.starter.core.send.UserNotice;
import cn.bootx.starter.core.send.UserNoticeSender;
import cn.bootx.starter.wecom.notice.WeComAppChatService;
import cn.bootx.starter.wecom.notice.WeComNotice;
import cn.bootx.starter.wecom.notice.WeComCardPart;
import cn.bootx.starter.wecom.notice.WeComTemplateCard;
import cn.bootx.starter.wecom.notice.WeComNewsArticle;
import cn.bootx.starter.wecom.notice.WeComNoticeOptions;
import cn.bootx.starter.wecom.notice.WeComNoticeSender;
import cn.bootx.starter.wecom.notice.WeComReceivers;
import cn.bootx.starter.wecom.notice.WeComSendResult;
import cn.bootx.starter.wecom.notice.WeComTaskCard;
import cn.bootx.starter.wecom.handler.WeComMessageHandler;

/**
 * The Java of docs/wecom-message.md and docs/wecom-notice.md.
 */
final class MessageSnippets {

	private static final Logger log = LoggerFactory.getLogger(MessageSnippets.class);

	private MessageSnippets() {
	}

	@Service
	static class Notices {

		private final WeComNoticeSender sender;

		Notices(WeComNoticeSender sender) {
			this.sender = sender;
		}

		void paid(InputStream receipt) {
			WeComReceivers receivers = WeComReceivers.users("zhangsan", "lisi")
				.and(WeComReceivers.departments(List.of(2L)));
			WeComSendResult result = this.sender.sendTextNotice(receivers, "报销单 42 已打款");
			if (!result.complete()) {
				log.warn("Not reached: {}", result.notReached());
			}
			this.sender.sendMarkdownNotice(receivers, "**报销单 42** <font color=\"info\">已打款</font>");
			this.sender.sendImageNotice(receivers, receipt, "receipt.png");
		}

	}

	static class OtherKinds {

		void send(WeComNoticeSender sender, InputStream file) {
			WeComReceivers everybody = WeComReceivers.everybody();
			sender.sendTextCardNotice(everybody, "领奖通知", "请到前台领取", "https://example.com/prize");
			sender.sendNewsNotice(everybody, List
				.of(WeComNewsArticle.link("周报", "第 47 周", "https://example.com/47", "https://example.com/47.png")));
			sender.sendFileNotice(everybody, file, "周报.pdf");
			String msgId = sender
				.send(everybody, WeComNotice.text("仅内部可见"),
						WeComNoticeOptions.DEFAULTS.withConfidentiality(WeComNoticeOptions.Confidentiality.CONFIDENTIAL)
							.withDuplicateCheck(Duration.ofMinutes(10)))
				.msgId();
			sender.recallNotice(msgId);
		}

	}

	static class Approvals {

		void ask(WeComNoticeSender sender, String orderId) {
			WeComTemplateCard card = WeComTemplateCard.buttonInteraction()
				.taskId("order-" + orderId)
				.mainTitle("请审批采购单", orderId)
				.contents(WeComCardPart.Content.text("金额", "100.00"),
						WeComCardPart.Content.member("申请人", "张三", "zhangsan"))
				.buttons(WeComCardPart.Button.callback("同意", "approve:" + orderId),
						WeComCardPart.Button.callback("驳回", "reject:" + orderId))
				.build();
			WeComSendResult result = sender.sendTemplateCardNotice(WeComReceivers.users("lisi"), card);
			sender.updateCardButton(result.responseCode(), WeComReceivers.users("lisi"), "已撤回");
		}

	}

	@Component
	static class Approved implements WeComMessageHandler {

		@Override
		public String getEvent() {
			return "template_card_event";
		}

		@Override
		public String getEventKey() {
			return "approve:*";
		}

		@Override
		public WxCpXmlOutMessage handle(WxCpXmlMessage message, Map<String, Object> context, WxCpService service,
				WxSessionManager sessions) {
			WeComTemplateCard card = WeComTemplateCard.buttonInteraction()
				.taskId(message.getTaskId())
				.mainTitle("采购单已同意", null)
				.buttons(WeComCardPart.Button.callback("同意", "done"))
				.replaceText("已同意")
				.build();
			return new WeComMessageHandler.UpdateCardReply(card);
		}

	}

	static class Recalls {

		void oncall(WeComNoticeSender sender, WeComReceivers receivers) {
			sender.send(receivers, WeComNotice.text("机房断电演习"), "drill-7");
			Recall recall = sender.recallByBusinessId("drill-7");
			recall.failed().forEach((msgId, reason) -> log.warn("{} stays: {}", msgId, reason));
		}

		void ofWxJava(WeComNoticeSender sender, WxCpMessage message) {
			sender.send(message);
			sender.account("crm").send(WeComReceivers.users("zhangsan"), WeComNotice.of(message), "order-42");
		}

		void counts(WeComNoticeSender sender) {
			sender.sentToday().forEach((sent) -> log.info("{} sent {} messages today", sent.name(), sent.count()));
		}

	}

	static class TaskCards {

		void ask(WeComNoticeSender sender, List<String> userIds) {
			WeComTaskCard card = WeComTaskCard.of("gift-42", "礼物申请", "A31 茶具套装",
					WeComTaskCard.Button.of("yes", "批准", "已批准").emphasized(),
					WeComTaskCard.Button.of("no", "驳回", "已驳回"));
			sender.send(WeComReceivers.users(userIds), WeComNotice.taskCard(card));
			sender.updateTaskCard(userIds, "gift-42", "yes");
		}

	}

	static class ProjectChats {

		String open(WeComAppChatService chats, List<String> members) {
			String chatId = chats.create("项目群", "zhangsan", members);
			chats.send(chatId, WeComNotice.markdown("**项目启动**"));
			chats.update(chatId, new WeComAppChatService.Change().name("项目群（已立项）").add(List.of("wangwu")));
			return chatId;
		}

	}

	static class Alarms {

		void alarm(UserNoticeSender notices, List<String> userIds) {
			SendResult result = notices.sendToUsers(userIds, UserNotice.of("CPU 告警", "db-1 达到 97 %").remark("请处理"));
			result.notReached().forEach((user) -> log.warn("{}: {}", user.receiver(), user.reason()));
		}

	}

}
