package cn.bootx.starter.wecom.docs;

import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.common.session.WxSessionManager;
import me.chanjar.weixin.cp.api.WxCpService;
import me.chanjar.weixin.cp.bean.WxCpUser;
import me.chanjar.weixin.cp.bean.message.WxCpXmlMessage;
import me.chanjar.weixin.cp.bean.message.WxCpXmlOutMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;

import cn.bootx.starter.core.robot.Robot;
import cn.bootx.starter.wecom.robot.WeComRobotMessage;
import cn.bootx.starter.wecom.notice.WeComNotice;
import cn.bootx.starter.core.admin.ThirdAdminAuthorizer;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.wecom.agent.WeComAgents;
import cn.bootx.starter.wecom.agent.WeComServiceCustomizer;
import cn.bootx.starter.wecom.notice.WeComCardPart;
import cn.bootx.starter.wecom.notice.WeComTemplateCard;
import cn.bootx.starter.wecom.notice.WeComMediaService;
import cn.bootx.starter.wecom.notice.WeComMediaType;
import cn.bootx.starter.wecom.notice.WeComNewsArticle;
import cn.bootx.starter.wecom.notice.WeComNoticeOptions;
import cn.bootx.starter.wecom.notice.WeComNoticeSender;
import cn.bootx.starter.wecom.notice.WeComReceivers;
import cn.bootx.starter.wecom.notice.WeComSendResult;
import cn.bootx.starter.wecom.handler.WeComEvent;
import cn.bootx.starter.wecom.handler.WeComMessage;
import cn.bootx.starter.wecom.handler.WeComMessageHandler;
import cn.bootx.starter.wecom.robot.WeComRobotNoticeSender;
import cn.bootx.starter.wecom.robot.WeComRobots;

/**
 * The Java of docs/wecom.md.
 */
final class WeComSnippets {

	private static final Logger log = LoggerFactory.getLogger(WeComSnippets.class);

	private WeComSnippets() {
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

	@Component
	static class Echo implements WeComMessageHandler {

		@Override
		public String getMsgType() {
			return "text";
		}

		@Override
		public WxCpXmlOutMessage handle(WxCpXmlMessage message, Map<String, Object> context, WxCpService service,
				WxSessionManager sessions) {
			return WxCpXmlOutMessage.TEXT().content("收到：" + message.getContent()).build();
		}

	}

	@Component
	@Order(1)
	static class NewColleague implements WeComMessageHandler {

		@Override
		public String getEvent() {
			return "change_contact";
		}

		@Override
		public String getEventKey() {
			return "create_user";
		}

		@Override
		public Set<String> getAccounts() {
			return Set.of("contacts");
		}

		@Override
		public WxCpXmlOutMessage handle(WxCpXmlMessage message, Map<String, Object> context, WxCpService service,
				WxSessionManager sessions) {
			log.info("{} joined, raw fields: {}", message.getUserId(), message.getAllFieldsMap().keySet());
			return null;
		}

	}

	@Component
	static class OrderDesk {

		@WeComMessage(content = "order \\d+")
		String order(String userId, String content) {
			return "Looking for " + content;
		}

		@WeComEvent(value = "template_card_event", key = "approve-*")
		void approved(String userId, String eventKey) {
			log.info("{} pressed {}", userId, eventKey);
		}

	}

	static class Media {

		byte[] roundTrip(WeComMediaService media, InputStream image) {
			String mediaId = media.upload(WeComMediaType.IMAGE, image, "chart.png");
			WeComMediaService.Media downloaded = media.download(mediaId);
			return downloaded.bytes();
		}

	}

	static class Robots {

		void send(WeComRobotNoticeSender robots, byte[] chart, InputStream log) {
			robots.send("ops", WeComRobotMessage.text("磁盘快满了").mentioning("zhangsan", WeComRobotMessage.EVERYBODY));
			robots.sendMarkdownNotice("ops", "磁盘 <font color=\"warning\">95%</font>");
			robots.sendMarkdownV2Notice("ops", "| 主机 | 磁盘 |\n|---|---|\n| web1 | 95% |");
			robots.sendImageNotice("ops", chart);
			robots.sendFileNotice("ops", log, "app.log");
		}

		void register(WeComRobots robots, String key) {
			robots.save("night-shift", Robot.Settings.ofKey(key));
		}

	}

	static class Security {

		@Bean
		ThirdAdminAuthorizer authorizer() {
			return (access) -> access.principal() != null && access.principal().getName().equals("admin");
		}

	}

	static class Agents {

		void send(WeComAgents agents, WeComNoticeSender sender) throws WxErrorException {
			sender.account("crm").sendTextNotice(WeComReceivers.users("zhangsan"), "来自 CRM");
			WxCpUser user = agents.account("crm").wxCpService().getUserService().getById("zhangsan");
			log.info("Sent to {}", user.getName());
		}

	}

	static class Failures {

		void send(WeComNoticeSender sender) {
			try {
				sender.sendTextNotice(WeComReceivers.users("zhangsan"), "你好");
			}
			catch (PlatformException ex) {
				switch (ex.category()) {
					case THROTTLED, TRANSIENT -> log.warn("Try again later: {}", ex.getMessage());
					case IP_NOT_ALLOWED, PERMISSION, AUTH ->
						log.error("Ask the administrator: {}", ex.hint().orElse(""));
					default -> throw ex;
				}
			}
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class WeComConfiguration {

		@Bean
		WeComServiceCustomizer sharedSessions(WxSessionManager sessions) {
			return (agent, service) -> service.setSessionManager(sessions);
		}

	}

}
