package cn.bootx.starter.simulator.autoconfigure;

import java.util.Map;

import cn.bootx.starter.simulator.ApiClient;
import cn.bootx.starter.simulator.HostStub;
import cn.bootx.starter.simulator.PlatformSimulator;
import cn.bootx.starter.simulator.dingtalk.robot.DingRobot;
import cn.bootx.starter.simulator.wechat.OfficialAccount;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.MapPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/** The events are written as the starters publish them. */
@ExtendWith(OutputCaptureExtension.class)
class StoredSettingsFollowerTests {

	private static final String KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";

	private static final String REAL = "9f3c1ab2d47e60859f3c1ab2d47e6085";

	private final HostStub host = HostStub.start();

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SimulatorAutoConfiguration.class))
		.withPropertyValues("bootx.starter.third.simulator.enabled=true", "bootx.starter.third.simulator.port=0",
				"local.server.port=" + this.host.uri("/").getPort());

	@AfterEach
	void stop() {
		this.host.close();
	}

	@Test
	void anAccountIsAddedChangedAndRemoved() {
		this.runner
			.withPropertyValues("bootx.starter.third.wechat.portal.path=/in",
					"bootx.starter.third.simulator.token-lifetime=90s", "bootx.starter.third.simulator.templates.T1=x")
			.run((context) -> {
				PlatformSimulator simulator = context.getBean(PlatformSimulator.class);
				stored(context, "wechat.accounts.my_shop", Map.of("appId", "wx1", "appSecret", "s1", "token", "t",
						"encodingAesKey", KEY, "useStableToken", "true", "portalMode", "AUTO"));
				simulator.wechat().account("wx1").fan("oFan").sends("hi");
				assertThat(this.host.onlyCall().path()).isEqualTo("/in/my_shop");
				assertThat(this.host.onlyCall().body()).contains("<Encrypt>");
				assertThat(token(simulator, "s1")).isEqualTo(90);
				stored(context, "wechat.accounts.my_shop",
						Map.of("appId", "wx1", "appSecret", "s2", "token", "t", "portalMode", "PLAIN"));
				assertThat(token(simulator, "s1")).isZero();
				assertThat(token(simulator, "s2")).isEqualTo(90);
				assertThat(simulator.wechat().account("wx1").people()).extracting((fan) -> fan.openId())
					.containsExactly("oFan");
				stored(context, "wechat.accounts.my_shop", Map.of());
				assertThat(simulator.wechat().accounts()).isEmpty();
			});
	}

	@Test
	void anAgentIsOfTheConfiguredCorporation() {
		this.runner
			.withPropertyValues("bootx.starter.third.wecom.corp-id=ww1", "bootx.starter.third.wecom.corp-secret=s1",
					"bootx.starter.third.wecom.agent-id=7")
			.run((context) -> {
				PlatformSimulator simulator = context.getBean(PlatformSimulator.class);
				Map<String, String> agent = Map.of("corpSecret", "s2", "agentId", "8", "token", "t", "encodingAesKey",
						KEY);
				stored(context, "wecom.agents.hr", agent);
				assertThat(simulator.wecom().agent("ww1", 8).user("lisi").sends("hi").accepted()).isTrue();
				assertThat(this.host.onlyCall().path()).isEqualTo("/wecom/portal/hr");
				stored(context, "wecom.agents.hr", Map.of("corpSecret", "s3", "agentId", "8"));
				assertThat(simulator.wecom().agent("ww1", 8).agent().corpSecret()).isEqualTo("s3");
				stored(context, "wecom.agents.hr", Map.of());
				assertThat(simulator.wecom().agents()).extracting((known) -> known.agent().id()).containsExactly("7");
			});
	}

	@Test
	void anApplicationOfDingTalkIsAddedChangedAndRemoved() {
		this.runner.run((context) -> {
			PlatformSimulator simulator = context.getBean(PlatformSimulator.class);
			stored(context, "ding-talk.apps.hr",
					Map.of("appKey", "k1", "appSecret", "s1", "token", "t", "encodingAesKey", KEY));
			simulator.dingtalk().app("k1").events().push("user_add_org", Map.of());
			assertThat(this.host.calls().get(0).path()).isEqualTo("/dingtalk/portal/hr");
			stored(context, "ding-talk.apps.hr", Map.of("appKey", "k1", "appSecret", "s2"));
			assertThat(simulator.dingtalk().app("k1").app().appSecret()).isEqualTo("s2");
			stored(context, "ding-talk.apps.hr", Map.of());
			assertThat(simulator.dingtalk().apps()).isEmpty();
		});
	}

	@Test
	void aRobotGetsAnotherKeyAndAnotherSecret() {
		this.runner.run((context) -> {
			PlatformSimulator simulator = context.getBean(PlatformSimulator.class);
			stored(context, "wecom.robots.夜.班", Map.of("key", "k1", "name", "Night"));
			stored(context, "wecom.robots.夜.班", Map.of("webhook", "https://qyapi.weixin.qq.com/x?key=k2"));
			assertThat(simulator.wecom().robots()).containsExactly("k2");
			stored(context, "ding-talk.robots.night", Map.of("accessToken", "t1"));
			stored(context, "ding-talk.robots.night", Map.of("accessToken", "t1", "secret", "SEC1"));
			assertThat(simulator.dingtalk().robots()).containsExactly(DingRobot.of("t1").withSecret("SEC1"));
			stored(context, "ding-talk.robots.night", Map.of());
			stored(context, "wecom.robots.夜.班", Map.of());
			assertThat(simulator.dingtalk().robots()).isEmpty();
			assertThat(simulator.wecom().robots()).isEmpty();
		});
	}

	@Test
	void aRobotOfTwoNamesStaysUntilBothAreGone() {
		this.runner.run((context) -> {
			PlatformSimulator simulator = context.getBean(PlatformSimulator.class);
			stored(context, "wecom.robots.day", Map.of("key", "k1"));
			stored(context, "wecom.robots.night", Map.of("key", "k1"));
			stored(context, "wecom.robots.day", Map.of());
			assertThat(simulator.wecom().robots()).containsExactly("k1");
			stored(context, "wecom.robots.night", Map.of());
			assertThat(simulator.wecom().robots()).isEmpty();
		});
	}

	@Test
	void whatTheTestRegisteredStaysAsItIs() {
		this.runner.run((context) -> {
			PlatformSimulator simulator = context.getBean(PlatformSimulator.class);
			simulator.wechat().register(OfficialAccount.plain("wx1", "other-secret", "t"));
			stored(context, "wechat.accounts.shop", Map.of("appId", "wx1", "appSecret", "s1"));
			stored(context, "wechat.accounts.shop", Map.of());
			assertThat(token(simulator, "other-secret")).isPositive();
			simulator.wecom().registerRobot("k1");
			stored(context, "wecom.robots.own", Map.of("key", "k1"));
			stored(context, "wecom.robots.own", Map.of());
			assertThat(simulator.wecom().robots()).containsExactly("k1");
		});
	}

	@Test
	void anAuthorizerOfARunBeforeIsRestoredOnce() {
		this.runner.withPropertyValues("bootx.starter.third.wechat-open.component-app-id=wxcomp",
				"bootx.starter.third.wechat-open.component-app-secret=s", "bootx.starter.third.wechat-open.token=token",
				"bootx.starter.third.wechat-open.encoding-aes-key=" + KEY)
			.run((context) -> {
				PlatformSimulator simulator = context.getBean(PlatformSimulator.class);
				Map<String, String> authorizer = Map.of("componentAppId", "wxcomp", "refreshToken", "r1", "miniProgram",
						"false", "functions", "1,7");
				stored(context, "wechat-open.authorizers.wx1", authorizer);
				assertThat(simulator.wechatOpen().component("wxcomp").authorizers()).containsExactly("wx1");
				simulator.wechat().account("wx1").fan("oFan").sends("hi");
				assertThat(this.host.onlyCall().path()).isEqualTo("/wechat/open/wx1/message");
				simulator.wechatOpen().component("wxcomp").unauthorize("wx1");
				stored(context, "wechat-open.authorizers.wx1", authorizer);
				assertThat(simulator.wechatOpen().component("wxcomp").authorizers()).as("withdrawn").isEmpty();
				stored(context, "wechat-open.authorizers.wx2", Map.of("componentAppId", "other", "refreshToken", "r2"));
				assertThat(simulator.wechat().accounts()).hasSize(1);
			});
	}

	@Test
	void theSecretOfARealAccountIsNotTaken(CapturedOutput output) {
		Map<String, String> real = Map.of("appId", "wx1", "appSecret", REAL);
		this.runner.run((context) -> {
			stored(context, "wechat.accounts.shop", real);
			assertThat(context.getBean(PlatformSimulator.class).wechat().accounts()).isEmpty();
			assertThat(output).contains("bootx.starter.third.wechat.accounts.shop").doesNotContain(REAL);
		});
		this.runner.withPropertyValues("bootx.starter.third.simulator.allow-in-production=true").run((context) -> {
			stored(context, "wechat.accounts.shop", real);
			assertThat(context.getBean(PlatformSimulator.class).wechat().accounts()).hasSize(1);
		});
	}

	@Test
	void otherEventsAndUnknownKindsAreIgnored() {
		this.runner.run((context) -> {
			context.publishEvent("hello");
			stored(context, "wechat.menus.spring", Map.of("appId", "wx1", "appSecret", "s1"));
			stored(context, "wechat.accounts.shop", Map.of("appId", "wx1"));
			stored(context, "wechat.accounts.gone", Map.of());
			assertThat(context.getBean(PlatformSimulator.class).wechat().accounts()).isEmpty();
		});
	}

	private static void stored(ApplicationContext context, String property, Map<String, String> values) {
		context.publishEvent(new MapPropertySource("bootx.starter.third." + property, Map.copyOf(values)));
	}

	private static int token(PlatformSimulator simulator, String secret) {
		return new ApiClient(simulator).get("/cgi-bin/token?grant_type=client_credential&appid=wx1&secret=" + secret)
			.path("expires_in")
			.asInt();
	}

}
