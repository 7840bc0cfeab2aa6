package cn.bootx.starter.core.callback.portal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import jakarta.servlet.Filter;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.autoconfigure.security.reactive.ReactiveManagementWebSecurityAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.security.servlet.ManagementWebSecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.security.reactive.ReactiveSecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.security.reactive.ReactiveUserDetailsServiceAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.web.embedded.jetty.JettyServletWebServerFactory;
import org.springframework.boot.web.embedded.netty.NettyReactiveWebServerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.WebFilter;

import cn.bootx.starter.core.callback.CallbackRequest;
import cn.bootx.starter.core.callback.ledger.CallbackResponse;

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

	private final Environment environment;

	PortalApplication(Environment environment) {
		this.environment = environment;
	}

	@RequestMapping(path = "/portal/{account}")
	PortalAnswer<ResponseEntity<byte[]>> push(PortalRequest request) {
		// A name of its own: the log has one line a minute for each.
		return request.answer(MAX_BODY, new Echo("echo-" + this.environment.getProperty("local.server.port")));
	}

	/** Without it WebFlux runs on the servlet container of the class path. */
	@Bean
	@ConditionalOnProperty(name = "test.server", havingValue = "NETTY")
	NettyReactiveWebServerFactory netty() {
		return new NettyReactiveWebServerFactory();
	}

	@Bean
	@ConditionalOnProperty(name = "test.server", havingValue = "JETTY")
	JettyServletWebServerFactory jetty() {
		return new JettyServletWebServerFactory();
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

	/** Carries what comes with {@code wrapped} in a stream of its own. */
	@Bean
	Filter wrapper() {
		return (request, response, chain) -> {
			String query = String.valueOf(((HttpServletRequest) request).getQueryString());
			if (query.contains("kept")) {
				byte[] body = request.getInputStream().readAllBytes();
				chain.doFilter(wrapped(request, new ByteArrayInputStream(body)), response);
			}
			else {
				chain.doFilter(query.contains("wrapped") ? wrapped(request, request.getInputStream()) : request,
						response);
			}
		};
	}

	/** As careless as they are: it can only be read. */
	private static HttpServletRequest wrapped(ServletRequest request, InputStream body) {
		ServletInputStream stream = new ServletInputStream() {

			@Override
			public boolean isFinished() {
				return false;
			}

			@Override
			public boolean isReady() {
				return true;
			}

			@Override
			public void setReadListener(ReadListener listener) {
				throw new UnsupportedOperationException();
			}

			@Override
			public int read() throws IOException {
				return body.read();
			}

		};
		return new HttpServletRequestWrapper((HttpServletRequest) request) {

			@Override
			public ServletInputStream getInputStream() {
				return stream;
			}

		};
	}

	/** As {@link #eater} on WebFlux. */
	@Bean
	WebFilter reactiveEater() {
		return (exchange, chain) -> String.valueOf(exchange.getRequest().getURI().getQuery()).contains("eaten")
				? DataBufferUtils.join(exchange.getRequest().getBody())
					.doOnNext(DataBufferUtils::release)
					.then(chain.filter(exchange))
				: chain.filter(exchange);
	}

	/** Says what arrived. */
	private record Echo(String name) implements PortalDoor {

		@Override
		public @Nullable CallbackResponse refuse(CallbackRequest head) {
			if (head.param("crash") != null) {
				throw new IllegalStateException("crash");
			}
			return (head.param("stale") != null) ? CallbackResponse.empty(403) : null;
		}

		@Override
		public CompletionStage<CallbackResponse> handle(CallbackRequest request) {
			if (request.param("echostr") != null) {
				return CompletableFuture.completedFuture(CallbackResponse.text(request.requireParam("echostr")));
			}
			if (request.param("fail") != null) {
				return CompletableFuture.failedFuture(new IllegalStateException("failed"));
			}
			return CompletableFuture.supplyAsync(() -> CallbackResponse
				.xml(request.method() + " " + request.body().length + " " + request.mayBlock()));
		}

	}

}
