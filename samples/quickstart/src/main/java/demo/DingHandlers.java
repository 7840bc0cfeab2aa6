package demo;

import cn.bootx.starter.dingtalk.handler.DingTalkEventMessage;
import cn.bootx.starter.dingtalk.handler.DingTalkEvent;
import cn.bootx.starter.dingtalk.handler.DingTalkMessage;
import cn.bootx.starter.dingtalk.handler.DingTalkRobotMessage;
import cn.bootx.starter.dingtalk.robot.DingTalkRobotMsg;
import cn.bootx.starter.dingtalk.robot.DingRobotNoticeSender;

import org.springframework.stereotype.Component;

@Component
record DingHandlers(DingRobotNoticeSender robots) {

	@DingTalkMessage
	DingTalkRobotMsg asked(DingTalkRobotMessage message) {
		return new DingTalkRobotMsg.Text("收到 " + message.text().strip() + "，一切正常");
	}

	@DingTalkEvent("user_add_org")
	void joined(DingTalkEventMessage event) {
		this.robots.sendSimpleText("alarm", "欢迎新同事 " + event.member("UserId").path(0).asText());
	}

}
