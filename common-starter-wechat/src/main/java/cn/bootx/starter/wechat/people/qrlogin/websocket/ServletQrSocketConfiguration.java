package cn.bootx.starter.wechat.people.qrlogin.websocket;

import java.util.List;
import java.util.Map;

import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
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
		ServletQrSocketHandler handler = new ServletQrSocketHandler(sockets);
		WebSocketHttpRequestHandler requests = new WebSocketHttpRequestHandler(handler);
		requests.setHandshakeInterceptors(List.of(handler));
		WebSocketHandlerMapping mapping = new WebSocketHandlerMapping();
		mapping.setUrlMap(Map.of(WeChatQrSockets.PATH, requests));
		// Before a host's controller for everything.
		mapping.setOrder(-1);
		return mapping;
	}

}
