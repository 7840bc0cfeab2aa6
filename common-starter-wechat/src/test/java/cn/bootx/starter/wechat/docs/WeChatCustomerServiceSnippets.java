package cn.bootx.starter.wechat.docs;

import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.stereotype.Component;

import cn.bootx.starter.wechat.customerservice.WeChatAppletCustomerServiceSender;
import cn.bootx.starter.wechat.customerservice.WeChatCustomerServiceMessage;
import cn.bootx.starter.wechat.customerservice.WeChatCustomerServiceSender;

/**
 * The Java of docs/wechat-customer-service.md.
 */
final class WeChatCustomerServiceSnippets {

	private WeChatCustomerServiceSnippets() {
	}

	@Component
	static class Support {

		private final WeChatCustomerServiceSender sender;

		Support(WeChatCustomerServiceSender sender) {
			this.sender = sender;
		}

		void answer(String openId, String text) {
			this.sender.typing(openId);
			this.sender.sendText(openId, text);
		}

		void ask(String openId) {
			Map<String, String> answers = new LinkedHashMap<>();
			answers.put("1", "Yes");
			answers.put("2", "No");
			this.sender.send(openId,
					WeChatCustomerServiceMessage.menu("Did this help?", answers, null).from("kf1@shop"));
		}

	}

	@Component
	static class AppletSupport {

		private final WeChatAppletCustomerServiceSender sender;

		AppletSupport(WeChatAppletCustomerServiceSender sender) {
			this.sender = sender;
		}

		void help(String openId) {
			this.sender.send(openId,
					WeChatCustomerServiceMessage.link("Help", "How to order", "https://example.com/help", null));
		}

	}

}
