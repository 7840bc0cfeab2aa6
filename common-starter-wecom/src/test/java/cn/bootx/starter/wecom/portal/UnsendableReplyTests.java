package cn.bootx.starter.wecom.portal;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import me.chanjar.weixin.common.session.WxSessionManager;
import me.chanjar.weixin.cp.api.WxCpService;
import me.chanjar.weixin.cp.bean.message.WxCpXmlMessage;
import me.chanjar.weixin.cp.bean.message.WxCpXmlOutMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import cn.bootx.starter.simulator.wecom.WeComCallbackOutcome;
import cn.bootx.starter.simulator.wecom.WeComMessage;
import cn.bootx.starter.wecom.SimulatedCorporation;
import cn.bootx.starter.wecom.handler.WeComMessageHandler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Replies that WeCom would refuse or cut: the handler has succeeded and does not run
 * again.
 */
@ExtendWith(OutputCaptureExtension.class)
class UnsendableReplyTests {

	private static final String LONG = "第一段。\n" + "很长的回答".repeat(200);

	private final SimulatedCorporation corporation = new SimulatedCorporation();

	private ConfigurableApplicationContext context;

	@BeforeEach
	void start() {
		this.context = new SpringApplicationBuilder(App.class).web(WebApplicationType.SERVLET)
			.properties("server.port=0", "server.address=127.0.0.1", "spring.main.banner-mode=off")
			.properties(this.corporation.properties())
			.run();
		this.corporation.agent()
			.callbackUrl("http://127.0.0.1:" + this.context.getEnvironment().getProperty("local.server.port")
					+ "/wecom/portal");
	}

	@AfterEach
	void stop() {
		this.context.close();
		this.corporation.close();
	}

	@Test
	void sendsATextThatIsTooLongInParts(CapturedOutput output) {
		WeComCallbackOutcome outcome = sends("long");
		assertThat(outcome.reply()).isNull();
		assertThat(this.corporation.agent().messagesOf("zhangsan")).hasSizeGreaterThan(1)
			.allSatisfy((message) -> assertThat(message.text().getBytes(StandardCharsets.UTF_8).length)
				.isLessThanOrEqualTo(2048))
			.extracting(WeComMessage::text)
			.satisfies((texts) -> assertThat(String.join("", texts)).isEqualTo(LONG));
		assertThat(output).contains("ERROR", Answers.class.getName());
	}

	@Test
	void shortensATextThatCannotBeSentInParts(CapturedOutput output) {
		this.corporation.agent().refuseIp("203.0.113.9");
		WeComCallbackOutcome outcome = sends("long");
		assertThat(outcome.replyText()).startsWith("第一段。").endsWith("…");
		assertThat(outcome.replyText().getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(2048);
		assertThat(output).contains("it is shortened", "60020");
	}

	@ParameterizedTest
	@ValueSource(strings = { "empty", "blank", "no media", "no articles", "foreign" })
	void leavesOutWhatWeComWouldRefuse(String kind, CapturedOutput output) {
		assertThat(sends(kind).reply()).isNull();
		assertThat(this.corporation.agent().messages()).isEmpty();
		assertThat(output.toString().lines().filter((line) -> line.contains("ERROR"))).singleElement()
			.asString()
			.contains(Answers.class.getName());
	}

	private WeComCallbackOutcome sends(String kind) {
		WeComCallbackOutcome outcome = this.corporation.agent().user("zhangsan").sends(kind);
		assertThat(outcome.problem()).isNull();
		assertThat(outcome.accepted()).isTrue();
		assertThat(outcome.delivery().attempts()).hasSize(1);
		assertThat(this.context.getBean(Answers.class).calls).hasValue(1);
		return outcome;
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class App {

		@Bean
		Answers answers() {
			return new Answers();
		}

	}

	static class Answers implements WeComMessageHandler {

		final AtomicInteger calls = new AtomicInteger();

		@Override
		public String getMsgType() {
			return "text";
		}

		@Override
		public WxCpXmlOutMessage handle(WxCpXmlMessage message, Map<String, Object> context, WxCpService service,
				WxSessionManager sessions) {
			this.calls.incrementAndGet();
			return switch (message.getContent()) {
				case "long" -> WxCpXmlOutMessage.TEXT().content(LONG).build();
				case "empty" -> WxCpXmlOutMessage.TEXT().build();
				case "blank" -> WxCpXmlOutMessage.TEXT().content(" ").build();
				case "no media" -> WxCpXmlOutMessage.IMAGE().build();
				case "no articles" -> WxCpXmlOutMessage.NEWS().build();
				default -> new Foreign();
			};
		}

	}

	static class Foreign extends WxCpXmlOutMessage {

		private static final long serialVersionUID = 1L;

		@Override
		public boolean equals(Object other) {
			return this == other;
		}

		@Override
		public int hashCode() {
			return System.identityHashCode(this);
		}

	}

}
