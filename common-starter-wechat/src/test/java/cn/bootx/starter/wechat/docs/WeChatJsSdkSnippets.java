package cn.bootx.starter.wechat.docs;

import java.util.List;

import org.springframework.stereotype.Service;

import cn.bootx.starter.wechat.jssdk.WeChatJsSdk;

/**
 * The Java of docs/wechat-js-sdk.md.
 */
final class WeChatJsSdkSnippets {

	private WeChatJsSdkSnippets() {
	}

	@Service
	static class Pages {

		private final WeChatJsSdk sdk;

		Pages(WeChatJsSdk sdk) {
			this.sdk = sdk;
		}

		WeChatJsSdk.Config shop(String url) {
			return this.sdk.account("shop").config(url);
		}

		List<WeChatJsSdk.Card> coupon(String openId) {
			return List.of(this.sdk.card("pFS7Fjg8kV1IdDz01r4SQwMkuCKc", null, openId));
		}

		WeChatJsSdk.CardChoice anyCoupon() {
			return this.sdk.chooseCard(null, "GROUPON", null);
		}

	}

}
