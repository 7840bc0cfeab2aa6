package cn.bootx.starter.dingtalk.docs;

import org.springframework.stereotype.Component;

import cn.bootx.starter.core.account.InvalidAccountException;
import cn.bootx.starter.dingtalk.client.DingTalkAccounts;
import cn.bootx.starter.dingtalk.client.DingTalkApp;
import cn.bootx.starter.dingtalk.message.DingTalkNoticeReceivers;
import cn.bootx.starter.dingtalk.message.DingTalkNoticeSender;

/** What docs/dingtalk-apps.md shows. */
final class DingTalkAppsSnippets {

	private DingTalkAppsSnippets() {
	}

	@Component
	static class Organisations {

		private final DingTalkAccounts apps;

		Organisations(DingTalkAccounts apps) {
			this.apps = apps;
		}

		String join(String name, String appKey, String secret, long agentId, String token, String aesKey) {
			try {
				this.apps.add(DingTalkApp.Settings.of(name, appKey, secret, agentId).withEvents(token, aesKey));
				return "https://example.com/dingtalk/portal/" + name;
			}
			catch (InvalidAccountException ex) {
				throw new IllegalArgumentException(ex.field() + ": " + ex.problem() + ". " + ex.remedy());
			}
		}

		void changeSecret(String name, String secret) {
			this.apps.update(name, (app) -> app.withAppSecret(secret));
		}

		void leave(String name) {
			this.apps.remove(name);
		}

		void greet(String name, DingTalkNoticeSender sender) {
			sender.account(name).sendText(DingTalkNoticeReceivers.users("manager4718"), "已接入");
		}

	}

}
