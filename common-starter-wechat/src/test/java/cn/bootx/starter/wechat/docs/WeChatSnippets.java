package cn.bootx.starter.wechat.docs;

import java.util.Map;

import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.common.session.WxSessionManager;
import me.chanjar.weixin.mp.api.WxMpMessageRouter;
import me.chanjar.weixin.mp.api.WxMpService;
import me.chanjar.weixin.mp.bean.message.WxMpXmlMessage;
import me.chanjar.weixin.mp.bean.message.WxMpXmlOutMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.handler.MessageInterceptor;
import cn.bootx.starter.core.handler.ReceivedMessage;
import cn.bootx.starter.wechat.content.menu.WeChatMenu;
import cn.bootx.starter.wechat.content.menu.WeChatMenuService;
import cn.bootx.starter.wechat.content.template.WeChatTemplateMessage;
import cn.bootx.starter.wechat.content.template.WeChatTemplateSender;
import cn.bootx.starter.wechat.handler.WeChatEvent;
import cn.bootx.starter.wechat.handler.WeChatMessage;
import cn.bootx.starter.wechat.handler.WeChatMpMessageHandler;
import cn.bootx.starter.wechat.handler.WeChatQrSceneMsgHandler;
import cn.bootx.starter.wechat.people.qrlogin.WeChatLogin;
import cn.bootx.starter.wechat.people.qrlogin.WeChatLoginHandler;

/**
 * The Java of docs/wechat.md and of the pages beside it that have no class of their own.
 */
final class WeChatSnippets {

	private WeChatSnippets() {
	}

	// tag::handler
	@Component
	static class GreetingHandler implements WeChatMpMessageHandler {

		@Override
		public String getMsgType() {
			return "text";
		}

		@Override
		public WxMpXmlOutMessage handle(WxMpXmlMessage message, Map<String, Object> context, WxMpService service,
				WxSessionManager sessions) {
			return WxMpXmlOutMessage.TEXT().content("You said " + message.getContent()).build();
		}

	}
	// end::handler

	// tag::event
	@Component
	@Order(1)
	static class MenuClickHandler implements WeChatMpMessageHandler {

		@Override
		public String getEvent() {
			return "CLICK";
		}

		@Override
		public String getEventKey() {
			return "V1_*";
		}

		@Override
		public WxMpXmlOutMessage handle(WxMpXmlMessage message, Map<String, Object> context, WxMpService service,
				WxSessionManager sessions) throws WxErrorException {
			return WxMpXmlOutMessage.TEXT().content("Button " + message.getEventKey()).build();
		}

	}
	// end::event

	// tag::annotated
	@Component
	static class Conversation {

		@WeChatMessage(content = "order (?<number>\\d+)")
		String order(String openId, String number) {
			return "Looking for " + number;
		}

		@WeChatEvent(value = "CLICK", key = "V2_*")
		WxMpXmlOutMessage clicked(String eventKey, WxMpService service) {
			return WxMpXmlOutMessage.TEXT().content("Button " + eventKey).build();
		}

	}
	// end::annotated

	// tag::interceptor
	@Component
	static class Audit implements MessageInterceptor {

		private static final Logger log = LoggerFactory.getLogger(Audit.class);

		@Override
		public boolean before(ReceivedMessage message) {
			log.info("{} to {} {}", message.kind(), message.platform(), message.account());
			return true;
		}

	}
	// end::interceptor

	// tag::router
	@Configuration
	static class Rules {

		@Autowired
		void addRules(WxMpMessageRouter router) {
			router.rule()
				.async(false)
				.msgType("image")
				.handler((message, context, service,
						sessions) -> WxMpXmlOutMessage.IMAGE().mediaId(message.getMediaId()).build())
				.end();
		}

	}
	// end::router

	// tag::login
	@Component
	static class LoginHandler implements WeChatLoginHandler {

		@Override
		public Object login(WeChatLogin login) {
			return Map.of("token", "token of " + login.openId());
		}

	}
	// end::login

	// tag::scene
	@Component
	static class ShopSceneHandler implements WeChatQrSceneMsgHandler {

		@Override
		public String getPrefix() {
			return "shop_";
		}

		@Override
		public WxMpXmlOutMessage handler(WxMpXmlMessage message, Map<String, Object> context, WxMpService service,
				WxSessionManager sessions) {
			return WxMpXmlOutMessage.TEXT().content("Welcome to our shop").build();
		}

	}
	// end::scene

	static class Sending {

		private static final Logger log = LoggerFactory.getLogger(Sending.class);

		// tag::menu
		void publishMenu(WeChatMenuService menus) {
			WeChatMenu menu = WeChatMenu.of(WeChatMenu.Button.click("Today", "V1_TODAY"),
					WeChatMenu.Button.group("More", WeChatMenu.Button.view("Shop", "https://example.com/shop"),
							WeChatMenu.Button.event("scancode_push", "Scan", "V1_SCAN")));
			WeChatMenu.Draft draft = menus.add("autumn", menu, null);
			menus.diff(draft.id()).forEach(log::info);
			menus.publish(draft.id());
		}
		// end::menu

		// tag::errors
		void remind(WeChatTemplateSender sender, String openId, WeChatTemplateMessage message) {
			try {
				sender.send(openId, message);
			}
			catch (PlatformException ex) {
				if (ex.category() == ErrorCategory.NOT_FOUND) {
					log.info("{} does not follow us any more", openId);
					return;
				}
				throw ex;
			}
		}
		// end::errors

	}

}
