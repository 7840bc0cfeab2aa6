package cn.bootx.starter.dingtalk.autoconfigure;

import cn.bootx.starter.testing.Await;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import cn.bootx.starter.core.autoconfigure.CoreAutoConfiguration;
import cn.bootx.starter.core.config.InvalidConfigurationException;
import cn.bootx.starter.core.health.HealthProbe;
import cn.bootx.starter.dingtalk.handler.DingTalkDispatch;
import cn.bootx.starter.dingtalk.handler.DingTalkEvent;
import cn.bootx.starter.dingtalk.missed.DingTalkMissedEvents;
import cn.bootx.starter.dingtalk.stream.DingTalkStreamConnections;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Portal, Stream mode and admin endpoints: when they are there, and when they must not
 * be.
 */
class DingTalkPushAutoConfigurationTests {

	private static final String PREFIX = "bootx.starter.third.ding-talk.";

	private static final String KEY = "abcdefghijABCDEFGHIJ0123456789abcdefghijABC";

	private static final AutoConfigurations ALL = AutoConfigurations.of(CoreAutoConfiguration.class,
			DingTalkAutoConfiguration.class);

	private static final String[] APP = { PREFIX + "app-key=dingabc", PREFIX + "app-secret=s3cr3t-of-the-app" };

	private final WebApplicationContextRunner web = new WebApplicationContextRunner().withConfiguration(ALL)
		.withPropertyValues(APP);

	private final ApplicationContextRunner noWeb = new ApplicationContextRunner().withConfiguration(ALL)
		.withPropertyValues(APP);

	@Test
	void mapsNoPortalWithoutAToken() {
		this.web.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("dingTalkPortalController"));
	}

	@Test
	void readsMissedEventsOnlyWhereItIsSwitchedOn() {
		this.web.run((context) -> assertThat(context).doesNotHaveBean(DingTalkMissedEvents.class));
		this.web
			.withPropertyValues(PREFIX + "missed-events.enabled=true", PREFIX + "hosts.oapi=http://127.0.0.1:1",
					PREFIX + "hosts.api=http://127.0.0.1:1")
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(DingTalkMissedEvents.class));
	}

	@Test
	void mapsThePortalWithAToken() {
		this.web.withPropertyValues(PREFIX + "token=token1", PREFIX + "encoding-aes-key=" + KEY)
			.run((context) -> assertThat(context).hasBean("dingTalkPortalController"));
	}

	@Test
	void mapsThePortalForTheTokenOfANamedApplication() {
		this.web
			.withPropertyValues(PREFIX + "apps.crm.app-key=dingcrm", PREFIX + "apps.crm.app-secret=other-secret",
					PREFIX + "apps.crm.token=token1", PREFIX + "apps.crm.encoding-aes-key=" + KEY)
			.run((context) -> assertThat(context).hasBean("dingTalkPortal"));
	}

	@Test
	void mapsThePortalForRobotMessagesWhereItIsSwitchedOn() {
		this.web.withPropertyValues(PREFIX + "portal.enabled=true")
			.run((context) -> assertThat(context).hasBean("dingTalkPortal"));
	}

	@Test
	void mapsNoPortalWhereItIsSwitchedOff() {
		this.web
			.withPropertyValues(PREFIX + "token=token1", PREFIX + "encoding-aes-key=" + KEY,
					PREFIX + "portal.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("dingTalkPortal"));
	}

	@Test
	void hasHandlersButNoPortalWithoutAWebServer() {
		this.noWeb.withPropertyValues(PREFIX + "token=token1", PREFIX + "encoding-aes-key=" + KEY)
			.run((context) -> assertThat(context).hasSingleBean(DingTalkDispatch.class)
				.doesNotHaveBean("dingTalkPortal"));
	}

	@Test
	void startsWithoutSpringWeb() {
		this.noWeb.withClassLoader(new FilteredClassLoader("org.springframework.web", "org.springframework.http"))
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(DingTalkDispatch.class));
	}

	@ParameterizedTest
	@CsvSource({ "token=token1,encoding-aes-key,missing", "encoding-aes-key=" + KEY + ",token,missing",
			"token=?,token,placeholder", "token=to-ken,token,letters or digits" })
	void failsWithThePropertyOfASubscriptionThatCannotWork(String property, String named, String problem) {
		this.web.withPropertyValues(PREFIX + property, PREFIX + "portal.enabled=true").run((context) -> {
			assertThat(context.getStartupFailure()).rootCause()
				.isInstanceOf(InvalidConfigurationException.class)
				.hasMessageContaining(PREFIX + named)
				.hasMessageContaining(problem);
		});
	}

	@Test
	void refusesAShortAesKey() {
		this.web.withPropertyValues(PREFIX + "token=token1", PREFIX + "encoding-aes-key=short")
			.run((context) -> assertThat(context.getStartupFailure()).rootCause()
				.hasMessageContaining("this one has 5 characters"));
	}

	@Test
	void connectsInStreamModeOnlyWhereItIsSwitchedOn() {
		this.noWeb.run((context) -> assertThat(context).doesNotHaveBean(DingTalkStreamConnections.class));
		this.noWeb.withPropertyValues(PREFIX + "stream.enabled=true", PREFIX + "hosts.api=http://127.0.0.1:1")
			.run((context) -> assertThat(context.getBean(DingTalkStreamConnections.class).status()).singleElement()
				.matches(DingTalkStreamConnections.Status::running)
				.matches((status) -> !status.connected()));
	}

	@Test
	void isUnhealthyWhileAConnectionCannotBeOpened() {
		this.noWeb.withPropertyValues(PREFIX + "stream.enabled=true", PREFIX + "hosts.api=http://127.0.0.1:1")
			.run((context) -> {
				HealthProbe probe = context.getBean("dingTalkStreamHealthProbe", HealthProbe.class);
				assertThat(probe.platform()).isEqualTo("ding-talk");
				Await.until("refused", () -> probe.report().state() == HealthProbe.State.DOWN);
				assertThat(probe.report().details()).containsEntry("stream.default", "not connected");
			});
	}

	@Test
	void namesTheApplicationThatCannotBeConnected() {
		this.noWeb.withPropertyValues(PREFIX + "stream.enabled=true", PREFIX + "stream.apps=crm")
			.run((context) -> assertThat(context.getStartupFailure()).rootCause()
				.hasMessageContaining(PREFIX + "stream.apps")
				.hasMessageContaining("'crm'"));
	}

	@Test
	void mapsAdminEndpointsOnlyWithAnAuthorizer() {
		this.web.run((context) -> assertThat(context).doesNotHaveBean("dingRobotConfigController"));
		this.web.withPropertyValues(PREFIX + "admin.enabled=true")
			.run((context) -> assertThat(context.getStartupFailure()).rootCause()
				.hasMessageContaining(PREFIX + "admin.enabled")
				.hasMessageContaining("ThirdAdminAuthorizer"));
	}

	@Test
	void saysWhatIsWrongWithAnAnnotatedMethod() {
		this.noWeb.withUserConfiguration(WrongListener.class)
			.run((context) -> assertThat(context.getStartupFailure())
				.hasMessageContaining("must be one of String account, DingTalkEventMessage"));
	}

	@Configuration(proxyBeanMethods = false)
	static class WrongListener {

		@Bean
		Wrong wrong() {
			return new Wrong();
		}

	}

	static final class Wrong {

		@DingTalkEvent
		void on(String text) {
		}

	}

}
