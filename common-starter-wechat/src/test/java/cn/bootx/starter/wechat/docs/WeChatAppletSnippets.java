package cn.bootx.starter.wechat.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import cn.binarywang.wx.miniapp.api.WxMaService;
import cn.binarywang.wx.miniapp.bean.WxMaMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.wechat.applet.WeChatAppletCodeService;
import cn.bootx.starter.wechat.applet.WeChatAppletEvent;
import cn.bootx.starter.wechat.applet.WeChatAppletLoginService;
import cn.bootx.starter.wechat.applet.WeChatAppletMessage;
import cn.bootx.starter.wechat.applet.WeChatAppletMessageHandler;
import cn.bootx.starter.wechat.applet.WeChatAppletSessions;
import cn.bootx.starter.wechat.applet.WeChatAppletSubscribeSender;
import cn.bootx.starter.wechat.content.WeChatSendResult;

/**
 * The Java of docs/wechat-applet.md.
 */
final class WeChatAppletSnippets {

	private static final Logger log = LoggerFactory.getLogger(WeChatAppletSnippets.class);

	private WeChatAppletSnippets() {
	}

	static class Users {

		// tag::login
		String login(WeChatAppletLoginService logins, String jsCode) {
			try {
				WeChatAppletLoginService.Login login = logins.login(jsCode);
				return (login.unionId() != null) ? login.unionId() : login.openId();
			}
			catch (PlatformException ex) {
				// 40029, 40163, 40226, 45011, ... with a hint what to do
				log.info("{}", ex.getMessage());
				throw ex;
			}
		}
		// end::login

		// tag::phone
		String phone(WeChatAppletLoginService logins, String code) {
			return logins.phoneNumber(code).purePhoneNumber();
		}
		// end::phone

		// tag::session
		String loginAndKeepSession(WeChatAppletLoginService logins, String jsCode) {
			return logins.login(jsCode, Duration.ofHours(2)).sessionHandle();
		}

		int stepsToday(WeChatAppletSessions sessions, String handle, String encryptedData, String iv) {
			try {
				return sessions.decrypt(handle, encryptedData, iv).path("stepInfoList").path(30).path("step").asInt();
			}
			catch (WeChatAppletSessions.SessionException ex) {
				// The mini program has to call wx.login() again.
				return -1;
			}
		}
		// end::session

	}

	static class Sending {

		// tag::subscribe
		void shipped(WeChatAppletSubscribeSender sender, List<String> openIds) {
			WeChatAppletSubscribeSender.Message message = WeChatAppletSubscribeSender.Message
				.of("NtZ6TemplateIdOfTheMiniProgram")
				.with("character_string1", "42")
				.with("thing2", "On its way")
				.page("pages/order?id=42");
			WeChatSendResult result = sender.send(openIds, message);
			result.notReached().forEach((user) -> log.info("Not sent to {}: {}", user.receiver(), user.reason()));
		}
		// end::subscribe

		// tag::code
		void print(WeChatAppletCodeService codes, Path file) throws IOException {
			WeChatAppletCodeService.Image image = codes
				.draw(WeChatAppletCodeService.Code.of("table=7").page("pages/menu").width(600));
			Files.write(file, image.bytes());
		}
		// end::code

	}

	// tag::handler
	@Component
	static class ServiceDesk implements WeChatAppletMessageHandler {

		@Override
		public String getMsgType() {
			return "text";
		}

		@Override
		public WeChatAppletMessageHandler.Reply handle(WxMaMessage message, WxMaService service) {
			return WeChatAppletMessageHandler.Reply.TRANSFER_TO_CUSTOMER_SERVICE;
		}

	}
	// end::handler

	// tag::event
	@Component
	static class PictureCheck implements WeChatAppletMessageHandler {

		@Override
		public String getEvent() {
			return "wxa_media_check";
		}

		@Override
		public WeChatAppletMessageHandler.Reply handle(WxMaMessage message, WxMaService service) {
			log.info("{}: {}", message.getTraceId(), message.getResult().getSuggest());
			return null;
		}

	}
	// end::event

	// tag::annotated
	@Component
	static class ShopDesk {

		@WeChatAppletMessage(content = "人工")
		WeChatAppletMessageHandler.Reply toTheDesk(String openId) {
			return WeChatAppletMessageHandler.Reply.TRANSFER_TO_CUSTOMER_SERVICE;
		}

		@WeChatAppletEvent(value = "user_enter_tempsession", key = "shop-*")
		void entered(String openId, WxMaMessage message) {
			log.info("{} comes from {}", openId, message.getSessionFrom());
		}

	}
	// end::annotated

}
