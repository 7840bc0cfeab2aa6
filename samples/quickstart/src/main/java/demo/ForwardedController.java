package demo;

import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;

import jakarta.servlet.http.HttpServletRequest;
import me.chanjar.weixin.common.error.WxRuntimeException;
import me.chanjar.weixin.mp.api.WxMpService;
import me.chanjar.weixin.mp.bean.message.WxMpXmlMessage;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Plays another application that gets the pushes, and has only WxJava: with the account's
 * token and key it verifies WeChat's own signature.
 */
@RestController
class ForwardedController {

	private final Deque<Map<String, Object>> received = new ConcurrentLinkedDeque<>();

	private final WxMpService wechat;

	ForwardedController(WxMpService wechat) {
		this.wechat = wechat;
	}

	@PostMapping("/forwarded")
	void receive(HttpServletRequest request, @RequestBody String body, @RequestParam String timestamp,
			@RequestParam String nonce, @RequestParam("msg_signature") String signature) {
		// Throws if the signature is not that of this body.
		WxMpXmlMessage message = WxMpXmlMessage.fromEncryptedXml(body, this.wechat.getWxMpConfigStorage(), timestamp,
				nonce, signature);
		String said = (message.getEvent() != null) ? message.getEvent() : message.getContent();
		this.received.addFirst(Map.of("said", String.valueOf(said), "from", message.getFromUser(), "query",
				request.getQueryString(), "body", body));
		while (this.received.size() > 20) {
			this.received.removeLast();
		}
	}

	@ExceptionHandler
	@ResponseStatus(HttpStatus.FORBIDDEN)
	void forged(WxRuntimeException ex) {
	}

	@GetMapping("/demo/forwarded")
	Deque<Map<String, Object>> received() {
		return this.received;
	}

}
