package demo;

import cn.bootx.starter.wechat.people.fan.WeChatFanService;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
record FanController(WeChatFanService fans) {

	@PostMapping("/demo/fans/sync")
	WeChatFanService.Report sync() {
		return this.fans.sync();
	}

}
