package cn.bootx.starter.simulator.autoconfigure;

import cn.bootx.starter.simulator.ApiClient;
import cn.bootx.starter.simulator.HostStub;
import cn.bootx.starter.simulator.PlatformSimulator;
import cn.bootx.starter.simulator.crypto.MessageSeal;
import cn.bootx.starter.simulator.push.XmlReply;
import cn.bootx.starter.simulator.wechat.SimulatedAccount;
import cn.bootx.starter.simulator.wechat.push.PushFormat;
import cn.bootx.starter.simulator.wechat.push.PushMode;
import cn.bootx.starter.simulator.wechat.push.PushTarget;
import cn.bootx.starter.simulator.wechatopen.SimulatedComponent;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

@ExtendWith(OutputCaptureExtension.class)
class SimulatorAutoConfigurationTests {

	private static final String KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";

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
	void isOffUnlessSwitchedOn() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(SimulatorAutoConfiguration.class))
			.run((context) -> assertThat(context).doesNotHaveBean(PlatformSimulator.class));
	}

	@Test
	void startsAndSaysSo(CapturedOutput output) {
		this.runner.run((context) -> {
			PlatformSimulator simulator = context.getBean(PlatformSimulator.class);
			assertThat(new ApiClient(simulator).get("/_sim/accounts").path("accounts")).isEmpty();
			assertThat(output).contains("are simulated").contains(simulator.baseUrl());
		});
	}

	@Test
	void stopsWithTheContext() {
		this.runner.run((context) -> {
			PlatformSimulator simulator = context.getBean(PlatformSimulator.class);
			int port = simulator.baseUri().getPort();
			context.close();
			PlatformSimulator.builder().port(port).start().close();
		});
	}

	@Test
	void aPausedContextContinuesWithItsFans() {
		account(this.runner).run((context) -> {
			PlatformSimulator simulator = context.getBean(PlatformSimulator.class);
			simulator.wechat().account("wx1").fan("oFan");
			context.getSourceApplicationContext().stop();
			context.getSourceApplicationContext().start();
			assertThat(new ApiClient(simulator).get("/_sim/accounts/wx1/people").findValuesAsText("id"))
				.containsExactly("oFan");
		});
	}

	@Test
	void aHostsOwnSimulatorWins() {
		this.runner.withUserConfiguration(OwnSimulator.class)
			.run((context) -> assertThat(context.getBean(PlatformSimulator.class)).isSameAs(OwnSimulator.SIMULATOR));
	}

	@Test
	void aHostsSetupRunsBesideTheBuiltInOnes() {
		account(this.runner).withUserConfiguration(OwnSetup.class)
			.run((context) -> assertThat(context.getBean(PlatformSimulator.class).wechat().account("wx1").people())
				.extracting((fan) -> fan.openId())
				.containsExactly("oDemo"));
	}

	@Test
	void theConfiguredAccountIsKnownAndPushesToItsPortal() {
		account(this.runner).run((context) -> {
			PlatformSimulator simulator = context.getBean(PlatformSimulator.class);
			assertThat(simulator.wechat().account("wx1").fan("oFan").sends("hi").accepted()).isTrue();
			HostStub.Call call = this.host.onlyCall();
			assertThat(call.path()).isEqualTo("/wechat/portal");
			assertThat(new MessageSeal(KEY, "wx1").open(XmlReply.parse(call.body()).text("Encrypt")).text())
				.contains("hi");
			JsonNode token = new ApiClient(simulator)
				.get("/cgi-bin/token?grant_type=client_credential&appid=wx1&secret=secret1");
			assertThat(token.path("expires_in").asInt()).isEqualTo(7200);
		});
	}

	@Test
	void namedAccountsPushToTheirOwnPath() {
		account(this.runner)
			.withPropertyValues("bootx.starter.third.wechat.accounts.shop.app-id=wxshop",
					"bootx.starter.third.wechat.accounts.shop.app-secret=s2",
					"bootx.starter.third.wechat.accounts.shop.token=shopToken")
			.run((context) -> {
				context.getBean(PlatformSimulator.class).wechat().account("wxshop").fan("oFan").sends("plain");
				assertThat(this.host.onlyCall().path()).isEqualTo("/wechat/portal/shop");
				assertThat(this.host.onlyCall().body()).as("no key, so clear").contains("plain");
			});
	}

	@Test
	void portalPathModeAndContextPathAreFollowed() {
		account(this.runner)
			.withPropertyValues("bootx.starter.third.wechat.portal.path=/cb", "server.servlet.context-path=/app/",
					"bootx.starter.third.wechat.portal.mode=plain")
			.run((context) -> {
				context.getBean(PlatformSimulator.class).wechat().account("wx1").fan("oFan").sends("clear");
				assertThat(this.host.onlyCall().path()).isEqualTo("/app/cb");
				assertThat(this.host.onlyCall().body()).contains("clear");
			});
	}

	@Test
	void theCallbackBaseUrlWins() {
		account(this.runner)
			.withPropertyValues("local.server.port=1",
					"bootx.starter.third.simulator.callback-base-url=" + this.host.uri("/proxy/"))
			.run((context) -> {
				context.getBean(PlatformSimulator.class).wechat().account("wx1").fan("oFan").sends("hi");
				assertThat(this.host.onlyCall().path()).isEqualTo("/proxy/wechat/portal");
			});
	}

	/** The platform's own waits are ten seconds. */
	@Test
	@Timeout(8)
	void theWaitsBeforeARefusedPushIsRepeatedAreShortened() {
		account(this.runner).withPropertyValues("bootx.starter.third.simulator.waits=0").run((context) -> {
			this.host.answers((call) -> new HostStub.Answer(503, ""));
			SimulatedAccount account = context.getBean(PlatformSimulator.class).wechat().account("wx1");
			assertThat(account.fan("oFan").sends("hi").attempts()).hasSize(3);
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "-0.1", "1.1", "NaN" })
	void aShareOfTheWaitsThatIsNoneIsRefused(String waits) {
		this.runner.withPropertyValues("bootx.starter.third.simulator.waits=" + waits)
			.run((context) -> assertThat(context.getStartupFailure()).rootCause()
				.hasMessage("bootx.starter.third.simulator.waits must be 0 to 1, not " + waits));
	}

	@Test
	void anApplicationWithoutAWebServerIsToldWhatToSet() {
		account(new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(SimulatorAutoConfiguration.class))
			.withPropertyValues("bootx.starter.third.simulator.enabled=true", "bootx.starter.third.simulator.port=0"))
			.run((context) -> assertThatIllegalStateException()
				.isThrownBy(() -> context.getBean(PlatformSimulator.class).wechat().account("wx1").fan("o").sends("hi"))
				.withMessageContaining("callback-base-url"));
	}

	@Test
	void theConfiguredComponentReceivesTickets() {
		this.runner.withPropertyValues("bootx.starter.third.wechat-open.component-app-id=wxcomp",
				"bootx.starter.third.wechat-open.component-app-secret=s", "bootx.starter.third.wechat-open.token=token",
				"bootx.starter.third.wechat-open.encoding-aes-key=" + KEY)
			.run((context) -> {
				SimulatedComponent component = context.getBean(PlatformSimulator.class)
					.wechatOpen()
					.component("wxcomp");
				assertThat(component.pushTicket().delivered()).isTrue();
				assertThat(this.host.onlyCall().path()).isEqualTo("/wechat/open/auth-event");
			});
	}

	@Test
	void theMiniProgramTheTemplatesAndTheTokenLifetimeAreRead() {
		account(this.runner).withPropertyValues("bootx.starter.third.wechat-applet.app-id=wxmini",
				"bootx.starter.third.wechat-applet.app-secret=mini", "bootx.starter.third.simulator.token-lifetime=90s",
				"bootx.starter.third.simulator.templates.T1={{thing1.DATA}}")
			.run((context) -> {
				PlatformSimulator simulator = context.getBean(PlatformSimulator.class);
				JsonNode token = new ApiClient(simulator)
					.get("/cgi-bin/token?grant_type=client_credential&appid=wxmini&secret=mini");
				assertThat(token.path("expires_in").asInt()).isEqualTo(90);
				String access = simulator.wechat().account("wx1").tokens().issue();
				assertThat(new ApiClient(simulator)
					.get("/cgi-bin/template/get_all_private_template?access_token=" + access)
					.findValuesAsText("template_id")).containsExactly("T1");
			});
	}

	@Test
	void aMiniProgramWithATokenPushesToThePortalOfTheHost() {
		ApplicationContextRunner host = this.runner.withPropertyValues(
				"bootx.starter.third.wechat-applet.app-id=wxmini", "bootx.starter.third.wechat-applet.app-secret=mini",
				"bootx.starter.third.wechat-applet.token=minitoken",
				"bootx.starter.third.wechat-applet.encoding-aes-key=" + KEY);
		host.run((context) -> {
			PushTarget target = context.getBean(PlatformSimulator.class).wechat().miniProgram("wxmini").target();
			assertThat(target).isNotNull();
			assertThat(target.url()).hasPath("/wechat-applet/portal");
			assertThat(target.mode()).isEqualTo(PushMode.SAFE);
			assertThat(target.format()).isEqualTo(PushFormat.JSON);
		});
		host.withPropertyValues("bootx.starter.third.wechat-applet.portal.path=/mini",
				"bootx.starter.third.wechat-applet.portal.mode=compatible")
			.run((context) -> {
				PushTarget target = context.getBean(PlatformSimulator.class).wechat().miniProgram("wxmini").target();
				assertThat(target).isNotNull();
				assertThat(target.url()).hasPath("/mini");
				assertThat(target.mode()).isEqualTo(PushMode.COMPATIBLE);
			});
	}

	@Test
	void aPortOutOfRangeFailsWithItsName() {
		this.runner.withPropertyValues("bootx.starter.third.simulator.port=70000")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("bootx.starter.third.simulator.port")
				.hasMessageContaining("70000"));
	}

	private static ApplicationContextRunner account(ApplicationContextRunner runner) {
		return runner.withPropertyValues("bootx.starter.third.wechat.app-id=wx1",
				"bootx.starter.third.wechat.app-secret=secret1", "bootx.starter.third.wechat.token=token1",
				"bootx.starter.third.wechat.encoding-aes-key=" + KEY);
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnSimulator {

		static final PlatformSimulator SIMULATOR = PlatformSimulator.builder().build();

		@Bean
		PlatformSimulator ownSimulator() {
			return SIMULATOR;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnSetup {

		@Bean
		SimulatorSetup demoFan() {
			return (simulator, environment, callbackUrl) -> simulator.wechat().accounts().get(0).fan("oDemo");
		}

	}

}
