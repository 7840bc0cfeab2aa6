package cn.bootx.starter.wechat.people.qrlogin.websocket;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;
import org.springframework.web.socket.handler.TextWebSocketHandler;

import cn.bootx.starter.wechat.HostApplication;
import cn.bootx.starter.wechat.WeChatFixture;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A host that has sockets of its own.
 */
class HostsOwnSocketsTests {

	@Test
	void bothAreThere() throws Exception {
		try (WeChatFixture wechat = WeChatFixture.safe()) {
			WeChatFixture.Host host = wechat.start(WebApplicationType.SERVLET, WithSockets.class,
					"bootx.starter.third.wechat.qr-login.enabled=true");
			assertThat(Page.open(host.url(), "nobody", null).await(1)).isEqualTo("{\"status\":\"expired\"}");
			CompletableFuture<String> greeting = new CompletableFuture<>();
			HttpClient.newHttpClient()
				.newWebSocketBuilder()
				.buildAsync(URI.create(host.url().replace("http:", "ws:") + "/own"), new WebSocket.Listener() {

					@Override
					public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
						greeting.complete(data.toString());
						return null;
					}

				});
			assertThat(greeting.get(60, TimeUnit.SECONDS)).isEqualTo("welcome");
		}
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EnableWebSocket
	@Import(HostApplication.class)
	static class WithSockets implements WebSocketConfigurer {

		@Override
		public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
			registry.addHandler(new TextWebSocketHandler() {

				@Override
				public void afterConnectionEstablished(WebSocketSession session) throws Exception {
					session.sendMessage(new TextMessage("welcome"));
				}

			}, "/own");
		}

	}

}
