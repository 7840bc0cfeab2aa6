package cn.bootx.starter.wecom.portal;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

import cn.bootx.starter.simulator.crypto.MessageSeal;
import cn.bootx.starter.simulator.crypto.Sha1Signature;
import cn.bootx.starter.simulator.http.QueryString;
import cn.bootx.starter.simulator.push.XmlReply;
import cn.bootx.starter.simulator.wecom.callback.WeComCallbackOutcome;
import cn.bootx.starter.testing.StubTarget;
import cn.bootx.starter.wecom.SimulatedCorporation;

import static org.assertj.core.api.Assertions.assertThat;

/** Pushes that are sent on to another application. */
class ForwardTests {

	private final SimulatedCorporation corporation = new SimulatedCorporation();

	private final StubTarget target = new StubTarget();

	private @Nullable ConfigurableApplicationContext context;

	@AfterEach
	void stop() {
		if (this.context != null) {
			this.context.close();
		}
		this.target.close();
		this.corporation.close();
	}

	@ParameterizedTest
	@EnumSource(value = WebApplicationType.class, names = { "SERVLET", "REACTIVE" })
	void aPushIsSentOnAsItArrivedAndOnlyWhatIsWanted(WebApplicationType type) {
		this.context = new SpringApplicationBuilder(Host.class).web(type)
			.properties(this.corporation.properties())
			.properties("server.port=0",
					"bootx.starter.third.wecom.portal.forward[0].url=" + this.target.url() + "/erp?key=k",
					"bootx.starter.third.wecom.portal.forward[0].types=text,CHANGE_CONTACT")
			.run();
		this.corporation.agent()
			.callbackUrl("http://127.0.0.1:" + this.context.getEnvironment().getProperty("local.server.port")
					+ "/wecom/portal");
		this.corporation.agent().user("zhangsan").enterAgent();
		WeComCallbackOutcome sent = this.corporation.agent().user("zhangsan").sends("你好");
		assertThat(sent.accepted()).isTrue();
		StubTarget.Arrival arrival = this.target.await(1);
		assertThat(arrival.uri()).startsWith("/erp?key=k&");
		Map<String, String> query = QueryString.parse(arrival.query());
		String encrypted = XmlReply.parse(new String(arrival.body(), StandardCharsets.UTF_8)).text("Encrypt");
		// The other application verifies and opens it as if WeCom had sent it there.
		assertThat(query.get("msg_signature")).isEqualTo(
				Sha1Signature.of(SimulatedCorporation.TOKEN, query.get("timestamp"), query.get("nonce"), encrypted));
		assertThat(new MessageSeal(SimulatedCorporation.AES_KEY, SimulatedCorporation.CORP_ID).open(encrypted).text())
			.contains("你好");
		this.corporation.agent().user("zhangsan").event("change_contact", Map.of("ChangeType", "x"));
		this.target.await(2);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Host {

	}

}
