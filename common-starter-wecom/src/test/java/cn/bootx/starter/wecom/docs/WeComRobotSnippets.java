package cn.bootx.starter.wecom.docs;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import cn.bootx.starter.core.robot.RobotQueue;
import cn.bootx.starter.wecom.handler.WeComRobotEvent;
import cn.bootx.starter.wecom.handler.WeComRobotMention;
import cn.bootx.starter.wecom.handler.WeComRobotPush;
import cn.bootx.starter.wecom.handler.WeComRobotReply;
import cn.bootx.starter.wecom.robot.WeComRobotMessage;
import cn.bootx.starter.wecom.robot.WeComRobotNoticeSender;

/**
 * The Java of the page about group robots, compiled.
 */
@SuppressWarnings("unused")
final class WeComRobotSnippets {

	private static final Logger log = LoggerFactory.getLogger(WeComRobotSnippets.class);

	private WeComRobotSnippets() {
	}

	@Component
	static class LostAlerts {

		@EventListener
		void lost(RobotQueue.Lost lost) {
			log.error("{} alert(s) of {} were not sent: {}", lost.messages(), lost.robot(),
					lost.failure().getMessage());
		}

	}

	@Component
	static class DeployBot {

		private final WeComRobotNoticeSender robots;

		DeployBot(WeComRobotNoticeSender robots) {
			this.robots = robots;
		}

		@WeComRobotMention(content = "deploy (?<version>\\S+)")
		WeComRobotReply ask(String version) {
			return WeComRobotReply.markdown("部署 **" + version + "**？")
				.buttons("deploy-" + version, new WeComRobotReply.Button("yes", "部署", version),
						new WeComRobotReply.Button("no", "取消", null));
		}

		@WeComRobotEvent(value = "attachment", key = "deploy-*")
		void pressed(WeComRobotPush push, String userName) {
			if (push.actions().get(0).name().equals("yes")) {
				this.robots.reply(push, WeComRobotMessage.text(userName + " 开始部署 " + push.actions().get(0).value()));
			}
		}

		@WeComRobotEvent("add_to_chat")
		String hello(WeComRobotPush push) {
			return "大家好，这个群有 " + this.robots.chat(push).members().size() + " 人";
		}

	}

}
