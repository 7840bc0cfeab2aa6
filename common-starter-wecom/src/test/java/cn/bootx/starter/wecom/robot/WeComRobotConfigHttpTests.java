package cn.bootx.starter.wecom.robot;

import java.io.IOException;

import com.fasterxml.jackson.databind.JsonNode;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.embedded.netty.NettyReactiveWebServerFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import cn.bootx.starter.core.admin.ThirdAdminAuthorizer;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.simulator.PlatformSimulator;
import cn.bootx.starter.simulator.wecom.robot.SimulatedWeComRobot;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The endpoints on real servers of both web stacks.
 */
class WeComRobotConfigHttpTests {

	private static final String KEY = "693axxx6-7aoc-4bc4-97a0-0ec2sifa5aaa";

	private final PlatformSimulator simulator = PlatformSimulator.start();

	private final SimulatedWeComRobot robot = this.simulator.wecom().registerRobot(KEY);

	private ConfigurableApplicationContext context;

	private String url;

	@AfterEach
	void stop() {
		this.context.close();
		this.simulator.close();
	}

	@ParameterizedTest
	@EnumSource(names = { "SERVLET", "REACTIVE" })
	void whatIsStoredIsSentThrough(WebApplicationType type) throws IOException {
		start(type);
		ok(post("/add", """
				{"code":"ops","name":"运维","webhookKey":"%s","remark":"r"}""".formatted(KEY)));
		this.context.getBean(WeComRobotNoticeSender.class).sendTextNotice("ops", "hello");
		assertThat(this.robot.messages()).hasSize(1);
	}

	@ParameterizedTest
	@EnumSource(names = { "SERVLET", "REACTIVE" })
	void managesRobots(WebApplicationType type) throws IOException {
		start(type);
		ok(post("/add", "{\"code\":\"ops\",\"name\":\"运维\",\"webhookKey\":\"" + KEY + "\",\"remark\":\"r\"}"));
		assertThat(ok(get("/findById?id=ops"))).hasToString(
				"{\"id\":\"ops\",\"code\":\"ops\",\"name\":\"运维\",\"webhookKey\":\"693a******\",\"remark\":\"r\"}");
		assertThat(failed(post("/add", "{\"code\":\"ops\",\"webhookKey\":\"x\"}"))).contains("'ops' exists already");
		ok(post("/update", "{\"id\":\"ops\",\"code\":\"sre\",\"name\":\"SRE\",\"webhookKey\":\"693a******\"}"));
		assertThat(robots().require("sre").key()).isEqualTo(KEY);
		assertThat(ok(get("/findById?id=ops")).isNull()).isTrue();
		ok(post("/update", "{\"id\":\"sre\",\"code\":\"sre\",\"webhookKey\":\"" + address("second") + "\"}"));
		assertThat(robots().require("sre").key()).isEqualTo("second");
		assertThat(ok(get("/findAll")).toString()).doesNotContain("second", KEY);
		assertThat(ok(get("/existsByCode?code=sre")).asBoolean()).isTrue();
		assertThat(ok(get("/existsByCodeNotId?code=sre&id=sre")).asBoolean()).isFalse();
		ok(post("/add", "{\"code\":\"a\",\"webhookKey\":\"x\"}"));
		assertThat(failed(post("/update", "{\"id\":\"a\",\"code\":\"sre\"}"))).contains("'sre' exists already");
		assertThat(ok(get("/page?current=2&size=1")).path("records").get(0).path("code").asText()).isEqualTo("sre");
		assertThat(ok(get("/page?current=9&size=1")).path("total").asInt()).isEqualTo(2);
		assertThat(ok(get("/findAll")).size()).isEqualTo(2);
		ok(call(request("/delete?id=a").delete()));
		assertThat(failed(call(request("/delete?id=a").delete()))).contains("no robot with id 'a'");
	}

	@ParameterizedTest
	@EnumSource(names = { "SERVLET", "REACTIVE" })
	void refusesWhatCannotWork(WebApplicationType type) throws IOException {
		start(type);
		assertThat(failed(post("/add", "{\"code\":\"new\"}"))).contains("webhookKey must not be blank");
		assertThat(failed(post("/add", "{\"webhookKey\":\"x\"}"))).contains("code must not be blank");
		assertThat(failed(post("/add", "{\"code\":\"" + "c".repeat(191) + "\",\"webhookKey\":\"x\"}"))).contains("191",
				"190");
		assertThat(failed(post("/add", "{\"code\":\"fixed\",\"webhookKey\":\"x\"}")))
			.contains("the properties have a robot of that code already");
		assertThat(ok(get("/existsByCode?code=fixed")).asBoolean()).isTrue();
		assertThat(failed(
				post("/add", "{\"code\":\"in\",\"webhookKey\":\"http://10.0.0.1/cgi-bin/webhook/send?key=s3cret\"}")))
			.contains("10.0.0.1")
			.doesNotContain("s3cret");
		assertThat(failed(post("/update", "{\"name\":\"x\"}"))).contains("id must not be blank");
		assertThat(failed(post("/update", "{\"id\":\"no\",\"code\":\"no\"}"))).contains("no robot with id 'no'");
		assertThat(ok(get("/findAll"))).isEmpty();
		assertThat(status(request("/page?current=x"))).isEqualTo(400);
		assertThat(status(request("/findById"))).isEqualTo(400);
	}

	@ParameterizedTest
	@EnumSource(names = { "SERVLET", "REACTIVE" })
	void refusesWhoeverTheHostDoesNotAllow(WebApplicationType type) throws IOException {
		start(type);
		ok(post("/add", "{\"code\":\"ops\",\"webhookKey\":\"" + KEY + "\"}"));
		this.context.getBean(Host.class).allowed = false;
		for (String path : new String[] { "/findAll", "/page", "/findById?id=ops", "/existsByCode?code=ops",
				"/existsByCodeNotId?code=ops&id=a" }) {
			refused(request(path));
		}
		refused(request("/delete?id=ops").delete());
		refused(request("/add").post(json("{\"code\":\"x\",\"webhookKey\":\"x\"}")));
		refused(request("/update").post(json("{\"id\":\"ops\",\"code\":\"y\"}")));
		assertThat(robots().codes()).containsExactly("fixed", "ops");
	}

	private WeComRobots robots() {
		return this.context.getBean(WeComRobots.class);
	}

	private String address(String key) {
		return this.simulator.wecom().baseUrl() + "/cgi-bin/webhook/send?key=" + key;
	}

	private static JsonNode ok(JsonNode result) {
		assertThat(result.path("code").asInt()).as(result.toString()).isZero();
		return result.path("data");
	}

	private static String failed(JsonNode result) {
		assertThat(result.path("code").asInt()).isEqualTo(1);
		assertThat(result.path("data").isNull()).isTrue();
		return result.path("msg").asText();
	}

	private JsonNode get(String path) throws IOException {
		return call(request(path));
	}

	private JsonNode post(String path, String body) throws IOException {
		return call(request(path).post(json(body)));
	}

	private static RequestBody json(String body) {
		return RequestBody.create(body, MediaType.get("application/json"));
	}

	private Request.Builder request(String path) {
		return new Request.Builder().url(this.url + path);
	}

	private static JsonNode call(Request.Builder request) throws IOException {
		try (Response response = new OkHttpClient().newCall(request.build()).execute()) {
			assertThat(response.code()).isEqualTo(200);
			return Json.readTree(response.body().string());
		}
	}

	private static int status(Request.Builder request) throws IOException {
		try (Response response = new OkHttpClient().newCall(request.build()).execute()) {
			return response.code();
		}
	}

	private static void refused(Request.Builder request) throws IOException {
		try (Response response = new OkHttpClient().newCall(request.build()).execute()) {
			assertThat(response.code()).isEqualTo(403);
			assertThat(response.body().string()).isEmpty();
		}
	}

	private void start(WebApplicationType type) {
		SpringApplication application = new SpringApplication(Host.class);
		application.setWebApplicationType(type);
		String prefix = "--bootx.starter.third.wecom.";
		this.context = application.run("--server.port=0", "--logging.level.root=warn", "--spring.main.banner-mode=off",
				prefix + "hosts.api=" + this.simulator.wecom().baseUrl(), prefix + "robots.fixed.key=abc",
				prefix + "admin.enabled=true");
		this.url = "http://127.0.0.1:" + this.context.getEnvironment().getProperty("local.server.port")
				+ "/wecom/robot/config";
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Host {

		private volatile boolean allowed = true;

		@Bean
		ThirdAdminAuthorizer authorizer() {
			return (access) -> this.allowed && access.path().startsWith("/wecom/robot/config/");
		}

		/** Without this the reactive server would be the Tomcat of the class path. */
		@Configuration(proxyBeanMethods = false)
		@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
		static class Netty {

			@Bean
			NettyReactiveWebServerFactory webServerFactory() {
				return new NettyReactiveWebServerFactory();
			}

		}

	}

}
