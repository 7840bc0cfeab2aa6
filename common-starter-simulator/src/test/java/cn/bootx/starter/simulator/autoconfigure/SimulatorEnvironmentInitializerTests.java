package cn.bootx.starter.simulator.autoconfigure;

import cn.bootx.starter.simulator.PlatformSimulator;
import org.junit.jupiter.api.Test;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

import static org.assertj.core.api.Assertions.assertThat;

/** Through a real {@link SpringApplication}, which finds the initializer by itself. */
class SimulatorEnvironmentInitializerTests {

	private static final String THIRD = "bootx.starter.third.";

	@Test
	void pointsEveryPlatformAtTheSimulator() {
		try (ConfigurableApplicationContext context = run("--" + THIRD + "simulator.enabled=true",
				"--" + THIRD + "simulator.port=0")) {
			Environment environment = context.getEnvironment();
			String base = context.getBean(PlatformSimulator.class).baseUrl();
			assertThat(environment.getProperty(THIRD + "simulator.port")).isNotEqualTo("0");
			assertThat(base).endsWith(":" + environment.getProperty(THIRD + "simulator.port"));
			for (String host : new String[] { "wechat.hosts.api", "wechat.hosts.mp", "wechat.hosts.open",
					"wechat-open.hosts.api", "wechat-open.hosts.mp", "wechat-open.hosts.open",
					"wechat-applet.hosts.api" }) {
				assertThat(environment.getProperty(THIRD + host)).as(host).isEqualTo(base);
			}
			assertThat(environment.getProperty(THIRD + "wecom.hosts.api")).isEqualTo(base + "/qyapi");
			assertThat(environment.getProperty(THIRD + "wecom.hosts.login")).isEqualTo(base + "/wecomlogin");
			assertThat(environment.getProperty(THIRD + "wecom.hosts.open")).isEqualTo(base + "/wecomlogin");
			assertThat(environment.getProperty(THIRD + "ding-talk.hosts.oapi")).isEqualTo(base + "/oapi");
			assertThat(environment.getProperty(THIRD + "ding-talk.hosts.api")).isEqualTo(base + "/dingapi");
			assertThat(environment.getProperty(THIRD + "ding-talk.hosts.login")).isEqualTo(base + "/dinglogin");
		}
	}

	@Test
	void whatTheHostSetsItselfStays() {
		try (ConfigurableApplicationContext context = run("--" + THIRD + "simulator.enabled=true",
				"--" + THIRD + "simulator.port=0", "--" + THIRD + "wecom.hosts.api=https://proxy.example")) {
			assertThat(context.getEnvironment().getProperty(THIRD + "wecom.hosts.api"))
				.isEqualTo("https://proxy.example");
		}
	}

	@Test
	void addsNoCredentials() {
		try (ConfigurableApplicationContext context = run("--" + THIRD + "simulator.enabled=true",
				"--" + THIRD + "simulator.port=0")) {
			assertThat(context.getEnvironment().getProperty(THIRD + "wechat.app-id")).isNull();
			assertThat(context.getBean(PlatformSimulator.class).wechat().accounts()).isEmpty();
		}
	}

	@Test
	void doesNothingUnlessSwitchedOn() {
		try (ConfigurableApplicationContext context = run()) {
			assertThat(context.getEnvironment().getProperty(THIRD + "wechat.hosts.api")).isNull();
			assertThat(context.getBeanNamesForType(PlatformSimulator.class)).isEmpty();
		}
	}

	private static ConfigurableApplicationContext run(String... arguments) {
		return new SpringApplicationBuilder(Host.class).web(WebApplicationType.NONE).run(arguments);
	}

	@EnableAutoConfiguration
	static class Host {

	}

}
