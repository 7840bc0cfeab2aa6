package cn.bootx.starter.core.login.security;

import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Objects;
import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import cn.bootx.starter.core.login.ScriptedLogin;
import cn.bootx.starter.core.login.ScriptedLogin.Person;
import cn.bootx.starter.core.login.ThirdLoginController;
import cn.bootx.starter.core.login.ThirdLogins;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.SecretBox;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A browser logs in through Spring Security, on Tomcat and on Reactor Netty.
 */
class ThirdLoginSecurityTests {

	private static final String LOGIN = "/wecom/login";

	private final HttpClient browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

	private @Nullable ConfigurableApplicationContext context;

	@AfterEach
	void stop() {
		if (this.context != null) {
			this.context.close();
		}
	}

	@ParameterizedTest
	@EnumSource(value = WebApplicationType.class, names = { "SERVLET", "REACTIVE" })
	void aPersonWhoComesBackIsAuthenticatedAndSeesTheTarget(WebApplicationType type) throws Exception {
		start(type);
		assertThat(get("/me").statusCode()).isIn(302, 401, 403);
		String state = begin("?target=/orders");
		HttpResponse<String> back = get(LOGIN + "/callback?code=zhangsan&state=" + state);
		assertThat(back.statusCode()).isEqualTo(302);
		assertThat(location(back)).endsWith("/orders");
		assertThat(get("/me").body()).isEqualTo("zhangsan on wecom");
		assertThat(location(get(LOGIN + "/callback?code=zhangsan&state=" + state))).endsWith("/orders");
		assertThat(platform().exchanges).hasValue(1);
	}

	@ParameterizedTest
	@EnumSource(value = WebApplicationType.class, names = { "SERVLET", "REACTIVE" })
	void withoutATargetThePageThatWasAskedForFirstIsShown(WebApplicationType type) throws Exception {
		start(type);
		this.browser.send(HttpRequest.newBuilder(uri("/me")).header("Accept", "text/html").build(),
				HttpResponse.BodyHandlers.discarding());
		HttpResponse<String> back = get(LOGIN + "/callback?authCode=zhangsan&state=" + begin(""));
		assertThat(location(back)).contains("/me");
	}

	@ParameterizedTest
	@EnumSource(value = WebApplicationType.class, names = { "SERVLET", "REACTIVE" })
	void aRefusalLeadsToTheErrorPageWithItsReason(WebApplicationType type) throws Exception {
		start(type);
		assertThat(error("?code=zhangsan&state=" + "0".repeat(32))).endsWith("/in?error=expired");
		assertThat(error("?state=" + begin(""))).endsWith("/in?error=denied");
		assertThat(error("?code=-50002&state=" + begin(""))).endsWith("/in?error=outside");
		assertThat(error("?code=stranger&state=" + begin(""))).endsWith("/in?error=user");
		assertThat(error("?code=locked&state=" + begin(""))).endsWith("/in?error=user");
		String state = begin("");
		HttpResponse<String> foreign = HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(uri(LOGIN + "/callback?code=zhangsan&state=" + state)).build(),
					HttpResponse.BodyHandlers.ofString());
		assertThat(location(foreign)).endsWith("/in?error=browser");
		assertThat(get("/me").statusCode()).isIn(302, 401, 403);
	}

	@ParameterizedTest
	@EnumSource(value = WebApplicationType.class, names = { "SERVLET", "REACTIVE" })
	void aPagePostsTheCodeOfAScript(WebApplicationType type) throws Exception {
		start(type);
		assertThat(location(post("/code?way=script&code=zhangsan", "https://evil.example")))
			.endsWith("/in?error=request");
		assertThat(platform().exchanges).hasValue(0);
		assertThat(post("/code?way=script&code=zhangsan", "https://www.example.com").statusCode()).isEqualTo(302);
		assertThat(get("/me").body()).isEqualTo("zhangsan on wecom");
	}

	private void start(WebApplicationType type) {
		this.context = new SpringApplicationBuilder(App.class).web(type)
			.properties("server.port=0", "server.address=127.0.0.1", "spring.main.banner-mode=off",
					"logging.level.root=WARN", "bootx.starter.third.store.expiring=memory",
					"bootx.starter.third.store.records=memory")
			.run();
	}

	private ScriptedLogin platform() {
		return Objects.requireNonNull(this.context).getBean(ScriptedLogin.class);
	}

	private String begin(String query) throws Exception {
		return location(get(LOGIN + query)).replaceAll(".*state=", "");
	}

	private String error(String query) throws Exception {
		HttpResponse<String> answer = get(LOGIN + "/callback" + query);
		assertThat(answer.statusCode()).isEqualTo(302);
		return location(answer);
	}

	private HttpResponse<String> get(String path) throws Exception {
		return this.browser.send(HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString());
	}

	private HttpResponse<String> post(String path, String origin) throws Exception {
		return this.browser.send(HttpRequest.newBuilder(uri(LOGIN + path))
			.header("Origin", origin)
			.POST(HttpRequest.BodyPublishers.noBody())
			.build(), HttpResponse.BodyHandlers.ofString());
	}

	private URI uri(String path) {
		return URI.create("http://127.0.0.1:"
				+ Objects.requireNonNull(this.context).getEnvironment().getProperty("local.server.port") + path);
	}

	private static String location(HttpResponse<?> answer) {
		return answer.headers().firstValue("Location").orElse("");
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration(exclude = DataSourceAutoConfiguration.class)
	@RestController
	static class App {

		@GetMapping("/me")
		String me(ThirdLoginToken login) {
			return login.getName() + " on " + login.getPlatform();
		}

		@Bean
		ScriptedLogin platform() {
			return new ScriptedLogin();
		}

		@Bean
		ThirdLogins<Person> logins(ScriptedLogin platform, ExpiringStore store) {
			return platform.node(ScriptedLogin.settings(null, "/in"), store, SecretBox.OPEN);
		}

		@Bean
		Addresses addresses(ThirdLogins<Person> logins) {
			return new Addresses(logins, Runnable::run);
		}

		private static ThirdLoginAuthenticationProvider<Person> provider(ThirdLogins<Person> logins) {
			return new ThirdLoginAuthenticationProvider<>(logins, App::user);
		}

		private static UserDetails user(Person person) {
			if (person.id().equals("stranger")) {
				throw new UsernameNotFoundException("No user of this person");
			}
			return User.withUsername(person.id())
				.password("")
				.roles("MEMBER")
				.accountLocked(person.id().equals("locked"))
				.build();
		}

		@Configuration(proxyBeanMethods = false)
		@ConditionalOnWebApplication(type = Type.SERVLET)
		static class OnServlet {

			@Bean
			SecurityFilterChain chain(HttpSecurity http, ThirdLogins<Person> logins) throws Exception {
				return http
					.authorizeHttpRequests((requests) -> requests
						.requestMatchers((request) -> request.getRequestURI().startsWith(LOGIN))
						.permitAll()
						.anyRequest()
						.authenticated())
					.addFilterBefore(new ThirdLoginAuthenticationFilter(provider(logins)),
							UsernamePasswordAuthenticationFilter.class)
					.exceptionHandling((handling) -> handling
						.authenticationEntryPoint(new LoginUrlAuthenticationEntryPoint("/in")))
					.csrf((csrf) -> csrf.disable())
					.build();
			}

		}

		@Configuration(proxyBeanMethods = false)
		@ConditionalOnWebApplication(type = Type.REACTIVE)
		static class OnWebFlux {

			@Bean
			SecurityWebFilterChain chain(ServerHttpSecurity http, ThirdLogins<Person> logins) {
				return http.authorizeExchange(
						(exchange) -> exchange.pathMatchers(LOGIN + "/**").permitAll().anyExchange().authenticated())
					.addFilterAt(new ThirdLoginWebFilter(provider(logins)), SecurityWebFiltersOrder.AUTHENTICATION)
					.formLogin((form) -> form.loginPage("/in"))
					.csrf((csrf) -> csrf.disable())
					.build();
			}

		}

	}

	@RestController
	@RequestMapping(LOGIN)
	static class Addresses extends ThirdLoginController<Person> {

		Addresses(ThirdLogins<Person> logins, Executor executor) {
			super(logins, null, executor);
		}

	}

}
