package cn.bootx.starter.wechat.people.qrlogin;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.json.Json;

/**
 * What a login page calls, with the paths and the envelope of the original system: ask
 * for a code, then ask how it stands until it is {@code ok} or {@code expired}. With
 * {@code ok} comes an {@code authCode} beside {@code data}.
 *
 * @since 0.1.0
 */
@RequestMapping("/token/wechat/qr")
public abstract class WeChatQrLoginController {

	private static final Logger logger = LoggerFactory.getLogger(WeChatQrLoginController.class);

	private final WeChatQrLoginService service;

	private final Executor executor;

	/**
	 * Makes the controller.
	 * @param executor where the store and WeChat are called
	 */
	WeChatQrLoginController(WeChatQrLoginService service, Executor executor) {
		this.service = service;
		this.executor = executor;
	}

	/**
	 * Answers how a code stands.
	 */
	@GetMapping("/getStatus")
	public CompletionStage<ResponseEntity<String>> getStatus(@RequestParam("qrCodeKey") String qrCodeKey) {
		return answer(() -> {
			WeChatQrStatus status = this.service.getStatus(qrCodeKey);
			ObjectNode envelope = envelope(0, "success").put("data", status.state());
			if (status.authCode() != null) {
				envelope.put("authCode", status.authCode());
			}
			return json(200, envelope);
		});
	}

	/** Makes a code for the browser at that address. */
	CompletionStage<ResponseEntity<String>> apply(String client) {
		return answer(() -> {
			WeChatQrCode code = this.service.applyQrCode(client);
			ObjectNode envelope = envelope(0, "success");
			envelope.putObject("data")
				.put("qrCodeKey", code.qrCodeKey())
				.put("qrCodeUrl", code.qrCodeUrl())
				.put("expiresIn", code.expiresIn());
			return json(200, envelope);
		});
	}

	private CompletionStage<ResponseEntity<String>> answer(Supplier<ResponseEntity<String>> work) {
		return CompletableFuture.supplyAsync(() -> {
			try {
				return work.get();
			}
			catch (TooManyQrCodesException ex) {
				logger.warn("Refused a login QR code: {}", ex.getMessage());
				return json(429, envelope(429, "too many QR codes, try again later"));
			}
			catch (PlatformException ex) {
				// What WeChat says is for the operator, not for whoever opens the page.
				logger.error("No login QR code from WeChat", ex);
				return json(502, envelope(502, "WeChat is not available"));
			}
		}, this.executor);
	}

	private static ObjectNode envelope(int code, String message) {
		return Json.object().put("code", code).put("msg", message);
	}

	private static ResponseEntity<String> json(int status, ObjectNode body) {
		return ResponseEntity.status(status)
			.contentType(MediaType.APPLICATION_JSON)
			.header(HttpHeaders.CACHE_CONTROL, "no-store")
			.body(Json.write(body));
	}

}
