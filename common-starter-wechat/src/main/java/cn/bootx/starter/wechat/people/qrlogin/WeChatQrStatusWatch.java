package cn.bootx.starter.wechat.people.qrlogin;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import cn.bootx.starter.core.store.StoreUnavailableException;

/**
 * Waits until the status of a code is another one. It looks into the store, because the
 * scan may have reached another node.
 *
 * @since 0.1.0
 */
public final class WeChatQrStatusWatch {

	private static final Duration LOOK_EVERY = Duration.ofMillis(500);

	private final WeChatQrLoginService service;

	private final ScheduledExecutorService background;

	/**
	 * Makes a watch.
	 * @param background where the store is looked at
	 */
	public WeChatQrStatusWatch(WeChatQrLoginService service, ScheduledExecutorService background) {
		this.service = service;
		this.background = background;
	}

	/**
	 * Waits for a change.
	 * @param known the state that the browser knows, or an empty text
	 * @param longest after what time the present status is given, changed or not
	 * @return the status; if it is cancelled, the store is not read any more
	 */
	public CompletableFuture<WeChatQrStatus> changed(String qrCodeKey, String known, Duration longest) {
		CompletableFuture<WeChatQrStatus> result = new CompletableFuture<>();
		look(qrCodeKey, known, System.nanoTime() + longest.toNanos(), result);
		return result;
	}

	private void look(String key, String known, long deadline, CompletableFuture<WeChatQrStatus> result) {
		if (result.isDone()) {
			return;
		}
		try {
			WeChatQrStatus status = this.service.getStatus(key);
			if (!status.state().equals(known) || System.nanoTime() >= deadline) {
				result.complete(status);
				return;
			}
			this.background.schedule(() -> look(key, known, deadline, result), LOOK_EVERY.toMillis(),
					TimeUnit.MILLISECONDS);
		}
		catch (RejectedExecutionException ex) {
			// The application is closing; the browser asks again elsewhere.
			result.complete(new WeChatQrStatus(known, null));
		}
		catch (StoreUnavailableException ex) {
			QrAnswers.storeIsAway(ex);
			result.completeExceptionally(ex);
		}
		catch (RuntimeException ex) {
			result.completeExceptionally(ex);
		}
	}

}
