package cn.bootx.starter.wechat.people.qrlogin.websocket;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
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
import org.springframework.web.socket.server.support.WebSocketHandlerMapping;
import org.springframework.web.socket.server.support.WebSocketHttpRequestHandler;

/**
 * Sockets of a servlet container, where the host has spring-websocket. The mapping is
 * made by hand: {@code @EnableWebSocket} belongs to the host.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(value = WebSocketHandlerMapping.class, name = "jakarta.websocket.server.ServerContainer")
class ServletQrSocketConfiguration {

	@Bean
	@ConditionalOnMissingBean(name = "weChatQrSocketMapping")
	WebSocketHandlerMapping weChatQrSocketMapping(WeChatQrSockets sockets) {
		Handler handler = new Handler(sockets);
		WebSocketHttpRequestHandler requests = new WebSocketHttpRequestHandler(handler);
		requests.setHandshakeInterceptors(List.of(handler));
		WebSocketHandlerMapping mapping = new WebSocketHandlerMapping();
		mapping.setUrlMap(Map.of(WeChatQrSockets.PATH, requests));
		// Before a host's controller for everything.
		mapping.setOrder(-1);
		return mapping;
	}

	private static final class Handler extends AbstractWebSocketHandler implements HandshakeInterceptor {

		private static final Logger logger = LoggerFactory.getLogger(WeChatQrSockets.class);

		private static final String CONVERSATION = Handler.class.getName();

		private final WeChatQrSockets sockets;

		Handler(WeChatQrSockets sockets) {
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
			session.getAttributes()
				.put(CONVERSATION, this.sockets.open(Objects.requireNonNull(session.getUri()), new Socket(session)));
		}

		@Override
		protected void handlePongMessage(WebSocketSession session, PongMessage message) {
			if (session.getAttributes().get(CONVERSATION) instanceof WeChatQrSockets.Conversation conversation) {
				conversation.pong();
			}
		}

		@Override
		public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
			if (session.getAttributes().get(CONVERSATION) instanceof WeChatQrSockets.Conversation conversation) {
				conversation.end(Socket.NORMAL);
			}
		}

		private record Socket(WebSocketSession session) implements WeChatQrSockets.Socket {

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

}
