package cn.bootx.starter.wechatopen;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.mp.bean.kefu.WxMpKefuMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import cn.bootx.starter.core.client.PlatformException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * With every logger open, nothing secret is written, also where the platform refuses.
 */
class SecretsTests {

	private static final String SEND = "/cgi-bin/message/custom/send";

	private final OpenPlatform platform = new OpenPlatform();

	private final Collector collector = new Collector();

	private final List<Logger> loggers = Stream
		.of("cn.bootx", "me.chanjar", "com.github.binarywang", "cn.binarywang", "okhttp3", "sun.net", "com.sun.net",
				"jdk.httpclient", "org.springframework", "io.lettuce", "io.netty")
		.map((name) -> (Logger) LoggerFactory.getLogger(name))
		.toList();

	@BeforeEach
	void listen() {
		this.collector.start();
		this.loggers.forEach((logger) -> {
			logger.setLevel(Level.TRACE);
			logger.setAdditive(false);
			logger.addAppender(this.collector);
		});
	}

	@AfterEach
	void stop() {
		this.loggers.forEach((logger) -> {
			logger.detachAppender(this.collector);
			logger.setAdditive(true);
			logger.setLevel(null);
		});
		this.platform.close();
	}

	@Test
	void nothingSecretIsLoggedOrThrown() {
		OpenPlatform.Node node = this.platform.node().withTicket();
		String ticket = node.tickets.current().orElseThrow();
		String code = this.platform.authorizationCode(node);
		node.authorizers.authorize(code);
		String refreshToken = node.service.authorizer(OpenPlatform.ACCOUNT).refreshToken();
		String firstToken = node.authorizers.tokens(OpenPlatform.ACCOUNT).get();
		this.platform.simulator.faults().next(SEND, 1, Answers.error(40001, "invalid credential, token " + firstToken));
		this.platform.simulator.faults().next(SEND, 1, Answers.error(45015, "response out of time limit"));
		WxMpKefuMessage message = WxMpKefuMessage.TEXT().toUser("oUser").content("hi").build();
		assertThatExceptionOfType(WxErrorException.class)
			.isThrownBy(
					() -> node.authorizers.mpService(OpenPlatform.ACCOUNT).getKefuService().sendKefuMessage(message))
			.satisfies((ex) -> this.collector.add(ex.toString()));
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> node.service.queryAuth(code))
			.satisfies((ex) -> this.collector.add(ex.toString()));
		this.platform.component.revokeTokens();
		String oldComponentToken = node.service.tokens().get();
		node.service.preAuthCode();
		assertThat(this.collector.text()).contains(SEND)
			.doesNotContain(OpenPlatform.SECRET, ticket, code, refreshToken, firstToken, oldComponentToken,
					node.service.tokens().get(), node.authorizers.tokens(OpenPlatform.ACCOUNT).get());
	}

	private static final class Collector extends AppenderBase<ILoggingEvent> {

		private final List<String> lines = new CopyOnWriteArrayList<>();

		@Override
		protected void append(ILoggingEvent event) {
			this.lines.add(event.getFormattedMessage() + ((event.getThrowableProxy() != null)
					? ThrowableProxyUtil.asString(event.getThrowableProxy()) : ""));
		}

		void add(String text) {
			this.lines.add(text);
		}

		String text() {
			return String.join("\n", this.lines);
		}

	}

}
