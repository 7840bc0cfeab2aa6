package cn.bootx.starter.wecom.portal;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import com.fasterxml.jackson.databind.JsonNode;
import me.chanjar.weixin.common.session.WxSessionManager;
import me.chanjar.weixin.cp.api.WxCpService;
import me.chanjar.weixin.cp.bean.message.WxCpXmlMessage;
import me.chanjar.weixin.cp.bean.message.WxCpXmlOutMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import cn.bootx.starter.wecom.handler.WeComMessageHandler;
import cn.bootx.starter.core.callback.CallbackRequest;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.simulator.crypto.MessageSeal;
import cn.bootx.starter.simulator.crypto.Sha1Signature;
import cn.bootx.starter.simulator.wecom.people.SimulatedWeComUser;
import cn.bootx.starter.simulator.wecom.callback.WeComCallbackOutcome;
import cn.bootx.starter.wecom.SimulatedCorporation;
import cn.bootx.starter.wecom.notice.Cards;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The portal on a real Tomcat and a real Reactor Netty.
 */
class PortalWebTests {

	private final SimulatedCorporation corporation = new SimulatedCorporation();

	private final HttpClient http = HttpClient.newHttpClient();

	private @Nullable ConfigurableApplicationContext context;

	@AfterEach
	void stop() {
		if (this.context != null) {
			this.context.close();
		}
		this.corporation.close();
	}

	@ParameterizedTest
	@EnumSource(value = WebApplicationType.class, names = { "SERVLET", "REACTIVE" })
	void answersTheVerificationAndMessages(WebApplicationType type) {
		start(type);
		assertThat(this.corporation.agent().verifyUrl().problem()).isNull();
		WeComCallbackOutcome outcome = user().sends("你好 <&]]>");
		assertThat(outcome.problem()).isNull();
		assertThat(outcome.replyText()).isEqualTo("收到 你好 <&]]>");
		assertThat(user().enterAgent().accepted()).isTrue();
		assertThat(user().enterAgent().reply()).isNull();
	}

	@ParameterizedTest
	@EnumSource(value = WebApplicationType.class, names = { "SERVLET", "REACTIVE" })
	void replacesTheCardOfTheMemberWhoPressedIt(WebApplicationType type) {
		start(type);
		WeComCallbackOutcome outcome = user().event("template_card_event",
				Map.of("EventKey", "agree", "TaskId", "t1", "CardType", "button_interaction", "ResponseCode", "r1"));
		assertThat(outcome.problem()).isNull();
		assertThat(outcome.replyType()).isEqualTo("update_template_card");
	}

	@ParameterizedTest
	@EnumSource(value = WebApplicationType.class, names = { "SERVLET", "REACTIVE" })
	void handlesAPushAgainThatFailed(WebApplicationType type) {
		start(type);
		WeComCallbackOutcome outcome = user().sends("image", Map.of("MediaId", "m1", "PicUrl", "u"));
		assertThat(outcome.accepted()).isTrue();
		assertThat(outcome.delivery().attempts()).hasSize(2);
		assertThat(this.context.getBean(FailsOnce.class).calls).hasValue(2);
	}

	@ParameterizedTest
	@EnumSource(value = WebApplicationType.class, names = { "SERVLET", "REACTIVE" })
	void answersJsonWithJson(WebApplicationType type) throws Exception {
		start(type);
		String encrypted = new MessageSeal(SimulatedCorporation.AES_KEY, SimulatedCorporation.CORP_ID)
			.seal("{\"ToUserName\":\"" + SimulatedCorporation.CORP_ID + "\",\"FromUserName\":\"zhangsan\","
					+ "\"CreateTime\":1700000000,\"MsgType\":\"text\",\"Content\":\"hello\",\"MsgId\":7000000001,"
					+ "\"AgentID\":1000002}");
		CallbackRequest push = Pushes.request("POST", Pushes.signed(encrypted, Instant.now()), new byte[0]);
		HttpResponse<String> answer = send("POST", push,
				" {\"tousername\":\"ww\",\"encrypt\":\"" + encrypted + "\",\"agentid\":\"1000002\"}");
		assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
		JsonNode sealed = Json.readTree(answer.body());
		assertThat(sealed.path("msgsignature").asText()).isEqualTo(Sha1Signature.of(SimulatedCorporation.TOKEN,
				sealed.path("timestamp").asText(), sealed.path("nonce").asText(), sealed.path("encrypt").asText()));
		assertThat(new MessageSeal(SimulatedCorporation.AES_KEY, SimulatedCorporation.CORP_ID)
			.open(sealed.path("encrypt").asText())
			.text())
			.matches("\\{\"ToUserName\":\"zhangsan\",\"FromUserName\":\"" + SimulatedCorporation.CORP_ID
					+ "\",\"CreateTime\":\\d+,\"MsgType\":\"text\",\"Content\":\"收到 hello\"}");
		assertRefused(400, send("POST", push, "{\"encrypt\":1}"));
		String broken = new MessageSeal(SimulatedCorporation.AES_KEY, SimulatedCorporation.CORP_ID).seal("{\"a\":");
		assertRefused(400, send("POST", Pushes.request("POST", Pushes.signed(broken, Instant.now()), new byte[0]),
				"{\"encrypt\":\"" + broken + "\"}"));
	}

	@ParameterizedTest
	@EnumSource(value = WebApplicationType.class, names = { "SERVLET", "REACTIVE" })
	void refusesWhatIsForged(WebApplicationType type) throws Exception {
		start(type);
		CallbackRequest push = Pushes.post(Pushes.TEXT);
		String body = new String(push.body());
		assertRefused(403, send("POST", Pushes.with(push, "msg_signature", "0".repeat(40)), body));
		assertRefused(403, send("POST", Pushes.without(push, "nonce"), body));
		assertRefused(403, send("GET", Pushes.without(Pushes.get("1"), "echostr"), null));
		assertRefused(403, send("GET", Pushes.with(Pushes.get("1"), "echostr", "AAAA"), null));
		assertRefused(400, send("POST", push, body.substring(0, body.length() - 10)));
		assertRefused(400, send("POST", push, "<!DOCTYPE a []>" + body));
		assertTooLongIsRefused(push);
		assertRefused(400, send("POST", push, ""));
		assertThat(this.context.getBean(Replies.class).calls).hasValue(0);
	}

	@ParameterizedTest
	@EnumSource(value = WebApplicationType.class, names = { "SERVLET", "REACTIVE" })
	void answersARepetitionWithTheFirstReply(WebApplicationType type) throws Exception {
		start(type);
		CallbackRequest push = Pushes.post(Pushes.TEXT);
		HttpResponse<String> first = send("POST", push, new String(push.body()));
		// The platform seals each attempt anew.
		CallbackRequest repetition = Pushes.post(Pushes.TEXT);
		assertThat(repetition.body()).isNotEqualTo(push.body());
		HttpResponse<String> again = send("POST", repetition, new String(repetition.body()));
		assertThat(first.statusCode()).isEqualTo(200);
		assertThat(again.body()).isEqualTo(first.body());
		assertThat(this.context.getBean(Replies.class).calls).hasValue(1);
	}

	@ParameterizedTest
	@EnumSource(value = WebApplicationType.class, names = { "SERVLET", "REACTIVE" })
	void hasAPathForEachAgentWithAToken(WebApplicationType type) throws Exception {
		start(type, "--bootx.starter.third.wecom.agents.crm.corp-secret=" + SimulatedCorporation.CRM_SECRET,
				"--bootx.starter.third.wecom.agents.crm.token=" + SimulatedCorporation.TOKEN,
				"--bootx.starter.third.wecom.agents.crm.encoding-aes-key=" + SimulatedCorporation.AES_KEY,
				"--bootx.starter.third.wecom.agents.quiet.corp-secret=otherSecret");
		CallbackRequest push = Pushes.post(Pushes.TEXT);
		assertThat(send("/wecom/portal/crm", "POST", push, new String(push.body())).statusCode()).isEqualTo(200);
		assertRefused(404, send("/wecom/portal/quiet", "POST", push, new String(push.body())));
		assertRefused(404, send("/wecom/portal/nobody", "POST", push, new String(push.body())));
	}

	private void start(WebApplicationType type, String... properties) {
		SpringApplicationBuilder builder = new SpringApplicationBuilder(App.class).web(type)
			.properties("server.port=0", "server.address=127.0.0.1", "spring.main.banner-mode=off");
		this.context = builder.properties(this.corporation.properties()).run(properties);
		this.corporation.agent().callbackUrl(address("/wecom/portal"));
	}

	private String address(String path) {
		return "http://127.0.0.1:" + this.context.getEnvironment().getProperty("local.server.port") + path;
	}

	private SimulatedWeComUser user() {
		return this.corporation.agent().user("zhangsan");
	}

	private HttpResponse<String> send(String method, CallbackRequest push, @Nullable String body) throws Exception {
		return send("/wecom/portal", method, push, body);
	}

	private HttpResponse<String> send(String path, String method, CallbackRequest push, @Nullable String body)
			throws Exception {
		StringBuilder query = new StringBuilder("?");
		push.query()
			.forEach((name, value) -> query.append(name)
				.append('=')
				.append(URLEncoder.encode(value, StandardCharsets.UTF_8))
				.append('&'));
		HttpRequest request = HttpRequest.newBuilder(URI.create(address(path) + query.substring(0, query.length() - 1)))
			.timeout(Duration.ofSeconds(20))
			.header("Content-Type", "text/xml")
			.method(method,
					(body != null) ? HttpRequest.BodyPublishers.ofString(body) : HttpRequest.BodyPublishers.noBody())
			.build();
		return this.http.send(request, HttpResponse.BodyHandlers.ofString());
	}

	/**
	 * The connection is closed unread, which may reach a sender that still writes before
	 * the answer does.
	 */
	private void assertTooLongIsRefused(CallbackRequest push) throws Exception {
		HttpResponse<String> response;
		try {
			response = send("POST", push, "x".repeat(64 * 1024 + 1));
		}
		catch (HttpTimeoutException ex) {
			throw ex;
		}
		catch (IOException ex) {
			return;
		}
		assertRefused(400, response);
	}

	private static void assertRefused(int status, HttpResponse<String> response) {
		assertThat(response.statusCode()).isEqualTo(status);
		assertThat(response.body()).isEmpty();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class App {

		@Bean
		Replies replies() {
			return new Replies();
		}

		@Bean
		FailsOnce failsOnce() {
			return new FailsOnce();
		}

		@Bean
		CardHandler cardHandler() {
			return new CardHandler();
		}

	}

	static class Replies implements WeComMessageHandler {

		final AtomicInteger calls = new AtomicInteger();

		@Override
		public String getMsgType() {
			return "text";
		}

		@Override
		public WxCpXmlOutMessage handle(WxCpXmlMessage message, Map<String, Object> context, WxCpService service,
				WxSessionManager sessions) {
			this.calls.incrementAndGet();
			return WxCpXmlOutMessage.TEXT().content("收到 " + message.getContent()).build();
		}

	}

	static class FailsOnce implements WeComMessageHandler {

		final AtomicInteger calls = new AtomicInteger();

		@Override
		public String getMsgType() {
			return "image";
		}

		@Override
		public @Nullable WxCpXmlOutMessage handle(WxCpXmlMessage message, Map<String, Object> context,
				WxCpService service, WxSessionManager sessions) {
			if (this.calls.incrementAndGet() == 1) {
				throw new IllegalStateException("first attempt");
			}
			return null;
		}

	}

	static class CardHandler implements WeComMessageHandler {

		@Override
		public String getEvent() {
			return "template_card_event";
		}

		@Override
		public WxCpXmlOutMessage handle(WxCpXmlMessage message, Map<String, Object> context, WxCpService service,
				WxSessionManager sessions) {
			return new WeComMessageHandler.UpdateCardReply(Cards.buttonInteraction());
		}

	}

}
