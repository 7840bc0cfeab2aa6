package demo;

import cn.bootx.starter.dingtalk.event.DingTalkEvent;
import cn.bootx.starter.dingtalk.event.DingTalkEventListener;
import cn.bootx.starter.dingtalk.event.DingTalkRobotListener;
import cn.bootx.starter.dingtalk.event.DingTalkRobotMessage;
import cn.bootx.starter.dingtalk.robot.DingRobotMsg;
import cn.bootx.starter.dingtalk.robot.DingRobotNoticeSender;
import cn.bootx.starter.dingtalk.robot.DingRobotText;

import org.springframework.stereotype.Component;

@Component
record DingHandlers(DingRobotNoticeSender robots) {

	@DingTalkRobotListener
	DingRobotMsg asked(DingTalkRobotMessage message) {
		return new DingRobotText("收到 " + message.text().strip() + "，一切正常");
	}

	@DingTalkEventListener("user_add_org")
	void joined(DingTalkEvent event) {
		this.robots.sendSimpleText("alarm", "欢迎新同事 " + event.member("UserId").path(0).asText());
	}

}
