package demo;

import java.util.List;
import java.util.Map;

import cn.bootx.starter.core.send.UserNotice;
import cn.bootx.starter.wechat.content.template.WeChatNoticeSender;
import cn.bootx.starter.wechat.people.binding.WeChatBindingService;
import cn.bootx.starter.wechat.people.binding.WeChatQrBinding;
import cn.bootx.starter.wechat.people.qrlogin.WeChatLogin;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/demo/binding")
record BindingController(WeChatQrBinding codes, WeChatBindingService bindings, WeChatNoticeSender notices) {

	// In place of the user of your session; never read the user from the request.
	private static final String LOGGED_IN = "lisi";

	@PostMapping("/code")
	WeChatLogin.QrCode code(HttpServletRequest browser) {
		return this.codes.applyQrCode(browser.getRemoteAddr(), LOGGED_IN);
	}

	@PostMapping
	ResponseEntity<WeChatBindingService.Binding> bind(@RequestParam String authCode) {
		return ResponseEntity.of(this.codes.bind(authCode, LOGGED_IN));
	}

	@GetMapping
	List<WeChatBindingService.Binding> bound() {
		return this.bindings.findByUser(LOGGED_IN).stream().toList();
	}

	@PostMapping("/notice")
	Map<String, List<String>> alarm() {
		WeChatNoticeSender.Result result = this.notices.sendToUsers(List.of("lisi", "wangwu"),
				UserNotice.of("库存告警", "苹果只剩 3 箱"));
		return Map.of("sent", result.reached(), "unknown", result.unknownUsers());
	}

}
