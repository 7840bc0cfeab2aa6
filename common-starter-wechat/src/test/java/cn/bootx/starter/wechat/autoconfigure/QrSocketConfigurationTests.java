package cn.bootx.starter.wechat.autoconfigure;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.socket.WebSocketHandler;

import cn.bootx.starter.core.autoconfigure.CoreAutoConfiguration;
import cn.bootx.starter.wechat.people.qrlogin.WeChatQrLoginService;

import static org.assertj.core.api.Assertions.assertThat;

class QrSocketConfigurationTests {

	private static final String PREFIX = "bootx.starter.third.wechat.";

	private static final AutoConfigurations AUTO = AutoConfigurations.of(CoreAutoConfiguration.class,
			WeChatAutoConfiguration.class);

	private static final String[] PROPERTIES = { PREFIX + "app-id=wx0123456789abcdef", PREFIX + "app-secret=secret123",
			PREFIX + "token=simtoken", PREFIX + "qr-login.enabled=true" };

	private final WebApplicationContextRunner web = new WebApplicationContextRunner().withConfiguration(AUTO)
		.withPropertyValues(PROPERTIES);

	@Test
	void mapsTheSockets() {
		this.web.run((context) -> assertThat(context).hasBean("weChatQrSockets")
			.getBean("weChatQrSocketMapping")
			.isInstanceOf(HandlerMapping.class));
	}

	@Test
	void startsWithoutSpringWebSocket() {
		this.web.withClassLoader(new FilteredClassLoader(WebSocketHandler.class.getPackageName()))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(WeChatQrLoginService.class)
				.doesNotHaveBean("weChatQrSocketMapping"));
	}

	@Test
	void startsWithoutAContainerForSockets() {
		this.web.withClassLoader(new FilteredClassLoader("jakarta.websocket"))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("weChatQrSocketMapping"));
	}

	@Test
	void mapsNothingUnlessLoginIsOn() {
		this.web.withPropertyValues(PREFIX + "qr-login.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean("weChatQrSockets")
				.doesNotHaveBean("weChatQrSocketMapping"));
	}

	@Test
	void mapsNothingWithoutWeb() {
		new ApplicationContextRunner().withConfiguration(AUTO)
			.withPropertyValues(PROPERTIES)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("weChatQrSockets"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "*", "www.example.com", "https://www.example.com/app", "https://*.example.com",
			"https://me@example.com", "null" })
	void failsWithTheNameOfThePropertyWhereAnOriginIsNone(String origin) {
		this.web.withPropertyValues(PREFIX + "qr-login.allowed-origins=" + origin)
			.run((context) -> assertThat(context.getStartupFailure()).rootCause()
				.hasMessageContaining(PREFIX + "qr-login.allowed-origins")
				.hasMessageContaining(origin));
	}

	@Test
	void failsWhereTheNumberOfSocketsIsNegative() {
		this.web.withPropertyValues(PREFIX + "qr-login.max-sockets=-1")
			.run((context) -> assertThat(context.getStartupFailure()).rootCause()
				.hasMessageContaining(PREFIX + "qr-login.max-sockets"));
	}

}
