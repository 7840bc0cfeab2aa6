package cn.bootx.starter.wechat.docs;

import java.security.Principal;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import cn.bootx.starter.core.binding.Bindings;
import cn.bootx.starter.wechat.people.binding.WeChatBindingService;
import cn.bootx.starter.wechat.people.binding.WeChatQrBinding;
import cn.bootx.starter.wechat.people.qrlogin.WeChatLogin;
import cn.bootx.starter.wechat.people.qrlogin.WeChatLoginHandler;

/**
 * The Java of docs/wechat-binding.md.
 */
final class WeChatBindingSnippets {

	private static final Logger log = LoggerFactory.getLogger(WeChatBindingSnippets.class);

	private WeChatBindingSnippets() {
	}

	static class Binding {

		// tag::bind
		void bind(WeChatBindingService bindings, String userId, String openId) {
			try {
				bindings.bind(userId, openId);
			}
			catch (Bindings.ConflictException ex) {
				log.warn("Not bound: {}", ex.reason());
			}
			bindings.findByUser(userId).ifPresent((bound) -> log.info("{} since {}", bound.openId(), bound.boundAt()));
			bindings.findByOpenId(openId).ifPresent((bound) -> log.info("is user {}", bound.userId()));
			bindings.unbindUser(userId);
			bindings.account("shop").unbindOpenId(openId);
		}
		// end::bind

		// tag::many
		void many(WeChatBindingService bindings, List<String> userIds) {
			WeChatBindingService.Lookup found = bindings.findByUsers(userIds);
			found.openIds().forEach((userId, openId) -> log.info("{} is {}", userId, openId));
			log.warn("Have bound no WeChat: {}", found.unknown());
		}
		// end::many

	}

	// tag::qr
	@RestController
	static class BindController {

		private final WeChatQrBinding qr;

		private final WeChatBindingService bindings;

		BindController(WeChatQrBinding qr, WeChatBindingService bindings) {
			this.qr = qr;
			this.bindings = bindings;
		}

		@PostMapping("/me/wechat/qr")
		WeChatLogin.QrCode code(Principal user, HttpServletRequest request) {
			return this.qr.applyQrCode(request.getRemoteAddr(), user.getName());
		}

		@PostMapping("/me/wechat")
		String bind(Principal user, @RequestParam("authCode") String authCode) {
			try {
				return this.qr.bind(authCode, user.getName()).isPresent() ? "bound" : "scan again";
			}
			catch (Bindings.ConflictException ex) {
				return ex.reason().name();
			}
		}

		@DeleteMapping("/me/wechat")
		void unbind(Principal user) {
			this.bindings.unbindUser(user.getName());
		}

	}
	// end::qr

	// tag::login
	@Component
	static class BoundUserLogin implements WeChatLoginHandler {

		private final WeChatBindingService bindings;

		BoundUserLogin(WeChatBindingService bindings) {
			this.bindings = bindings;
		}

		@Override
		public Object login(WeChatLogin login) {
			return this.bindings.account(login.account())
				.findByOpenId(login.openId())
				.map((bound) -> "session of " + bound.userId())
				.orElse("bind your WeChat first");
		}

	}
	// end::login

}
