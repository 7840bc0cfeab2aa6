package cn.bootx.starter.wechat.people.qrlogin.websocket;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.util.UriComponentsBuilder;

import cn.bootx.starter.core.login.AllowedOrigins;
import cn.bootx.starter.wechat.people.qrlogin.WeChatLogin;
import cn.bootx.starter.wechat.people.qrlogin.WeChatQrLoginService;

/** The sockets of browsers that wait on this node: who may open one, and how many. */
final class WeChatQrSockets implements AutoCloseable {

	/** Where they are opened, with the browser's secret as {@value #KEY}. */
	static final String PATH = "/token/wechat/qr/ws";

	private static final String KEY = "qrCodeKey";

	/** Shorter than the idle time of common proxies. */
	static final Duration PING_EVERY = Duration.ofSeconds(20);

	/** A browser that has not answered so many pings is gone. */
	private static final int MOST_UNANSWERED = 2;

	private static final Logger logger = LoggerFactory.getLogger(WeChatQrSockets.class);

	private final WeChatQrLoginService service;

	private final ScheduledExecutorService background;

	private final AllowedOrigins origins;

	private final int most;

	private final Duration pingEvery;

	private final Set<Conversation> open = ConcurrentHashMap.newKeySet();

	private final AtomicInteger count = new AtomicInteger();

	WeChatQrSockets(WeChatQrLoginService service, ScheduledExecutorService background, AllowedOrigins origins, int most,
			Duration pingEvery) {
		this.service = service;
		this.background = background;
		this.origins = origins;
		this.most = most;
		this.pingEvery = pingEvery;
	}

	/** 0, or the HTTP status with which a socket is refused. */
	int refusal(URI request, @Nullable String origin, @Nullable String site) {
		return !this.origins.allow(request, origin, site) ? 403 : (this.count.get() < this.most) ? 0 : 503;
	}

	Conversation open(URI request, Socket socket) {
		String key = UriComponentsBuilder.fromUri(request).build().getQueryParams().getFirst(KEY);
		Conversation conversation = new Conversation((key != null) ? key : "", socket);
		this.open.add(conversation);
		if (this.count.incrementAndGet() > this.most) {
			// Several came at once for the last place.
			conversation.end(Socket.TRY_AGAIN_LATER);
		}
		else {
			conversation.await();
		}
		return conversation;
	}

	int count() {
		return this.count.get();
	}

	@Override
	public void close() {
		this.open.forEach((conversation) -> conversation.end(Socket.GOING_AWAY));
	}

	/** Sends one socket each change of its code, and pings it meanwhile. */
	final class Conversation {

		private final String key;

		private final Socket socket;

		private final AtomicBoolean ended = new AtomicBoolean();

		private final AtomicInteger unanswered = new AtomicInteger();

		private volatile String known = "";

		private volatile @Nullable CompletableFuture<WeChatLogin.Status> waiting;

		private Conversation(String key, Socket socket) {
			this.key = key;
			this.socket = socket;
		}

		/** Waits for the next change, on another thread: the store may block. */
		private void await() {
			try {
				WeChatQrSockets.this.background.execute(() -> {
					CompletableFuture<WeChatLogin.Status> next = WeChatQrSockets.this.service.watch(this.key,
							this.known, WeChatQrSockets.this.pingEvery, WeChatQrSockets.this.background);
					this.waiting = next;
					if (this.ended.get()) {
						next.cancel(false);
					}
					next.whenComplete(this::send);
				});
			}
			catch (RejectedExecutionException ex) {
				end(Socket.GOING_AWAY);
			}
		}

		void pong() {
			this.unanswered.set(0);
		}

		void end(int code) {
			if (!this.ended.compareAndSet(false, true)) {
				return;
			}
			if (WeChatQrSockets.this.open.remove(this)) {
				WeChatQrSockets.this.count.decrementAndGet();
			}
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
				end(Socket.SERVER_ERROR);
				return;
			}
			try {
				if (send(status)) {
					await();
				}
			}
			catch (IOException | RuntimeException ex) {
				logger.debug("A browser that waited for a login has gone", ex);
				end(Socket.GOING_AWAY);
			}
		}

		private boolean send(WeChatLogin.Status status) throws IOException {
			if (status.state().equals(this.known)) {
				if (this.unanswered.getAndIncrement() >= MOST_UNANSWERED) {
					end(Socket.GOING_AWAY);
					return false;
				}
				this.socket.ping();
				return true;
			}
			this.known = status.state();
			this.socket.send(status.json());
			if (status.isFinal()) {
				end(Socket.NORMAL);
				return false;
			}
			return true;
		}

	}

	/** A browser's socket, whatever web stack it came through. */
	interface Socket {

		int NORMAL = 1000;

		int GOING_AWAY = 1001;

		/** The store cannot be read. */
		int SERVER_ERROR = 1011;

		/** All places are taken. */
		int TRY_AGAIN_LATER = 1013;

		void send(String text) throws IOException;

		void ping() throws IOException;

		/** Closes it; nothing happens if it is closed. */
		void close(int code);

	}

}
