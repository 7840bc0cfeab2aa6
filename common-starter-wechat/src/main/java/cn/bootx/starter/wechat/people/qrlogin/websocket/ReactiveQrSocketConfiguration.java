package cn.bootx.starter.wechat.people.qrlogin.websocket;

import java.util.Map;

import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.handler.SimpleUrlHandlerMapping;
import org.springframework.web.reactive.socket.server.support.WebSocketHandlerAdapter;

/**
 * Sockets of Spring WebFlux, on the server that its own adapter is made for.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnClass(WebSocketHandlerAdapter.class)
class ReactiveQrSocketConfiguration {

	@Bean
	@ConditionalOnMissingBean(name = "weChatQrSocketMapping")
	SimpleUrlHandlerMapping weChatQrSocketMapping(WeChatQrSockets sockets, WebSocketHandlerAdapter adapter) {
		// Before a host's controller for everything.
		return new SimpleUrlHandlerMapping(
				Map.of(WeChatQrSockets.PATH, new ReactiveQrSocketHandler(sockets, adapter.getWebSocketService())), -1);
	}

}
