package cn.bootx.starter.wechat.people.qrlogin.websocket;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import cn.bootx.starter.testing.Await;
import org.jspecify.annotations.Nullable;

/**
 * A browser's page with a socket.
 */
final class Page implements WebSocket.Listener {

	private final List<String> messages = new CopyOnWriteArrayList<>();

	private final CompletableFuture<Integer> closed = new CompletableFuture<>();

	private @Nullable WebSocket socket;

	/** Opens a socket, or throws if that is refused. */
	static Page open(String host, String qrCodeKey, @Nullable String origin) {
		Page page = new Page();
		WebSocket.Builder builder = HttpClient.newHttpClient().newWebSocketBuilder();
		if (origin != null) {
			builder.header("Origin", origin);
		}
		URI uri = URI.create(host.replace("http://", "ws://") + WeChatQrSockets.PATH + "?qrCodeKey=" + qrCodeKey);
		page.socket = builder.buildAsync(uri, page).join();
		return page;
	}

	/** The status of the answer to a page whose socket is refused. */
	static int refused(String host, String qrCodeKey, @Nullable String origin) {
		try {
			open(host, qrCodeKey, origin).leave();
			return 101;
		}
		catch (CompletionException ex) {
			return ((WebSocketHandshakeException) ex.getCause()).getResponse().statusCode();
		}
	}

	@Override
	public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
		this.messages.add(data.toString());
		socket.request(1);
		return CompletableFuture.completedFuture(null);
	}

	@Override
	public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
		this.closed.complete(code);
		return CompletableFuture.completedFuture(null);
	}

	@Override
	public void onError(WebSocket socket, Throwable failure) {
		this.closed.completeExceptionally(failure);
	}

	String await(int count) {
		Await.until(() -> this.messages.size() >= count);
		return this.messages.get(count - 1);
	}

	List<String> messages() {
		return this.messages;
	}

	int closeCode() throws Exception {
		return this.closed.get(60, TimeUnit.SECONDS);
	}

	void leave() {
		this.socket.abort();
	}

}
