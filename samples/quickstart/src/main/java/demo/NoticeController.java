package demo;

import java.io.IOException;

import cn.bootx.starter.dingtalk.media.DingMediaService;
import cn.bootx.starter.dingtalk.message.DingTalkMsg;
import cn.bootx.starter.dingtalk.message.DingTalkNoticeReceivers;
import cn.bootx.starter.dingtalk.message.DingTalkNoticeSender;
import cn.bootx.starter.dingtalk.robot.DingRobotNoticeSender;
import cn.bootx.starter.wecom.notice.WeComNoticeSender;
import cn.bootx.starter.wecom.notice.WeComReceivers;
import cn.bootx.starter.wecom.robot.WeComRobotNoticeSender;

import org.springframework.core.io.ClassPathResource;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/demo")
record NoticeController(WeComNoticeSender wecom, WeComRobotNoticeSender wecomRobot, DingMediaService media,
		DingTalkNoticeSender ding, DingRobotNoticeSender dingRobot) {

	@PostMapping("/wecom")
	String sendWeCom() {
		return this.wecom.sendMarkdownNotice(WeComReceivers.users("zhangsan"), "**构建成功**\n> 分支：main").msgId();
	}

	@PostMapping("/wecom-robot")
	void sendWeComRobot() {
		this.wecomRobot.sendTextNotice("ops", "磁盘使用率 91%");
	}

	@PostMapping("/ding")
	Object sendDing() throws IOException {
		var picture = new ClassPathResource("report.png").getInputStream();
		String mediaId = this.media.uploadMedia(picture, "report.png", "image");
		return this.ding.send(DingTalkNoticeReceivers.users("zhangsan"), new DingTalkMsg.Image(mediaId), "report")
			.taskIds();
	}

	@GetMapping("/ding")
	Object dingProgress() {
		return this.ding.tasks().taskIds("report").stream().map((task) -> this.ding.tasks().progress(task)).toList();
	}

	@DeleteMapping("/ding")
	void recallDing() {
		this.ding.tasks().recallByBusinessId("report");
	}

	@PostMapping("/ding-robot")
	void sendDingRobot() {
		this.dingRobot.sendSimpleText("alarm", "订单服务恢复正常");
	}

}
