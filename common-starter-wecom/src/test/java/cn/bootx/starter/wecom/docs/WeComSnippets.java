package cn.bootx.starter.wecom.docs;

import java.io.InputStream;
import java.net.URI;
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

import cn.bootx.starter.core.robot.Robot;
import cn.bootx.starter.wecom.robot.WeComRobotMessage;
import cn.bootx.starter.core.admin.ThirdAdminAuthorizer;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.wecom.agent.WeComAgents;
import cn.bootx.starter.wecom.agent.WeComServiceCustomizer;
import cn.bootx.starter.wecom.notice.WeComMediaService;
import cn.bootx.starter.wecom.notice.WeComMediaType;
import cn.bootx.starter.wecom.notice.WeComNoticeSender;
import cn.bootx.starter.wecom.notice.WeComReceivers;
import cn.bootx.starter.wecom.handler.WeComEvent;
import cn.bootx.starter.wecom.handler.WeComMessage;
import cn.bootx.starter.wecom.handler.WeComMessageHandler;
import cn.bootx.starter.wecom.robot.WeComRobotNoticeSender;
import cn.bootx.starter.wecom.robot.WeComRobots;

/**
 * The Java of docs/wecom.md and of the pages beside it that have no class of their own.
 */
final class WeComSnippets {

	private static final Logger log = LoggerFactory.getLogger(WeComSnippets.class);

	private WeComSnippets() {
	}

	static class Greeting {

		void send(WeComNoticeSender sender) {
			sender.sendTextNotice(WeComReceivers.users("zhangsan"), "你好");
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
