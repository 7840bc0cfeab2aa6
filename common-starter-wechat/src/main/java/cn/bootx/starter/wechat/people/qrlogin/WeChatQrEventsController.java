package cn.bootx.starter.wechat.people.qrlogin;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;

import javax.imageio.ImageIO;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
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
import cn.bootx.starter.wechat.people.qrlogin.WeChatQrLoginController.QrAnswers;

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
			return format.equals("svg") ? answer(200, "image/svg+xml", Picture.svg(url))
					: answer(200, "image/png", Picture.png(url, Math.min(Math.max(size, 0), MAX_SIZE)));
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

	static final class Picture {

		private static final int BLACK = 0x000000;

		private static final int WHITE = 0xFFFFFF;

		private Picture() {
		}

		static byte[] png(String content, int size) {
			BitMatrix matrix = matrix(content, size);
			BufferedImage image = new BufferedImage(matrix.getWidth(), matrix.getHeight(),
					BufferedImage.TYPE_BYTE_BINARY);
			for (int y = 0; y < matrix.getHeight(); y++) {
				for (int x = 0; x < matrix.getWidth(); x++) {
					image.setRGB(x, y, matrix.get(x, y) ? BLACK : WHITE);
				}
			}
			ByteArrayOutputStream png = new ByteArrayOutputStream();
			try {
				ImageIO.write(image, "png", png);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
			return png.toByteArray();
		}

		/** One path, a square per dark module: it scales without blur. */
		static byte[] svg(String content) {
			BitMatrix matrix = matrix(content, 0);
			StringBuilder path = new StringBuilder();
			for (int y = 0; y < matrix.getHeight(); y++) {
				for (int x = 0; x < matrix.getWidth(); x++) {
					if (matrix.get(x, y)) {
						path.append('M').append(x).append(',').append(y).append("h1v1h-1z");
					}
				}
			}
			String svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + matrix.getWidth() + " "
					+ matrix.getHeight() + "\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0,0h"
					+ matrix.getWidth() + "v" + matrix.getHeight() + "H0z\"/><path d=\"" + path + "\"/></svg>";
			return svg.getBytes(StandardCharsets.UTF_8);
		}

		private static BitMatrix matrix(String content, int size) {
			try {
				return new QRCodeWriter().encode(content, BarcodeFormat.QR_CODE, size, size,
						Map.of(EncodeHintType.MARGIN, 4, EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M));
			}
			catch (WriterException ex) {
				throw new IllegalArgumentException("Cannot be written as a QR code", ex);
			}
		}

	}

}
