package cn.bootx.starter.wechat.forward;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import cn.bootx.starter.core.callback.portal.PushForwarder;
import cn.bootx.starter.core.autoconfigure.CoreAutoConfiguration;
import cn.bootx.starter.core.config.InvalidConfigurationException;
import cn.bootx.starter.core.observe.ThirdObserver;
import cn.bootx.starter.wechat.autoconfigure.WeChatAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

class ForwardConfigurationTests {

	private static final String PREFIX = "bootx.starter.third.wechat.";

	private static final String TARGET = PREFIX + "portal.forward[0].";

	private final ApplicationContextRunner context = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CoreAutoConfiguration.class, WeChatAutoConfiguration.class))
		.withPropertyValues(PREFIX + "app-id=wx0123456789abcdef", PREFIX + "app-secret=secret123",
				PREFIX + "token=simtoken");

	@Test
	void takesAllThatATargetCanHave() {
		this.context
			.withPropertyValues(TARGET + "url=https://erp.example.com/wechat?key=k", TARGET + "types=text,subscribe",
					TARGET + "accounts=default", TARGET + "timeout=3s", TARGET + "queue=50", TARGET + "max-hops=2",
					PREFIX + "portal.forward[1].url=http://localhost:8081/wechat/portal")
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(PushForwarder.class));
	}

	@Test
	void startsNoThreadWithoutAPush() {
		this.context.withPropertyValues(TARGET + "url=https://erp.example.com").run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName)
				.noneMatch((name) -> name.startsWith("bootx-third-forward"));
		});
	}

	@Test
	void leavesTheWorkToAForwarderOfTheHost() {
		PushForwarder own = new PushForwarder(List.of(), Duration.ofMinutes(5), Duration.ofSeconds(1),
				Clock.systemUTC(), ThirdObserver.NONE);
		this.context.withBean("weChatForwarder", PushForwarder.class, () -> own)
			.run((context) -> assertThat(context.getBean(PushForwarder.class)).isSameAs(own));
	}

	@Test
	void doesNotExistWithoutAPortal() {
		this.context.withPropertyValues(PREFIX + "portal.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(PushForwarder.class));
	}

	@ParameterizedTest
	@CsvSource({ "url, ftp://erp.example.com/, http://", "url, erp.example.com, http://",
			"url, https:///wechat, names no host", "url, https://me:pw@erp.example.com/, user name",
			"url, https://erp.example.com/#/wechat, fragment", "url, http://erp.example.com/, not https",
			"timeout, 0s, PT0S", "timeout, 2m, PT2M", "queue, 0, 0", "queue, 100001, 100001", "max-hops, 0, 0",
			"max-hops, 11, 11", "'types[0]', ' ', blank", "'accounts[0]', ' ', blank" })
	void failsWithTheNameOfTheProperty(String name, String value, String problem) {
		String url = name.equals("url") ? value : "https://erp.example.com/";
		this.context.withPropertyValues(TARGET + "url=" + url, TARGET + name + "=" + value).run((context) -> {
			InvalidConfigurationException failure = (InvalidConfigurationException) rootCause(
					context.getStartupFailure());
			assertThat(failure.property()).isEqualTo(TARGET + name.replace("[0]", ""));
			assertThat(failure.problem()).contains(problem).doesNotContain("pw");
			assertThat(failure.remedy()).isNotBlank();
		});
	}

	@Test
	void failsWhereTheAddressIsMissing() {
		this.context.withPropertyValues(TARGET + "types=text").run((context) -> {
			assertThat(rootCause(context.getStartupFailure())).hasMessageContaining(TARGET + "url")
				.hasMessageContaining("it is missing");
		});
	}

	@Test
	void anAddressIsNeverRepeatedWithItsQuery() {
		this.context.withPropertyValues(TARGET + "url=http://erp.example.com/wechat?key=hidden")
			.run((context) -> assertThat(rootCause(context.getStartupFailure()))
				.isInstanceOf(InvalidConfigurationException.class)
				.hasMessageNotContaining("hidden"));
	}

	private static Throwable rootCause(Throwable failure) {
		assertThat(failure).isNotNull();
		Throwable cause = failure;
		while (cause.getCause() != null) {
			cause = cause.getCause();
		}
		return cause;
	}

}
