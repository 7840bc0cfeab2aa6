package cn.bootx.starter.simulator.autoconfigure;

import java.net.URI;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/**
 * Addresses of the host, as they are at the moment of asking.
 */
final class CallbackUrls implements Function<String, String> {

	private final Environment environment;

	private final @Nullable URI baseUrl;

	CallbackUrls(Environment environment, @Nullable URI baseUrl) {
		this.environment = environment;
		this.baseUrl = baseUrl;
	}

	@Override
	public String apply(String path) {
		if (this.baseUrl != null) {
			return this.baseUrl.toString().replaceFirst("/+$", "") + path;
		}
		String port = this.environment.getProperty("local.server.port");
		if (port == null) {
			throw new IllegalStateException("The simulator cannot push to " + path
					+ ": this application has no running web server. Set bootx.starter.third.simulator.callback-base-url; in a "
					+ "test, write @SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT) (应用没有 Web 服务器)");
		}
		return "http://127.0.0.1:" + port + contextPath() + path;
	}

	private String contextPath() {
		String servlet = this.environment.getProperty("server.servlet.context-path", "");
		String reactive = this.environment.getProperty("spring.webflux.base-path", "");
		String path = (servlet.isEmpty() ? reactive : servlet).replaceFirst("/+$", "");
		return (path.isEmpty() || path.startsWith("/")) ? path : "/" + path;
	}

}
