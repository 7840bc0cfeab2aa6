package cn.bootx.starter.wecom.docs;

import org.springframework.stereotype.Service;

import cn.bootx.starter.wecom.jssdk.WeComJsSdk;

/**
 * The Java of docs/wecom-js-sdk.md.
 */
final class WeComJsSdkSnippets {

	private WeComJsSdkSnippets() {
	}

	@Service
	static class Pages {

		private final WeComJsSdk sdk;

		Pages(WeComJsSdk sdk) {
			this.sdk = sdk;
		}

		WeComJsSdk.Config corporation(String url) {
			return this.sdk.config(url);
		}

		WeComJsSdk.AgentConfig crm(String url) {
			return this.sdk.account("crm").agentConfig(url);
		}

	}

}
