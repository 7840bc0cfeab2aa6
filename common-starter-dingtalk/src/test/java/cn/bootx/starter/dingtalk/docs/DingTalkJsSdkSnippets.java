package cn.bootx.starter.dingtalk.docs;

import org.springframework.stereotype.Service;

import cn.bootx.starter.dingtalk.jssdk.DingTalkJsSdk;

/**
 * The Java of docs/dingtalk-js-sdk.md.
 */
final class DingTalkJsSdkSnippets {

	private DingTalkJsSdkSnippets() {
	}

	@Service
	static class Pages {

		private final DingTalkJsSdk sdk;

		Pages(DingTalkJsSdk sdk) {
			this.sdk = sdk;
		}

		DingTalkJsSdk.Config leave(String url) {
			return this.sdk.account("hr").config(url);
		}

	}

}
