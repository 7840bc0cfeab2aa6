package cn.bootx.starter.wecom.docs;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import cn.bootx.starter.core.account.AccountChange;
import cn.bootx.starter.core.account.InvalidAccountException;
import cn.bootx.starter.wecom.agent.WeComAgent;
import cn.bootx.starter.wecom.agent.WeComAgents;
import cn.bootx.starter.wecom.notice.WeComNoticeSender;
import cn.bootx.starter.wecom.notice.WeComReceivers;

/** What docs/wecom-agents.md shows. */
final class WeComAgentsSnippets {

	private static final Logger log = LoggerFactory.getLogger(WeComAgentsSnippets.class);

	private WeComAgentsSnippets() {
	}

	@Component
	static class Corporations {

		private final WeComAgents agents;

		Corporations(WeComAgents agents) {
			this.agents = agents;
		}

		String join(String name, String corpId, String secret, long agentId, String token, String aesKey) {
			try {
				this.agents.add(WeComAgent.Settings.of(name, corpId, secret, agentId).withCallback(token, aesKey));
				return "https://example.com/wecom/portal/" + name;
			}
			catch (InvalidAccountException ex) {
				throw new IllegalArgumentException(ex.field() + ": " + ex.problem() + ". " + ex.remedy());
			}
		}

		void changeSecret(String name, String secret) {
			this.agents.update(name, (agent) -> agent.withCorpSecret(secret));
		}

		void leave(String name) {
			this.agents.remove(name);
		}

		void greet(String name, WeComNoticeSender sender) {
			sender.account(name).sendTextNotice(WeComReceivers.users("zhangsan"), "已接入");
		}

	}

	@Component
	static class AgentLog {

		@EventListener
		void changed(AccountChange<?> change) {
			String what = (change.before() == null) ? "added" : (change.after() == null) ? "removed" : "changed";
			log.info("{} {} was {}", change.platform(), change.name(), what);
		}

	}

}
