package cn.bootx.starter.wecom.docs;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import cn.bootx.starter.core.robot.RobotQueue;

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

}
