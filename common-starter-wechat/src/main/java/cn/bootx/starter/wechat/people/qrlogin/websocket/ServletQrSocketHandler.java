package cn.bootx.starter.wechat.people.qrlogin.websocket;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PingMessage;
import org.springframework.web.socket.PongMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.AbstractWebSocketHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;

/**
 * {@link WeChatQrSockets} for a servlet container. What a browser sends is not read.
 */
final class ServletQrSocketHandler extends AbstractWebSocketHandler implements HandshakeInterceptor {

	private static final Logger logger = LoggerFactory.getLogger(ServletQrSocketHandler.class);

	private static final String CONVERSATION = ServletQrSocketHandler.class.getName();

	private final WeChatQrSockets sockets;

	ServletQrSocketHandler(WeChatQrSockets sockets) {
		this.sockets = sockets;
	}

	@Override
	public boolean beforeHandshake(ServerHttpRequest request, ServerHttpResponse response, WebSocketHandler handler,
			Map<String, Object> attributes) {
		int refusal = this.sockets.refusal(request.getURI(), request.getHeaders().getFirst("Origin"),
				request.getHeaders().getFirst("Sec-Fetch-Site"));
		if (refusal != 0) {
			response.setStatusCode(HttpStatus.valueOf(refusal));
		}
		return refusal == 0;
	}

	@Override
	public void afterHandshake(ServerHttpRequest request, ServerHttpResponse response, WebSocketHandler handler,
			@Nullable Exception failure) {
		// A place is taken only by a socket that opens.
	}

	@Override
	public void afterConnectionEstablished(WebSocketSession session) {
		URI uri = Objects.requireNonNull(session.getUri());
		session.getAttributes().put(CONVERSATION, this.sockets.open(uri, new Socket(session)));
	}

	@Override
	protected void handlePongMessage(WebSocketSession session, PongMessage message) {
		if (session.getAttributes().get(CONVERSATION) instanceof QrConversation conversation) {
			conversation.pong();
		}
	}

	@Override
	public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
		if (session.getAttributes().get(CONVERSATION) instanceof QrConversation conversation) {
			conversation.end(QrSocket.NORMAL);
		}
	}

	private record Socket(WebSocketSession session) implements QrSocket {

		@Override
		public void send(String text) throws IOException {
			this.session.sendMessage(new TextMessage(text));
		}

		@Override
		public void ping() throws IOException {
			this.session.sendMessage(new PingMessage());
		}

		@Override
		public void close(int code) {
			try {
				this.session.close(new CloseStatus(code));
			}
			catch (IOException | RuntimeException ex) {
				logger.debug("A browser's socket was closed before", ex);
			}
		}

	}

}
