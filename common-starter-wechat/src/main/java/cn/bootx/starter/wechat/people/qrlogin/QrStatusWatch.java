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
 */
record QrStatusWatch(WeChatQrLoginService service, ScheduledExecutorService background) {

	private static final Duration LOOK_EVERY = Duration.ofMillis(500);

	CompletableFuture<WeChatLogin.Status> changed(String qrCodeKey, String known, Duration longest) {
		CompletableFuture<WeChatLogin.Status> result = new CompletableFuture<>();
		look(qrCodeKey, known, System.nanoTime() + longest.toNanos(), result);
		return result;
	}

	private void look(String key, String known, long deadline, CompletableFuture<WeChatLogin.Status> result) {
		if (result.isDone()) {
			return;
		}
		try {
			WeChatLogin.Status status = this.service.getStatus(key);
			if (!status.state().equals(known) || System.nanoTime() >= deadline) {
				result.complete(status);
				return;
			}
			this.background.schedule(() -> look(key, known, deadline, result), LOOK_EVERY.toMillis(),
					TimeUnit.MILLISECONDS);
		}
		catch (RejectedExecutionException ex) {
			// The application is closing; the browser asks again elsewhere.
			result.complete(new WeChatLogin.Status(known, null));
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
