package readme;

import java.io.InputStream;

import cn.bootx.starter.dingtalk.message.DingTalkNoticeReceivers;
import cn.bootx.starter.dingtalk.message.DingTalkNoticeSender;
import cn.bootx.starter.dingtalk.robot.DingRobotNoticeSender;

import org.springframework.stereotype.Component;

@Component
class DingNotices {

	private final DingTalkNoticeSender notices;

	private final DingRobotNoticeSender robots;

	DingNotices(DingTalkNoticeSender notices, DingRobotNoticeSender robots) {
		this.notices = notices;
		this.robots = robots;
	}

	void report(InputStream chart) {
		this.notices.sendImage(DingTalkNoticeReceivers.users("zhangsan"), chart, "chart.png");
		this.robots.sendSimpleText("alarm", "日报已发送");
	}

}
