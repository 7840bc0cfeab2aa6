package cn.bootx.starter.wechat.docs;

import java.time.Duration;
import java.util.Map;

import me.chanjar.weixin.common.session.WxSessionManager;
import me.chanjar.weixin.mp.api.WxMpService;
import me.chanjar.weixin.mp.bean.message.WxMpXmlMessage;
import me.chanjar.weixin.mp.bean.message.WxMpXmlOutMessage;
import org.springframework.stereotype.Component;

import cn.bootx.starter.wechat.handler.WeChatQrSceneMsgHandler;
import cn.bootx.starter.wechat.people.qrcode.WeChatQrCodeService;

/**
 * The Java of docs/wechat-qr-code.md.
 */
final class WeChatQrCodeSnippets {

	private WeChatQrCodeSnippets() {
	}

	@Component
	static class Posters {

		private final WeChatQrCodeService codes;

		Posters(WeChatQrCodeService codes) {
			this.codes = codes;
		}

		String forOrder(long id) {
			return this.codes.temporary("order_" + id, Duration.ofDays(1)).url();
		}

		String forShop(String shop) {
			return this.codes.permanent("shop_" + shop).picture().toString();
		}

	}

	@Component
	static class OrderScans implements WeChatQrSceneMsgHandler {

		@Override
		public String getPrefix() {
			return "order_";
		}

		@Override
		public WxMpXmlOutMessage handler(WxMpXmlMessage message, Map<String, Object> context, WxMpService service,
				WxSessionManager sessions) {
			return WxMpXmlOutMessage.TEXT().content("Your order " + WeChatQrSceneMsgHandler.Scene.of(message)).build();
		}

	}

}
