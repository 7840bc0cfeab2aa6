package cn.bootx.starter.dingtalk.autoconfigure;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import okhttp3.HttpUrl;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import cn.bootx.starter.dingtalk.login.DingTalkLoginService;
import cn.bootx.starter.dingtalk.user.DingTalkUserService;
import cn.bootx.starter.dingtalk.message.DingTalkCardService;
import cn.bootx.starter.dingtalk.task.DingTalkApprovalService;
import cn.bootx.starter.dingtalk.task.DingTalkTodoService;
import cn.bootx.starter.dingtalk.user.DingTalkBindingService;
import cn.bootx.starter.dingtalk.user.DingTalkContactService;
import cn.bootx.starter.dingtalk.message.DingTalkChatService;
import cn.bootx.starter.dingtalk.message.DingTalkAppRobotSender;
import cn.bootx.starter.dingtalk.message.DingTalkNoticeReceivers;
import cn.bootx.starter.dingtalk.client.DingTalkClient;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.autoconfigure.CoreAutoConfiguration;
import cn.bootx.starter.core.client.OkHttpClientCustomizer;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.config.InvalidConfigurationException;
import cn.bootx.starter.core.robot.Robot;
import cn.bootx.starter.core.store.InMemoryRecordStore;
import cn.bootx.starter.dingtalk.client.DingTalkAccounts;
import cn.bootx.starter.dingtalk.client.DingAccessService;
import cn.bootx.starter.dingtalk.client.DingTalkHttp;
import cn.bootx.starter.dingtalk.media.DingMediaService;
import cn.bootx.starter.dingtalk.message.DingTalkNoticeSender;
import cn.bootx.starter.dingtalk.robot.DingRobotNoticeSender;
import cn.bootx.starter.dingtalk.robot.DingTalkRobots;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mockito.Mockito.when;
import static org.mockito.Mockito.mock;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.ArgumentMatchers.any;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThat;

class DingTalkAutoConfigurationTests {

	private static final String PREFIX = "bootx.starter.third.ding-talk.";

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CoreAutoConfiguration.class, DingTalkAutoConfiguration.class))
		.withClassLoader(new FilteredClassLoader("org.springframework.data.redis", "org.springframework.jdbc"));

	private final ApplicationContextRunner app = this.runner.withPropertyValues(PREFIX + "app-key=dingabc",
			PREFIX + "app-secret=s3cr3t-of-the-app", PREFIX + "agent-id=1001");

	@Test
	void staysAwayWithoutAnApplicationOrRobot() {
		this.runner.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(DingTalkAccounts.class));
	}

	@Test
	void offersTheServicesOfTheDefaultApplication() {
		this.app.run((context) -> {
			assertThat(context).hasSingleBean(DingAccessService.class)
				.hasSingleBean(DingMediaService.class)
				.hasSingleBean(DingTalkNoticeSender.class)
				.hasSingleBean(DingRobotNoticeSender.class)
				.hasSingleBean(DingTalkApprovalService.class)
				.hasSingleBean(DingTalkTodoService.class)
				.hasSingleBean(DingTalkContactService.class)
				.hasSingleBean(DingTalkBindingService.class);
			assertThat(context.getBean(DingTalkClient.class).credentials().agentId()).isEqualTo(1001);
		});
	}

	@Test
	void isOffWhenDisabled() {
		this.app.withPropertyValues(PREFIX + "enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(DingTalkAccounts.class));
	}

	@Test
	void needsNoApplicationForRobots() {
		this.runner.withPropertyValues(PREFIX + "robots.ops.access-token=abc")
			.run((context) -> assertThat(context).hasSingleBean(DingRobotNoticeSender.class)
				.doesNotHaveBean(DingTalkNoticeSender.class));
	}

	@Test
	void knowsNamedApplications() {
		this.app
			.withPropertyValues(PREFIX + "apps.crm.app-key=dingcrm", PREFIX + "apps.crm.app-secret=other-secret",
					PREFIX + "apps.crm.robot-code=dingbot")
			.run((context) -> {
				DingTalkAccounts accounts = context.getBean(DingTalkAccounts.class);
				assertThat(accounts.names()).containsExactlyInAnyOrder("default", "crm");
				assertThat(accounts.account("crm").credentials().robotCode()).isEqualTo("dingbot");
				assertThat(accounts.getDefault().credentials().robotCode()).isEqualTo("dingabc");
			});
	}

	@Test
	void takesTheOnlyNamedApplicationAsTheDefault() {
		this.runner.withPropertyValues(PREFIX + "apps.crm.app-key=dingcrm", PREFIX + "apps.crm.app-secret=x-secret")
			.run((context) -> assertThat(context.getBean(DingTalkClient.class).credentials().name()).isEqualTo("crm"));
	}

	@Test
	void asksForANameAmongSeveralNamedApplications() {
		this.runner.withPropertyValues(PREFIX + "apps.a.app-key=dinga", PREFIX + "apps.a.app-secret=secret-a",
				PREFIX + "apps.a.agent-id=1", PREFIX + "apps.b.app-key=dingb", PREFIX + "apps.b.app-secret=secret-b",
				PREFIX + "hosts.api=http://127.0.0.1:1", PREFIX + "hosts.oapi=http://127.0.0.1:1")
			.run((context) -> {
				DingTalkNoticeSender sender = context.getBean(DingTalkNoticeSender.class);
				assertNotFound(() -> sender.sendText(DingTalkNoticeReceivers.users("u1"), "x"), "[a, b]");
				assertNotFound(() -> context.getBean(DingAccessService.class).getAccessToken(), "[a, b]");
				assertNotFound(() -> sender.account("c"), "there is no app 'c'; there are [a, b]");
				assertThatExceptionOfType(PlatformException.class)
					.isThrownBy(() -> sender.account("a").sendText(DingTalkNoticeReceivers.users("u1"), "x"))
					.matches((failure) -> failure.category() == ErrorCategory.TRANSIENT);
			});
	}

	@Test
	void everyServiceHasTheOtherAccounts() {
		this.app.withPropertyValues(PREFIX + "apps.crm.app-key=dingcrm", PREFIX + "apps.crm.app-secret=other-secret")
			.run((context) -> {
				assertThat(context.getBean(DingTalkClient.class).account("crm").credentials().appKey())
					.isEqualTo("dingcrm");
				assertThat(context.getBean(DingAccessService.class).account("crm")).isNotNull();
				assertThat(context.getBean(DingMediaService.class).account("crm")).isNotNull();
				assertThat(context.getBean(DingTalkNoticeSender.class).account("crm")).isNotNull();
				assertThat(context.getBean(DingTalkAppRobotSender.class).account("crm")).isNotNull();
				assertThat(context.getBean(DingTalkChatService.class).account("crm")).isNotNull();
				assertThat(context.getBean(DingTalkCardService.class).account("crm")).isNotNull();
				assertThat(context.getBean(DingTalkUserService.class).account("crm")).isNotNull();
				assertThat(context.getBean(DingTalkLoginService.class).account("crm")).isNotNull();
			});
	}

	@Test
	void theNoticeSenderUploadsWithTheHostsOwnMediaService() {
		DingMediaService media = mock(DingMediaService.class);
		when(media.uploadMedia(any(), eq("a.png"), eq("image")))
			.thenThrow(new IllegalStateException("the host's own service"));
		this.app.withBean(DingMediaService.class, () -> media)
			.run((context) -> assertThatIllegalStateException()
				.isThrownBy(() -> context.getBean(DingTalkNoticeSender.class)
					.sendImage(DingTalkNoticeReceivers.users("u1"), InputStream.nullInputStream(), "a.png"))
				.withMessage("the host's own service"));
	}

	@Test
	void agentIdsAreExactBeyondTheIntegersOfADouble() {
		this.app.withPropertyValues(PREFIX + "agent-id=9007199254740993")
			.run((context) -> assertThat(context.getBean(DingTalkClient.class).credentials().agentId())
				.isEqualTo(9007199254740993L));
	}

	private static void assertNotFound(ThrowingCallable call, String message) {
		assertThatExceptionOfType(PlatformException.class).isThrownBy(call)
			.withMessageContaining(message)
			.matches((failure) -> failure.category() == ErrorCategory.NOT_FOUND);
	}

	@Test
	void backsOffToBeansOfTheHost() {
		this.app.withUserConfiguration(HostRegistry.class).run((context) -> {
			assertThat(context).hasSingleBean(DingTalkRobots.class);
			assertThat(context.getBean(DingTalkRobots.class)).isInstanceOf(OneRobot.class);
		});
	}

	@Test
	void letsTheHostChangeTheHttpClient() {
		this.app
			.withBean(OkHttpClientCustomizer.class,
					() -> (platform, builder) -> builder.followRedirects(platform == Platform.DING_TALK))
			.run((context) -> assertThat(context.getBean(DingTalkHttp.class).okHttp().followRedirects()).isTrue());
	}

	@Test
	void readsTheTokenOutOfAWebhookAddressAndDropsAStaleSignature() {
		this.runner
			.withPropertyValues(PREFIX
					+ "robots.ops.webhook=https://oapi.dingtalk.com/robot/send?access_token=abc&timestamp=1&sign=x",
					PREFIX + "robots.ops.secret=SECabc")
			.run((context) -> assertThat(context.getBean(DingTalkRobots.class).require("ops"))
				.isEqualTo(new Robot("ops", HttpUrl.get("https://oapi.dingtalk.com"), "abc", "SECabc")));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "app-key=?|app-key|placeholder", "app-key=|app-key|missing or blank",
			"app-secret=your-app-secret|app-secret|placeholder", "app-secret=|app-secret|missing or blank",
			"hosts.oapi=http://example.com|hosts.oapi|https", "hosts.api=ftp://example.com|hosts.api|not an http",
			"apps.crm.app-secret=abcdef|apps.crm.app-key|missing",
			"robots.ops.access-token=?|robots.ops.access-token|placeholder",
			"robots.ops.secret=SECx|robots.ops.access-token|missing",
			"robots.ops.webhook=https://evil.example.com/robot/send?access_token=a|robots.ops.webhook|evil.example.com",
			"robots.ops.access-token=https://oapi.dingtalk.com/robot/send?access_token=s3cr3t|robots.ops.access-token|whole address",
			"robots.ops.webhook=https://oapi.dingtalk.com/robot/send|robots.ops.webhook|missing" })
	void failsWithThePropertyThatCannotWork(String property, String named, String problem) {
		this.app.withPropertyValues(PREFIX + property).run((context) -> {
			assertThat(context).hasFailed();
			assertThat(context.getStartupFailure()).hasRootCauseInstanceOf(InvalidConfigurationException.class)
				.rootCause()
				.hasMessageContaining(PREFIX + named)
				.hasMessageContaining(problem)
				.hasMessageNotContaining("s3cr3t");
		});
	}

	@Test
	void bindsWithoutShowingSecrets() {
		this.app.withPropertyValues(PREFIX + "robots.ops.access-token=tok3n", PREFIX + "robots.ops.secret=SECx")
			.run((context) -> assertThat(context.getBean(DingTalkProperties.class).toString()
					+ context.getBean(DingTalkProperties.class).robots()
					+ context.getBean(DingTalkProperties.class).defaultApp()
					+ context.getBean(DingTalkAccounts.class).all())
				.doesNotContain("s3cr3t", "tok3n", "SECx"));
	}

	@Configuration(proxyBeanMethods = false)
	static class HostRegistry {

		@Bean
		OneRobot robots() {
			return new OneRobot();
		}

	}

	static final class OneRobot extends DingTalkRobots {

		OneRobot() {
			super(HttpUrl.get("https://oapi.dingtalk.com"), List.of(), Map.of(), new InMemoryRecordStore());
		}

		@Override
		public Optional<Robot> find(String code) {
			return Optional.of(new Robot(code, HttpUrl.get("https://oapi.dingtalk.com"), "t", null));
		}

	}

}
