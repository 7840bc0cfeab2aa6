package cn.bootx.starter.wechat.docs;

import java.util.Map;
import java.util.Set;

import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.common.session.WxSessionManager;
import me.chanjar.weixin.mp.api.WxMpService;
import me.chanjar.weixin.mp.bean.message.WxMpXmlMessage;
import me.chanjar.weixin.mp.bean.message.WxMpXmlOutMessage;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

import cn.bootx.starter.core.account.InvalidAccountException;
import cn.bootx.starter.wechat.account.WeChatAccount;
import cn.bootx.starter.wechat.account.WeChatAccountFactory;
import cn.bootx.starter.wechat.account.WeChatAccounts;
import cn.bootx.starter.wechat.content.template.WeChatTemplateMessage;
import cn.bootx.starter.wechat.content.template.WeChatTemplateSender;
import cn.bootx.starter.wechat.handler.WeChatMpMessageHandler;

/**
 * The Java of the page on several accounts.
 */
final class WeChatAccountsSnippets {

	long followers(WeChatAccounts accounts) throws WxErrorException {
		return accounts.get("shop").service().getUserService().userList(null).getTotal();
	}

	void announce(WeChatTemplateSender templates, String openId, WeChatTemplateMessage message) {
		templates.account("shop").send(openId, message);
	}

	@Component
	static class ShopHandler implements WeChatMpMessageHandler {

		@Override
		public String getMsgType() {
			return "text";
		}

		@Override
		public Set<String> getAccounts() {
			return Set.of("shop");
		}

		@Override
		public WxMpXmlOutMessage handle(WxMpXmlMessage message, Map<String, Object> context, WxMpService service,
				WxSessionManager sessions) {
			return WxMpXmlOutMessage.TEXT().content("This is the shop").build();
		}

	}

	@Configuration
	static class Customizing {

		@Bean
		WeChatAccountFactory.ServiceCustomizer wxMpServiceCustomizer() {
			return (account, service) -> service.getWxMpConfigStorage();
		}

	}

	@Component
	static class Tenants {

		private final WeChatAccounts accounts;

		Tenants(WeChatAccounts accounts) {
			this.accounts = accounts;
		}

		String join(String name, String appId, String appSecret, String token, String aesKey) {
			try {
				this.accounts.add(WeChatAccount.Settings.of(name, appId, appSecret).withPortal(token, aesKey));
				return "https://example.com/wechat/portal/" + name;
			}
			catch (InvalidAccountException ex) {
				throw new IllegalArgumentException(ex.field() + ": " + ex.problem() + ". " + ex.remedy());
			}
		}

		void changeSecret(String name, String appSecret) {
			this.accounts.update(name, (account) -> account.withAppSecret(appSecret));
		}

		void leave(String name) {
			this.accounts.remove(name);
		}

	}

}
