package cn.bootx.starter.dingtalk.portal;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

import cn.bootx.starter.testing.Await;
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

import cn.bootx.starter.dingtalk.handler.DingTalkEventMessage;
import cn.bootx.starter.dingtalk.handler.DingTalkEventHandler;
import cn.bootx.starter.dingtalk.handler.DingTalkEvent;
import cn.bootx.starter.dingtalk.handler.DingTalkMessageHandler;
import cn.bootx.starter.dingtalk.handler.DingTalkMessage;
import cn.bootx.starter.dingtalk.handler.DingTalkRobotMessage;
import cn.bootx.starter.dingtalk.robot.DingTalkRobotMsg;
import cn.bootx.starter.simulator.PlatformSimulator;
import cn.bootx.starter.simulator.dingtalk.event.DingEventOutcome;
import cn.bootx.starter.simulator.dingtalk.DingTalkApp;
import cn.bootx.starter.simulator.dingtalk.people.DingUser;
import cn.bootx.starter.simulator.dingtalk.robot.RobotPushOutcome;
import cn.bootx.starter.simulator.dingtalk.SimulatedDingTalkApp;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The portal on real servers of both web stacks, pushed to by the simulator.
 */
class DingTalkPortalHttpTests {

	private final PlatformSimulator simulator = PlatformSimulator.start();

	private final SimulatedDingTalkApp app = this.simulator.dingtalk()
		.register(DingTalkApp.of("dingabc", "secret-of-the-app", 1001));

	private ConfigurableApplicationContext context;

	private String url;

	@AfterEach
	void stop() {
		if (this.context != null) {
			this.context.close();
		}
		this.simulator.close();
	}

	@ParameterizedTest
	@EnumSource(names = { "SERVLET", "REACTIVE" })
	void takesEvents(WebApplicationType type) {
		start(type);
		assertThat(this.app.events().checkUrl().problem()).isNull();
		DingEventOutcome outcome = this.app.events().push("user_add_org", Map.of("UserId", List.of("u1")));
		assertThat(outcome.problem()).isNull();
		assertThat(this.app.events().repeat().problem()).isNull();
		assertThat(this.app.events().pushForged("user_add_org", Map.of()).accepted()).isFalse();
		Host host = this.context.getBean(Host.class);
		assertThat(host.events).singleElement()
			.satisfies((event) -> assertThat(event.member("userId").get(0).asText()).isEqualTo("u1"));
		assertThat(host.annotated).hasSize(1);
	}

	@ParameterizedTest
	@EnumSource(names = { "SERVLET", "REACTIVE" })
	void takesEventsThatAreSealedForTheOrganisation(WebApplicationType type) {
		start(type);
		this.app.events().ownerKey("dingsimulatedcorp");
		assertThat(this.app.events().push("user_leave_org", Map.of()).problem()).isNull();
	}

	@ParameterizedTest
	@EnumSource(names = { "SERVLET", "REACTIVE" })
	void acknowledgesInTimeWhileHandlersStillWork(WebApplicationType type) {
		start(type);
		Host host = this.context.getBean(Host.class);
		DingEventOutcome outcome = this.app.events().push("slow", Map.of());
		assertThat(outcome.problem()).isNull();
		assertThat(host.events).extracting(DingTalkEventMessage::type).doesNotContain("slow");
		host.release.countDown();
		Await.until("the slow event is handled once",
				() -> host.events.stream().filter((event) -> event.type().equals("slow")).count() == 1);
	}

	@ParameterizedTest
	@EnumSource(names = { "SERVLET", "REACTIVE" })
	void repliesToRobotMessages(WebApplicationType type) {
		start(type);
		this.simulator.dingtalk().register(DingUser.of("u1", "Ann", "138"));
		RobotPushOutcome outcome = this.app.user("u1").saysInGroup("cid1==", "项目群", "状态");
		assertThat(outcome.accepted()).isTrue();
		assertThat(outcome.replies()).singleElement().satisfies((reply) -> assertThat(reply.text()).contains("Ann 状态"));
		assertThat(this.app.user("u1").says("你好").replies()).singleElement()
			.satisfies((reply) -> assertThat(reply.text()).isEqualTo("echo 你好"));
		assertThat(this.app.user("u1").saysWithSkew("x", Duration.ofHours(2)).accepted()).isFalse();
	}

	@ParameterizedTest
	@EnumSource(names = { "SERVLET", "REACTIVE" })
	void answersBadInputWithoutAnError(WebApplicationType type) throws Exception {
		start(type);
		assertThat(post("", "{}")).isEqualTo(403);
		assertThat(post("?signature=a&timestamp=b&nonce=c", "")).isEqualTo(403);
		assertThat(post("?signature=a&nonce=c&timestamp=" + System.currentTimeMillis(), "")).isEqualTo(400);
		assertThat(post("?signature=a&timestamp=b&nonce=c", "{\"encrypt\":\"x\"}")).isEqualTo(403);
		assertThat(post("/nobody?signature=a&timestamp=b&nonce=c", "{\"encrypt\":\"x\"}")).isEqualTo(403);
	}

	private int post(String suffix, String body) throws Exception {
		Request request = new Request.Builder().url(this.url + suffix)
			.post(RequestBody.create(body, MediaType.get("application/json")))
			.build();
		try (Response response = new OkHttpClient().newCall(request).execute()) {
			assertThat(response.body().string()).doesNotContain("Exception");
			return response.code();
		}
	}

	private void start(WebApplicationType type) {
		SpringApplication application = new SpringApplication(Host.class);
		application.setWebApplicationType(type);
		String prefix = "--bootx.starter.third.ding-talk.";
		this.context = application.run("--server.port=0", "--logging.level.root=warn", prefix + "app-key=dingabc",
				prefix + "app-secret=secret-of-the-app", prefix + "token=simulatedtoken",
				prefix + "encoding-aes-key=abcdefghijABCDEFGHIJ0123456789abcdefghijABC",
				prefix + "corp-id=dingsimulatedcorp", prefix + "hosts.oapi=" + this.simulator.dingtalk().oapiBaseUrl(),
				prefix + "hosts.api=" + this.simulator.dingtalk().apiBaseUrl());
		this.url = "http://127.0.0.1:" + this.context.getEnvironment().getProperty("local.server.port")
				+ "/dingtalk/portal";
		this.app.events().callbackUrl(this.url);
		this.app.robotCallbackUrl(this.url);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Host {

		private final List<DingTalkEventMessage> events = new CopyOnWriteArrayList<>();

		private final List<DingTalkEventMessage> annotated = new CopyOnWriteArrayList<>();

		private final CountDownLatch release = new CountDownLatch(1);

		@Bean
		DingTalkEventHandler everything() {
			return (event) -> {
				if (event.type().equals("slow")) {
					this.release.await();
				}
				this.events.add(event);
			};
		}

		@Bean
		DingTalkMessageHandler status() {
			return (message) -> message.text().equals("状态")
					? new DingTalkRobotMsg.Markdown("状态", message.senderNick() + " " + message.text()) : null;
		}

		@DingTalkEvent("user_add_org")
		void joined(DingTalkEventMessage event) {
			this.annotated.add(event);
		}

		@DingTalkMessage
		String echo(DingTalkRobotMessage message) {
			return "echo " + message.text();
		}

	}

}
