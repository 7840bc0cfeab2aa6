package cn.bootx.starter.dingtalk.robot;

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
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import cn.bootx.starter.core.admin.ThirdAdminAuthorizer;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.robot.Robot;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The endpoints on real servers of both web stacks.
 */
class DingTalkRobotConfigHttpTests {

	private ConfigurableApplicationContext context;

	private String url;

	@AfterEach
	void stop() {
		this.context.close();
	}

	@ParameterizedTest
	@EnumSource(names = { "SERVLET", "REACTIVE" })
	void managesRobots(WebApplicationType type) throws IOException {
		start(type);
		ok(post("/add", """
				{"code":"ops","name":"运维","accessToken":"0123456789abcdef","signSecret":"SECabc","remark":"r"}"""));
		assertThat(registry().require("ops")).extracting(Robot::key, Robot::secret)
			.containsExactly("0123456789abcdef", "SECabc");
		JsonNode shown = ok(get("/findById?id=ops"));
		assertThat(shown.toString()).doesNotContain("456789", "SECabc");
		assertThat(shown.path("accessToken").asText()).isEqualTo("0123******");
		assertThat(shown.path("enableSignatureCheck").asBoolean()).isTrue();
		assertThat(failed(post("/add", "{\"code\":\"ops\",\"accessToken\":\"x\"}"))).contains("exists already");
		assertThat(failed(post("/add", "{\"code\":\"new\"}"))).contains("accessToken must not be blank");
		assertThat(failed(post("/add",
				"{\"code\":\"new\",\"accessToken\":\"https://evil.example/robot/send?access_token=s3cret\"}")))
			.contains("whole address")
			.doesNotContain("s3cret");
		assertThat(failed(post("/add", "{\"code\":\"fixed\",\"accessToken\":\"x\"}")))
			.contains("the properties have a robot of that code already");
		ok(post("/update", "{\"id\":\"ops\",\"code\":\"sre\",\"name\":\"SRE\"}"));
		assertThat(registry().require("sre")).extracting(Robot::key, Robot::secret)
			.containsExactly("0123456789abcdef", "SECabc");
		assertThat(registry().find("ops")).isEmpty();
		ok(post("/update", "{\"id\":\"sre\",\"code\":\"sre\",\"enableSignatureCheck\":false}"));
		assertThat(registry().require("sre").secret()).isNull();
		assertThat(ok(get("/existsByCode?code=sre")).asBoolean()).isTrue();
		assertThat(ok(get("/existsByCodeNotId?code=sre&id=sre")).asBoolean()).isFalse();
		ok(post("/add", "{\"code\":\"a\",\"accessToken\":\"x\"}"));
		assertThat(ok(get("/page?current=2&size=1")).path("records").get(0).path("code").asText()).isEqualTo("sre");
		assertThat(ok(get("/page?current=9&size=1")).path("total").asInt()).isEqualTo(2);
		assertThat(ok(get("/findAll")).size()).isEqualTo(2);
		ok(call(request("/delete?id=a").delete()));
		assertThat(failed(call(request("/delete?id=a").delete()))).contains("no robot with id 'a'");
	}

	@ParameterizedTest
	@EnumSource(names = { "SERVLET", "REACTIVE" })
	void refusesWhoeverTheHostDoesNotAllow(WebApplicationType type) throws IOException {
		start(type);
		this.context.getBean(Host.class).allowed = false;
		try (Response response = new OkHttpClient().newCall(request("/findAll").build()).execute()) {
			assertThat(response.code()).isEqualTo(403);
			assertThat(response.body().string()).isEmpty();
		}
		Request add = request("/add")
			.post(RequestBody.create("{\"code\":\"x\",\"accessToken\":\"x\"}", MediaType.get("application/json")))
			.build();
		try (Response response = new OkHttpClient().newCall(add).execute()) {
			assertThat(response.code()).isEqualTo(403);
		}
		assertThat(registry().find("x")).isEmpty();
	}

	private DingTalkRobots registry() {
		return this.context.getBean(DingTalkRobots.class);
	}

	private static JsonNode ok(JsonNode result) {
		assertThat(result.path("code").asInt()).as(result.toString()).isZero();
		return result.path("data");
	}

	private static String failed(JsonNode result) {
		assertThat(result.path("code").asInt()).isEqualTo(1);
		return result.path("msg").asText();
	}

	private JsonNode get(String path) throws IOException {
		return call(request(path));
	}

	private JsonNode post(String path, String body) throws IOException {
		return call(request(path).post(RequestBody.create(body, MediaType.get("application/json"))));
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

	private void start(WebApplicationType type) {
		SpringApplication application = new SpringApplication(Host.class);
		application.setWebApplicationType(type);
		String prefix = "--bootx.starter.third.ding-talk.";
		this.context = application.run("--server.port=0", "--logging.level.root=warn",
				prefix + "robots.fixed.access-token=abc", prefix + "admin.enabled=true");
		this.url = "http://127.0.0.1:" + this.context.getEnvironment().getProperty("local.server.port")
				+ "/ding/robot/config";
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Host {

		private volatile boolean allowed = true;

		@Bean
		ThirdAdminAuthorizer authorizer() {
			return (access) -> this.allowed && access.path().startsWith("/ding/robot/config/");
		}

	}

}
