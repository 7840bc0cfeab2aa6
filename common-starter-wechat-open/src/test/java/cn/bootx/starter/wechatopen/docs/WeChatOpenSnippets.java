package cn.bootx.starter.wechatopen.docs;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import cn.binarywang.wx.miniapp.api.WxMaService;
import com.fasterxml.jackson.databind.JsonNode;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.common.session.WxSessionManager;
import me.chanjar.weixin.mp.api.WxMpService;
import me.chanjar.weixin.mp.bean.kefu.WxMpKefuMessage;
import me.chanjar.weixin.mp.bean.message.WxMpXmlMessage;
import me.chanjar.weixin.mp.bean.message.WxMpXmlOutMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;

import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.wechat.handler.WeChatMpMessageHandler;
import cn.bootx.starter.wechatopen.authorization.WeChatOpenAuthorizationHandler;
import cn.bootx.starter.wechatopen.authorizer.WeChatOpenAuthorizer;
import cn.bootx.starter.wechatopen.authorizer.WeChatOpenAuthorizers;
import cn.bootx.starter.wechatopen.component.WeChatOpenTickets;
import cn.bootx.starter.wechatopen.component.WeChatOpenComponentService;
import cn.bootx.starter.wechatopen.portal.WeChatOpenEvent;

/**
 * The Java of the documentation.
 */
@SuppressWarnings("unused")
final class WeChatOpenSnippets {

	private WeChatOpenSnippets() {
	}

	@Component
	static class EchoHandler implements WeChatMpMessageHandler {

		@Override
		public String getMsgType() {
			return "text";
		}

		@Override
		public WxMpXmlOutMessage handle(WxMpXmlMessage message, Map<String, Object> context, WxMpService service,
				WxSessionManager sessions) {
			String account = service.getWxMpConfigStorage().getAppId();
			return WxMpXmlOutMessage.TEXT().content(account + ": " + message.getContent()).build();
		}

	}

	@Component
	static class TenantBinding implements WeChatOpenAuthorizationHandler {

		@Override
		public @Nullable URI authorized(WeChatOpenAuthorizer authorizer, @Nullable String reference) {
			return URI.create("/tenants/done?account=" + authorizer.appId());
		}

	}

	@Component
	static class AuthorizationListener {

		private final Map<String, String> accounts = new ConcurrentHashMap<>();

		@EventListener
		void on(WeChatOpenEvent.Authorized event) {
			WeChatOpenAuthorizer authorizer = event.authorizer();
			this.accounts.put(authorizer.appId(), authorizer.nickName());
		}

		@EventListener
		void on(WeChatOpenEvent.Unauthorized event) {
			this.accounts.remove(event.authorizerAppId());
		}

		@EventListener
		void on(WeChatOpenEvent.Info event) {
			if (event.infoType().equals("notify_third_fasteregister")) {
				String newMiniProgram = event.content().childText("appid");
			}
		}

	}

	@Service
	static class CustomerCare {

		private final WeChatOpenAuthorizers authorizers;

		private final WeChatOpenComponentService component;

		CustomerCare(WeChatOpenAuthorizers authorizers, WeChatOpenComponentService component) {
			this.authorizers = authorizers;
			this.component = component;
		}

		void greet(String authorizerAppId, String openId) throws WxErrorException {
			WxMpService service = this.authorizers.mpService(authorizerAppId);
			service.getKefuService().sendKefuMessage(WxMpKefuMessage.TEXT().toUser(openId).content("你好").build());
		}

		JsonNode quota(String authorizerAppId) {
			return this.authorizers.api(authorizerAppId)
				.post("/cgi-bin/openapi/quota/get", Json.object().put("cgi_path", "/cgi-bin/message/custom/send"));
		}

		String sessionOf(String miniProgramAppId, String jsCode) {
			return this.component
				.get("/sns/component/jscode2session",
						Map.of("appid", miniProgramAppId, "js_code", jsCode, "grant_type", "authorization_code"))
				.path("openid")
				.asText();
		}

	}

	static void components(WeChatOpenComponentService component, WeChatOpenAuthorizers authorizers) {
		WeChatOpenComponentService.AuthorizerInfo info = component.authorizer("wx1234567890abcdef");
		component.setAuthorizerOption("wx1234567890abcdef", "voice_recognize", "1");
		int recovered = authorizers.recover();
	}

	static String errors(WeChatOpenComponentService component) {
		try {
			return component.preAuthCode().value();
		}
		catch (WeChatOpenTickets.MissingException ex) {
			return "";
		}
		catch (PlatformException ex) {
			return ex.code() + " " + ex.category() + " " + ex.hint().orElse("");
		}
	}

	static void miniProgram(WeChatOpenAuthorizers authorizers) throws WxErrorException {
		WxMaService service = authorizers.maService("wx1234567890abcdef");
	}

}
