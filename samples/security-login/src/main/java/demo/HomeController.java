package demo;

import cn.bootx.starter.wechat.people.qrlogin.security.WeChatQrAuthenticationProvider;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class HomeController {

	@GetMapping("/")
	String home(WeChatQrAuthenticationProvider.Token login) {
		return "Logged in as " + login.getName();
	}

}
