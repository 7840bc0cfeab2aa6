package cn.bootx.starter.wechat.people.qrlogin;

import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.store.StoreUnavailableException;

/**
 * The envelope of the login endpoints, and what a failure looks like in it. Pages ask
 * every second, so a failure that lasts is logged once a minute.
 */
final class QrAnswers {

	private static final Logger logger = LoggerFactory.getLogger(QrAnswers.class);

	private static final long EVERY = Duration.ofMinutes(1).toNanos();

	private static final AtomicLong warnedAt = new AtomicLong(System.nanoTime() - EVERY);

	private QrAnswers() {
	}

	static ObjectNode envelope(int code, String message) {
		return Json.object().put("code", code).put("msg", message);
	}

	static ResponseEntity.BodyBuilder status(int status) {
		return ResponseEntity.status(status)
			.contentType(MediaType.APPLICATION_JSON)
			.header(HttpHeaders.CACHE_CONTROL, "no-store");
	}

	static ResponseEntity<String> json(int status, ObjectNode body) {
		return status(status).body(Json.write(body));
	}

	static ResponseEntity<String> failure(Throwable failure) {
		Throwable cause = (failure instanceof CompletionException && failure.getCause() != null) ? failure.getCause()
				: failure;
		if (cause instanceof StoreUnavailableException store) {
			storeIsAway(store);
			return json(503, envelope(503, "not available, try again later"));
		}
		if (cause instanceof PlatformException refused) {
			if (refused.code().equals(QrSessions.PendingCodes.CODE)) {
				warn("Refused a login QR code: {}", refused.getMessage());
				return status(429)
					.header(HttpHeaders.RETRY_AFTER,
							Long.toString(refused.retryAfter().orElse(Duration.ofMinutes(1)).toSeconds()))
					.body(Json.write(envelope(429, "too many QR codes, try again later")));
			}
			logger.error("WeChat made no login QR code: {}", refused.getMessage());
			return json(502, envelope(502, "WeChat is not available"));
		}
		if (cause instanceof RuntimeException unexpected) {
			throw unexpected;
		}
		throw new IllegalStateException(cause);
	}

	static void storeIsAway(StoreUnavailableException failure) {
		warn("Logins by QR code wait: {}", String.valueOf(failure.getMessage()));
	}

	private static void warn(String format, String argument) {
		long before = warnedAt.get();
		long now = System.nanoTime();
		if (now - before >= EVERY && warnedAt.compareAndSet(before, now)) {
			logger.warn(format, argument);
		}
		else {
			logger.debug(format, argument);
		}
	}

}
