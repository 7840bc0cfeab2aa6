package cn.bootx.starter.wechat.people.qrlogin;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import cn.bootx.starter.core.callback.portal.BodilessController;

/**
 * The status of a code as server-sent events, and its picture. Each response waits for
 * one change and ends; the browser's {@code EventSource} comes back at once and says what
 * it knows. So no proxy holds a stream back, and both web stacks do it.
 */
@RestController
@RequestMapping("/token/wechat/qr")
class WeChatQrEventsController implements BodilessController {

	/** Shorter than the idle time of common proxies. */
	private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

	private static final int MAX_SIZE = 1000;

	private final WeChatQrLoginService service;

	private final ScheduledExecutorService background;

	WeChatQrEventsController(WeChatQrLoginService service, ScheduledExecutorService background) {
		this.service = service;
		this.background = background;
	}

	@GetMapping(path = "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	CompletionStage<ResponseEntity<byte[]>> events(@RequestParam("qrCodeKey") String qrCodeKey,
			@RequestHeader(name = "Last-Event-ID", required = false) @Nullable String known) {
		return CompletableFuture
			.supplyAsync(
					() -> this.service.watch(qrCodeKey, (known != null) ? known : "", LONGEST_WAIT, this.background),
					this.background)
			.thenCompose(Function.identity())
			.thenApply((status) -> answer(200, "text/event-stream;charset=UTF-8", event(status)))
			.exceptionally(WeChatQrEventsController::failure);
	}

	@GetMapping("/image")
	CompletionStage<ResponseEntity<byte[]>> image(@RequestParam("qrCodeKey") String qrCodeKey,
			@RequestParam(name = "format", defaultValue = "png") String format,
			@RequestParam(name = "size", defaultValue = "300") int size) {
		return CompletableFuture.supplyAsync(() -> {
			String url = this.service.qrCodeUrl(qrCodeKey).orElse(null);
			if (url == null) {
				return answer(404, null, new byte[0]);
			}
			return format.equals("svg") ? answer(200, "image/svg+xml", QrPicture.svg(url))
					: answer(200, "image/png", QrPicture.png(url, Math.min(Math.max(size, 0), MAX_SIZE)));
		}, this.background).exceptionally(WeChatQrEventsController::failure);
	}

	private static ResponseEntity<byte[]> failure(Throwable failure) {
		ResponseEntity<String> answer = QrAnswers.failure(failure);
		return answer(answer.getStatusCode().value(), MediaType.APPLICATION_JSON_VALUE,
				String.valueOf(answer.getBody()).getBytes(StandardCharsets.UTF_8));
	}

	private static byte[] event(WeChatLogin.Status status) {
		String event = "retry: 100\nid: " + status.state() + "\ndata: " + status.json() + "\n\n";
		return event.getBytes(StandardCharsets.UTF_8);
	}

	private static ResponseEntity<byte[]> answer(int status, @Nullable String type, byte[] body) {
		ResponseEntity.BodyBuilder builder = ResponseEntity.status(status)
			.header(HttpHeaders.CACHE_CONTROL, "no-store")
			.header("X-Content-Type-Options", "nosniff");
		if (type != null) {
			builder.contentType(MediaType.parseMediaType(type));
		}
		return builder.body(body);
	}

}
