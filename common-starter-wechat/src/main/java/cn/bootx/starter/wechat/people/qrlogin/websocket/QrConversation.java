package cn.bootx.starter.wechat.people.qrlogin.websocket;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import cn.bootx.starter.wechat.people.qrlogin.WeChatLogin;
import cn.bootx.starter.wechat.people.qrlogin.WeChatQrLoginService;

/**
 * Sends one socket each change of its code, until nothing follows. While there is no
 * change it asks whether the browser is still there.
 */
final class QrConversation {

	private static final Logger logger = LoggerFactory.getLogger(QrConversation.class);

	/** A browser that has not answered so many is gone. */
	private static final int MOST_UNANSWERED = 2;

	private final String key;

	private final QrSocket socket;

	private final WeChatQrLoginService service;

	private final ScheduledExecutorService background;

	private final Duration pingEvery;

	private final Consumer<QrConversation> whenEnded;

	private final AtomicBoolean ended = new AtomicBoolean();

	private final AtomicInteger unanswered = new AtomicInteger();

	private volatile String known = "";

	private volatile @Nullable CompletableFuture<WeChatLogin.Status> waiting;

	QrConversation(String key, QrSocket socket, WeChatQrLoginService service, ScheduledExecutorService background,
			Duration pingEvery, Consumer<QrConversation> whenEnded) {
		this.key = key;
		this.socket = socket;
		this.service = service;
		this.background = background;
		this.pingEvery = pingEvery;
		this.whenEnded = whenEnded;
	}

	/** Waits for the next change, on another thread: the store may block. */
	void await() {
		try {
			this.background.execute(() -> {
				CompletableFuture<WeChatLogin.Status> next = this.service.watch(this.key, this.known, this.pingEvery,
						this.background);
				this.waiting = next;
				if (this.ended.get()) {
					next.cancel(false);
				}
				next.whenComplete(this::send);
			});
		}
		catch (RejectedExecutionException ex) {
			end(QrSocket.GOING_AWAY);
		}
	}

	/** The browser has answered. */
	void pong() {
		this.unanswered.set(0);
	}

	/** The browser has gone, or is to go. */
	void end(int code) {
		if (!this.ended.compareAndSet(false, true)) {
			return;
		}
		this.whenEnded.accept(this);
		CompletableFuture<WeChatLogin.Status> last = this.waiting;
		if (last != null) {
			last.cancel(false);
		}
		this.socket.close(code);
	}

	private void send(WeChatLogin.@Nullable Status status, @Nullable Throwable failure) {
		if (this.ended.get()) {
			return;
		}
		if (status == null) {
			logger.debug("The status of a login QR code cannot be read; its page has to ask again", failure);
			end(QrSocket.SERVER_ERROR);
			return;
		}
		try {
			if (send(status)) {
				await();
			}
		}
		catch (IOException | RuntimeException ex) {
			logger.debug("A browser that waited for a login has gone", ex);
			end(QrSocket.GOING_AWAY);
		}
	}

	/** Whether something may follow. */
	private boolean send(WeChatLogin.Status status) throws IOException {
		if (status.state().equals(this.known)) {
			if (this.unanswered.getAndIncrement() >= MOST_UNANSWERED) {
				end(QrSocket.GOING_AWAY);
				return false;
			}
			this.socket.ping();
			return true;
		}
		this.known = status.state();
		this.socket.send(status.json());
		if (status.isFinal()) {
			end(QrSocket.NORMAL);
			return false;
		}
		return true;
	}

}
