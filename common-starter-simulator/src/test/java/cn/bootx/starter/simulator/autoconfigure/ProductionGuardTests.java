package cn.bootx.starter.simulator.autoconfigure;

import cn.bootx.starter.simulator.PlatformSimulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

@ExtendWith(OutputCaptureExtension.class)
class ProductionGuardTests {

	private static final String THIRD = "bootx.starter.third.";

	private static final String REAL = "9d1f40c2b7e83a65f0c4d2917be6a358";

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SimulatorAutoConfiguration.class))
		.withPropertyValues(THIRD + "simulator.enabled=true", THIRD + "simulator.port=0");

	@ParameterizedTest
	@ValueSource(strings = { "prod", "production", "PROD-eu" })
	void refusesToStartInAProfileOfProduction(String profile) {
		this.runner.withInitializer((context) -> context.getEnvironment().addActiveProfile(profile))
			.run((context) -> assertThat(context).getFailure().rootCause().hasMessageContaining("'" + profile + "'"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "wechat.app-secret=" + REAL, "wechat.accounts.shop.app-secret=" + REAL,
			"wechat-applet.app-secret=" + REAL, "wechat-open.component-app-secret=" + REAL,
			"wecom.corp-secret=q7Hn2-Vb9xKfT0_wZr4LmYcUe8sGj1PaDo5iNtBhX3k",
			"wecom.agents.hr.corp-secret=q7Hn2-Vb9xKfT0_wZr4LmYcUe8sGj1PaDo5iNtBhX3k",
			"ding-talk.apps.hr.app-secret=q7Hn2-Vb9xKfT0_wZr4LmYcUe8sGj1PaDo5iNtBhX3kW6uRyQdMvElCzJpSgOaTf" })
	void refusesToStartWithACredentialThatLooksReal(String property) {
		this.runner.withPropertyValues(THIRD + property)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining(THIRD + property.substring(0, property.indexOf('=')))
				.message()
				.doesNotContain(property.substring(property.indexOf('=') + 1)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "secret", "51515151515151515151515151515151", "0123456789abcdef0123456789abcdef",
			"abcdefghijABCDEFGHIJ0123456789abcdefghijABC" })
	void startsWithMadeUpCredentials(String secret) {
		this.runner.withPropertyValues(THIRD + "wechat.app-secret=" + secret, THIRD + "wecom.corp-secret=" + secret)
			.run((context) -> assertThat(context).hasSingleBean(PlatformSimulator.class));
	}

	@Test
	void startsWhereItIsAllowedToAllTheSame() {
		this.runner
			.withPropertyValues(THIRD + "wechat.app-secret=" + REAL, THIRD + "simulator.allow-in-production=true")
			.withInitializer((context) -> context.getEnvironment().addActiveProfile("prod"))
			.run((context) -> assertThat(context).hasSingleBean(PlatformSimulator.class));
	}

	@Test
	void saysWhatToDo(CapturedOutput output) {
		SpringApplication application = new SpringApplication(Host.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		assertThatException().isThrownBy(() -> application.run("--spring.profiles.active=prod",
				"--" + THIRD + "simulator.enabled=true", "--" + THIRD + "simulator.port=0"));
		assertThat(output).contains("APPLICATION FAILED TO START", "simulator.allow-in-production=true", "生产环境");
	}

	@ImportAutoConfiguration(SimulatorAutoConfiguration.class)
	static class Host {

	}

}
