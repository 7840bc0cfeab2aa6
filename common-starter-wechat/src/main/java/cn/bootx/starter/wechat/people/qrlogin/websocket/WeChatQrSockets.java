package cn.bootx.starter.wechat.people.qrlogin.websocket;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.web.util.UriComponentsBuilder;

import cn.bootx.starter.wechat.people.qrlogin.WeChatQrLoginController;
import cn.bootx.starter.wechat.people.qrlogin.WeChatQrLoginService;

/**
 * All sockets of browsers that wait for a login on this node: who may open one, and how
 * many there are.
 */
final class WeChatQrSockets implements AutoCloseable {

	/** Where they are opened, with the browser's secret as {@value #KEY}. */
	static final String PATH = "/token/wechat/qr/ws";

	private static final String KEY = "qrCodeKey";

	/** Shorter than the idle time of common proxies. */
	private static final Duration PING_EVERY = Duration.ofSeconds(20);

	private static final Logger logger = LoggerFactory.getLogger(WeChatQrSockets.class);

	private final WeChatQrLoginService service;

	private final ScheduledExecutorService background;

	private final WeChatQrLoginController.AllowedOrigins origins;

	private final int most;

	private final Duration pingEvery;

	private final Set<QrConversation> open = ConcurrentHashMap.newKeySet();

	private final AtomicInteger count = new AtomicInteger();

	private final AtomicBoolean refused = new AtomicBoolean();

	/**
	 * Makes the registry.
	 * @param background where the store is looked at
	 * @param origins pages that may open a socket
	 * @param most largest number of sockets on this node
	 */
	WeChatQrSockets(WeChatQrLoginService service, ScheduledExecutorService background,
			WeChatQrLoginController.AllowedOrigins origins, int most) {
		this(service, background, origins, most, PING_EVERY);
	}

	WeChatQrSockets(WeChatQrLoginService service, ScheduledExecutorService background,
			WeChatQrLoginController.AllowedOrigins origins, int most, Duration pingEvery) {
		this.service = service;
		this.background = background;
		this.origins = origins;
		this.most = most;
		this.pingEvery = pingEvery;
	}

	/**
	 * Whether a socket may be opened.
	 * @return 0, or the HTTP status of the refusal
	 */
	int refusal(URI request, @Nullable String origin, @Nullable String site) {
		if (!this.origins.allow(request, origin, site)) {
			// Once: a stranger could fill the log otherwise.
			logger.atLevel(this.refused.compareAndSet(false, true) ? Level.WARN : Level.DEBUG)
				.log("Refused a WebSocket of a page of another origin; if it is yours, add it to "
						+ "bootx.starter.third.wechat.qr-login.allowed-origins");
			return 403;
		}
		return (this.count.get() < this.most) ? 0 : 503;
	}

	/** Begins to send a socket the status of its code. */
	QrConversation open(URI request, QrSocket socket) {
		String key = UriComponentsBuilder.fromUri(request).build().getQueryParams().getFirst(KEY);
		QrConversation conversation = new QrConversation((key != null) ? key : "", socket, this.service,
				this.background, this.pingEvery, this::forget);
		this.open.add(conversation);
		if (this.count.incrementAndGet() > this.most) {
			// Several came at once for the last place.
			conversation.end(QrSocket.TRY_AGAIN_LATER);
		}
		else {
			conversation.await();
		}
		return conversation;
	}

	private void forget(QrConversation conversation) {
		if (this.open.remove(conversation)) {
			this.count.decrementAndGet();
		}
	}

	int count() {
		return this.count.get();
	}

	@Override
	public void close() {
		this.open.forEach((conversation) -> conversation.end(QrSocket.GOING_AWAY));
	}

}
