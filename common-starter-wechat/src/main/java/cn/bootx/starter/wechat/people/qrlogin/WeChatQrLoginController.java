package cn.bootx.starter.wechat.people.qrlogin;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

import cn.bootx.starter.core.json.Json;

import static cn.bootx.starter.wechat.people.qrlogin.QrAnswers.envelope;
import static cn.bootx.starter.wechat.people.qrlogin.QrAnswers.json;

/**
 * What a login page calls, with the paths and the envelope of the original system: ask
 * for a code, then ask for its status until it is {@code ok} or {@code expired}. With
 * {@code ok} comes an {@code authCode} beside {@code data}.
 *
 * @since 0.1.0
 */
@RequestMapping("/token/wechat/qr")
public abstract class WeChatQrLoginController {

	private final WeChatQrLoginService service;

	private final QrPages pages;

	private final Executor executor;

	/**
	 * Makes the controller.
	 * @param executor where the store and WeChat are called
	 */
	WeChatQrLoginController(WeChatQrLoginService service, QrPages pages, Executor executor) {
		this.service = service;
		this.pages = pages;
		this.executor = executor;
	}

	/**
	 * Answers with the status of a code.
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
	CompletionStage<ResponseEntity<String>> apply(String client, QrBrowser asking) {
		if (!this.pages.allow(asking)) {
			return CompletableFuture.completedFuture(json(403, envelope(403, "not for pages of another origin")));
		}
		return answer(() -> {
			QrBrowser browser = asking.identified();
			WeChatQrCode code = this.service.applyQrCode(client, browser);
			ObjectNode envelope = envelope(0, "success");
			envelope.putObject("data")
				.put("qrCodeKey", code.qrCodeKey())
				.put("qrCodeUrl", code.qrCodeUrl())
				.put("expiresIn", code.expiresIn());
			return QrAnswers.status(200).header(HttpHeaders.SET_COOKIE, browser.cookie()).body(Json.write(envelope));
		});
	}

	private CompletionStage<ResponseEntity<String>> answer(Supplier<ResponseEntity<String>> work) {
		return CompletableFuture.supplyAsync(work, this.executor).exceptionally(QrAnswers::failure);
	}

}
