package demo;

import java.util.Map;

import cn.bootx.starter.wechat.applet.WeChatAppletLoginService;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
record AppletController(WeChatAppletLoginService logins) {

	@PostMapping("/demo/applet/login")
	Map<String, String> login(@RequestParam String code) {
		WeChatAppletLoginService.Login login = this.logins.login(code);
		// Find your user by login.openId() and make your own session or token here.
		return Map.of("user", login.openId());
	}

}
