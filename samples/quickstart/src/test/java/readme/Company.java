package readme;

import cn.bootx.starter.wecom.notice.WeComNoticeSender;
import cn.bootx.starter.wecom.notice.WeComReceivers;
import cn.bootx.starter.wecom.robot.WeComRobotNoticeSender;

import org.springframework.stereotype.Component;

@Component
class CompanyNotices {

	private final WeComNoticeSender notices;

	private final WeComRobotNoticeSender robots;

	CompanyNotices(WeComNoticeSender notices, WeComRobotNoticeSender robots) {
		this.notices = notices;
		this.robots = robots;
	}

	void deployed() {
		this.notices.sendMarkdownNotice(WeComReceivers.users("zhangsan"), "**上线完成**");
		this.robots.sendTextNotice("ops", "上线完成");
	}

}
