package cn.bootx.starter.wechat.people.qrlogin.websocket;

import java.util.Map;

import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.reactive.handler.SimpleUrlHandlerMapping;
import org.springframework.web.reactive.socket.CloseStatus;
import org.springframework.web.reactive.socket.WebSocketMessage;
import org.springframework.web.reactive.socket.WebSocketSession;
import org.springframework.web.reactive.socket.server.WebSocketService;
import org.springframework.web.reactive.socket.server.support.WebSocketHandlerAdapter;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebHandler;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Sockets of Spring WebFlux, on the server that its own adapter is made for. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnClass(WebSocketHandlerAdapter.class)
class ReactiveQrSocketConfiguration {

	@Bean
	@ConditionalOnMissingBean(name = "weChatQrSocketMapping")
	SimpleUrlHandlerMapping weChatQrSocketMapping(WeChatQrSockets sockets, WebSocketHandlerAdapter adapter) {
		// Before a host's controller for everything.
		return new SimpleUrlHandlerMapping(
				Map.of(WeChatQrSockets.PATH, new Handler(sockets, adapter.getWebSocketService())), -1);
	}

	private record Handler(WeChatQrSockets sockets, WebSocketService service) implements WebHandler {

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
			WeChatQrSockets.Conversation conversation = this.sockets.open(session.getHandshakeInfo().getUri(), socket);
			Mono<Void> heard = session.receive().doOnNext((message) -> {
				if (message.getType() == WebSocketMessage.Type.PONG) {
					conversation.pong();
				}
			}).then();
			Mono<Void> said = session.send(socket.messages.asFlux())
				.then(Mono.defer(() -> session.close(new CloseStatus(socket.code))));
			return Mono.when(heard.doFinally((signal) -> conversation.end(Socket.NORMAL)), said)
				.doFinally((signal) -> conversation.end(Socket.NORMAL));
		}

		private static final class Socket implements WeChatQrSockets.Socket {

			private final WebSocketSession session;

			private final Sinks.Many<WebSocketMessage> messages = Sinks.many().unicast().onBackpressureBuffer();

			private volatile int code = NORMAL;

			Socket(WebSocketSession session) {
				this.session = session;
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

}
