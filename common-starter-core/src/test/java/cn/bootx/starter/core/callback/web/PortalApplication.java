package cn.bootx.starter.core.callback.web;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.actuate.autoconfigure.security.reactive.ReactiveManagementWebSecurityAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.security.servlet.ManagementWebSecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.security.reactive.ReactiveSecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.security.reactive.ReactiveUserDetailsServiceAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.UserDetailsServiceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.RequestEntity;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import cn.bootx.starter.core.callback.CallbackRequest;
import cn.bootx.starter.core.callback.CallbackResponse;

/**
 * A portal as the platforms have them: it says what arrived.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = { SecurityAutoConfiguration.class, UserDetailsServiceAutoConfiguration.class,
		ManagementWebSecurityAutoConfiguration.class, ReactiveSecurityAutoConfiguration.class,
		ReactiveUserDetailsServiceAutoConfiguration.class, ReactiveManagementWebSecurityAutoConfiguration.class,
		DataSourceAutoConfiguration.class })
@RestController
class PortalApplication {

	static final int MAX_BODY = 64 * 1024;

	@RequestMapping(path = "/portal/{account}")
	PortalAnswer<ResponseEntity<byte[]>> push(RequestEntity<InputStreamResource> request) {
		return PortalHttp.answer(request, MAX_BODY, PortalApplication::echo);
	}

	/** Reads what comes with {@code eaten}, as some applications do to log it. */
	@Bean
	Filter eater() {
		return (request, response, chain) -> {
			if (String.valueOf(((HttpServletRequest) request).getQueryString()).contains("eaten")) {
				request.getInputStream().readAllBytes();
			}
			chain.doFilter(request, response);
		};
	}

	private static CompletionStage<CallbackResponse> echo(CallbackRequest request) {
		if (request.param("echostr") != null) {
			return CompletableFuture.completedFuture(CallbackResponse.text(request.requireParam("echostr")));
		}
		if (request.param("fail") != null) {
			return CompletableFuture.failedFuture(new IllegalStateException("failed"));
		}
		return CompletableFuture.supplyAsync(() -> CallbackResponse
			.xml(request.method() + " " + request.body().length + " " + Thread.currentThread().getName()));
	}

}
