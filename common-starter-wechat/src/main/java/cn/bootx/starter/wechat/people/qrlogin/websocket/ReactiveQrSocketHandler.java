package cn.bootx.starter.wechat.people.qrlogin.websocket;

import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.reactive.socket.CloseStatus;
import org.springframework.web.reactive.socket.WebSocketMessage;
import org.springframework.web.reactive.socket.WebSocketSession;
import org.springframework.web.reactive.socket.server.WebSocketService;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebHandler;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * {@link WeChatQrSockets} for Spring WebFlux. What a browser sends is not read.
 */
final class ReactiveQrSocketHandler implements WebHandler {

	private final WeChatQrSockets sockets;

	private final WebSocketService service;

	/**
	 * Makes the handler.
	 * @param service turns a request into a socket on the server at hand
	 */
	ReactiveQrSocketHandler(WeChatQrSockets sockets, WebSocketService service) {
		this.sockets = sockets;
		this.service = service;
	}

	@Override
	public Mono<Void> handle(ServerWebExchange exchange) {
		ServerHttpRequest request = exchange.getRequest();
		int refusal = this.sockets.refusal(request.getURI(), request.getHeaders().getFirst("Origin"),
				request.getHeaders().getFirst("Sec-Fetch-Site"));
		if (refusal != 0) {
			exchange.getResponse().setStatusCode(HttpStatus.valueOf(refusal));
			return exchange.getResponse().setComplete();
		}
		return this.service.handleRequest(exchange, this::converse);
	}

	private Mono<Void> converse(WebSocketSession session) {
		Socket socket = new Socket(session);
		QrConversation conversation = this.sockets.open(session.getHandshakeInfo().getUri(), socket);
		Mono<Void> heard = session.receive().doOnNext((message) -> {
			if (message.getType() == WebSocketMessage.Type.PONG) {
				conversation.pong();
			}
		}).then();
		Mono<Void> said = session.send(socket.messages.asFlux()).then(Mono.defer(() -> session.close(socket.status())));
		return Mono.when(heard.doFinally((signal) -> conversation.end(QrSocket.NORMAL)), said)
			.doFinally((signal) -> conversation.end(QrSocket.NORMAL));
	}

	private static final class Socket implements QrSocket {

		private final WebSocketSession session;

		private final Sinks.Many<WebSocketMessage> messages = Sinks.many().unicast().onBackpressureBuffer();

		private volatile int code = NORMAL;

		Socket(WebSocketSession session) {
			this.session = session;
		}

		CloseStatus status() {
			return new CloseStatus(this.code);
		}

		@Override
		public void send(String text) {
			this.messages.emitNext(this.session.textMessage(text), Sinks.EmitFailureHandler.FAIL_FAST);
		}

		@Override
		public void ping() {
			this.messages.emitNext(this.session.pingMessage((factory) -> factory.wrap(new byte[0])),
					Sinks.EmitFailureHandler.FAIL_FAST);
		}

		@Override
		public void close(int code) {
			this.code = code;
			this.messages.tryEmitComplete();
		}

	}

}
