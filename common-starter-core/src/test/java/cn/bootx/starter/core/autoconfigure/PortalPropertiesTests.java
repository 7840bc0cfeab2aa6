package cn.bootx.starter.core.autoconfigure;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import cn.bootx.starter.core.callback.portal.LateReplies;
import cn.bootx.starter.core.callback.portal.CallbackPortal;
import cn.bootx.starter.core.callback.CallbackPipeline;
import cn.bootx.starter.core.config.InvalidConfigurationException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PortalPropertiesTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner().withUserConfiguration(Host.class);

	@Test
	void whatIsLeftOutIsThePlatformsOwn() {
		this.runner.run((context) -> {
			PortalProperties portal = context.getBean(Properties.class).portal();
			assertThat(portal.settings(CallbackPipeline.Deadline.DING_TALK)).isEqualTo(new CallbackPortal.Settings(
					Duration.ofMinutes(5), 65536, Duration.ofSeconds(2), LateReplies.Mode.SEND));
			assertThat(portal.pathOr("/p")).isEqualTo("/p");
			assertThat(portal.requireOneForm("p")).isSameAs(portal);
		});
	}

	@Test
	void whatIsConfiguredCounts() {
		this.runner
			.withPropertyValues("p.portal.path=/q", "p.portal.max-clock-skew=1m", "p.portal.max-body-size=1KB",
					"p.portal.handler-timeout=3s", "p.portal.late-reply=drop")
			.run((context) -> {
				PortalProperties portal = context.getBean(Properties.class).portal();
				assertThat(portal.settings(CallbackPipeline.Deadline.WECOM)).isEqualTo(new CallbackPortal.Settings(
						Duration.ofMinutes(1), 1024, Duration.ofSeconds(3), LateReplies.Mode.DROP));
				assertThat(portal.pathOr("/p")).isEqualTo("/q");
			});
	}

	@Test
	void whatAPlatformDoesNotOfferIsRefusedByName() {
		this.runner.withPropertyValues("p.portal.mode=plain")
			.run((context) -> refused(context.getBean(Properties.class).portal(), "p.portal.mode"));
		this.runner.withPropertyValues("p.portal.forward[0].url=https://example.com/")
			.run((context) -> refused(context.getBean(Properties.class).portal(), "p.portal.forward"));
	}

	@Test
	void aPortalNeedsASecretOfAnyAccountOrASwitch() {
		assertMapped(false);
		assertMapped(true, "p.token=t");
		assertMapped(true, "p.key=k");
		assertMapped(true, "p.accounts.crm.token=t");
		assertMapped(true, "p.accounts.My_Crm.key=k");
		assertMapped(false, "p.accounts.crm.name=n");
		assertMapped(true, "p.runtime=true");
		assertMapped(false, "p.runtime=false");
		assertMapped(false, "p.token=t", "p.portal.enabled=false");
		assertMapped(false, "p.runtime=true", "p.portal.enabled=false");
	}

	private void assertMapped(boolean mapped, String... properties) {
		this.runner.withPropertyValues(properties)
			.run((context) -> assertThat(context.containsBean("portal")).isEqualTo(mapped));
	}

	private static void refused(PortalProperties portal, String property) {
		assertThatExceptionOfType(InvalidConfigurationException.class)
			.isThrownBy(() -> portal.requireOneForm("p").requireNoForward("p"))
			.withMessageContaining(property);
	}

	@ConfigurationProperties("p")
	record Properties(@DefaultValue PortalProperties portal) {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableConfigurationProperties(Properties.class)
	@Import(Portal.class)
	static class Host {

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnPortal(prefix = "p", secrets = { "token", "key" }, accounts = "accounts", switches = "runtime")
	static class Portal {

		@Bean
		String portal() {
			return "portal";
		}

	}

}
