package cn.bootx.starter.core.callback.portal;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import cn.bootx.starter.core.callback.CallbackRequest;
import cn.bootx.starter.core.callback.ledger.CallbackResponse;

import static org.assertj.core.api.Assertions.assertThat;

class PortalSecurityTests {

	/** A login page, or a plain refusal. */
	private static final Object[] REFUSED = { 302, 401, 403 };

	private static final String SWITCH = "--bootx.starter.third.security.permit-portals=";

	@Test
	void opensThePortalsAndNothingElse() throws Exception {
		try (ConfigurableApplicationContext context = run(SWITCH + "true")) {
			assertThat(post(context, "/wechat/portal")).isEqualTo(200);
			assertThat(post(context, "/wechat/portal/a")).isEqualTo(200);
			assertThat(post(context, "/quick/portal")).isEqualTo(200);
			assertThat(get(context, "/admin")).isIn(REFUSED);
			assertThat(get(context, "/wechat/portal/a/b")).isIn(REFUSED);
			assertThat(get(context, "/wechat/admin")).isIn(REFUSED);
			assertThat(get(context, "/wechat/portal/admin")).isIn(REFUSED);
			assertThat(get(context, "/wechat/portal/..%2Fadmin")).isIn(400, 401, 403);
			assertThat(get(context, "/admin;/wechat/portal")).isIn(302, 400, 401, 403);
			assertThat(get(context, "/unknown")).isIn(REFUSED);
			assertThat(post(context, "/admin")).isIn(REFUSED);
		}
	}

	@Test
	void opensNothingUnlessAsked() throws Exception {
		try (ConfigurableApplicationContext context = run(SWITCH + "false")) {
			assertThat(post(context, "/wechat/portal")).isIn(REFUSED);
			assertThat(get(context, "/admin")).isIn(REFUSED);
		}
	}

	private static ConfigurableApplicationContext run(String... arguments) {
		return new SpringApplicationBuilder(Application.class).web(WebApplicationType.SERVLET)
			.properties("server.port=0", "spring.main.banner-mode=off", "logging.level.root=WARN")
			.run(arguments);
	}

	private static int post(ConfigurableApplicationContext context, String path) throws Exception {
		return send(context, path, HttpRequest.newBuilder().POST(HttpRequest.BodyPublishers.ofString("<xml/>")));
	}

	private static int get(ConfigurableApplicationContext context, String path) throws Exception {
		return send(context, path, HttpRequest.newBuilder());
	}

	private static int send(ConfigurableApplicationContext context, String path, HttpRequest.Builder request)
			throws Exception {
		String port = context.getEnvironment().getRequiredProperty("local.server.port");
		return HttpClient.newHttpClient()
			.send(request.uri(URI.create("http://127.0.0.1:" + port + path)).build(),
					HttpResponse.BodyHandlers.discarding())
			.statusCode();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration(exclude = DataSourceAutoConfiguration.class)
	@RestController
	static class Application {

		@RequestMapping({ "/wechat/portal", "/wechat/portal/{account}", "/quick/portal" })
		PortalAnswer<ResponseEntity<byte[]>> push(PortalRequest request) {
			return request.answer(1024, new Success());
		}

		/** More special than the portal's path, so that the mapping prefers it. */
		@GetMapping({ "/admin", "/wechat/admin", "/wechat/portal/admin" })
		String admin() {
			return "secret";
		}

	}

	private static final class Success implements PortalDoor {

		@Override
		public String name() {
			return "success";
		}

		@Override
		public CallbackResponse refuse(CallbackRequest head) {
			return null;
		}

		@Override
		public CompletionStage<CallbackResponse> handle(CallbackRequest request) {
			return CompletableFuture.completedFuture(CallbackResponse.text("success"));
		}

	}

}
