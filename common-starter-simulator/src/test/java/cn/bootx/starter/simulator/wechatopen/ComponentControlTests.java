package cn.bootx.starter.simulator.wechatopen;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import cn.bootx.starter.simulator.HostStub;
import cn.bootx.starter.simulator.crypto.MessageSeal;
import cn.bootx.starter.simulator.crypto.Sha1Signature;
import cn.bootx.starter.simulator.http.Json;
import cn.bootx.starter.simulator.push.XmlReply;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Third-party platforms as the control API sets them up and checks them. */
class ComponentControlTests {

	private final ComponentBed bed = new ComponentBed();

	private final HostStub host = HostStub.start();

	@AfterEach
	void stop() {
		this.host.close();
		this.bed.close();
	}

	@Test
	void anAccountAuthorizesWithSomeSetsAndWithoutApi() {
		JsonNode some = this.bed.api.post("/_sim/accounts/wxcomp/authorizers/wxmini", "{\"functions\":[18]}");
		assertThat(this.bed.call("api_query_auth", "authorization_code", some.path("authCode").asText())
			.at("/authorization_info/func_info")).hasSize(1);
		JsonNode none = this.bed.api.post("/_sim/accounts/wxcomp/authorizers/wxmp", "{\"apiPermission\":false}");
		assertThat(this.bed.call("api_query_auth", "authorization_code", none.path("authCode").asText())
			.path("authorization_info")
			.has("authorizer_access_token")).isFalse();
	}

	@Test
	void theRotationOfRefreshTokensIsASetting() throws Exception {
		change("wxcomp", "{\"refreshTokens\":\"on-refresh\"}");
		String first = this.bed.exchanged("wxmp", Consent.full()).path("authorizer_refresh_token").asText();
		assertThat(this.bed.refresh("wxmp", first).path("authorizer_refresh_token").asText()).isNotEqualTo(first);
	}

	@Test
	void anUnverifiedAccountCannotPublish() throws Exception {
		change("wxmp", "{\"accountKind\":\"unverified\"}");
		String token = "?access_token=" + this.bed.account.tokens().issue();
		for (String call : List.of("submit", "get", "delete", "batchget", "getarticle")) {
			assertThat(ComponentBed.code(this.bed.api.post("/cgi-bin/freepublish/" + call + token, "{\"no\":1}")))
				.as(call)
				.isEqualTo(48001);
		}
		assertThat(ComponentBed.code(this.bed.api.get("/cgi-bin/draft/count" + token))).isZero();
	}

	@Test
	void theReleaseCheckPassesWhereEveryAnswerIsRight() throws Exception {
		connect();
		List<String> codes = new ArrayList<>();
		this.host.answers((call) -> new HostStub.Answer(200, answer(call, codes)));
		Thread later = new Thread(() -> sendCodes(codes));
		later.start();
		JsonNode check = this.bed.api.post("/_sim/accounts/wxcomp/release-check", "{\"releaseGroup\":2}");
		later.interrupt();
		assertThat(check.path("passed").asBoolean()).as(check.toString()).isTrue();
		assertThat(check.path("group").asInt()).isEqualTo(2);
		assertThat(check.path("steps")).extracting((step) -> step.path("name").asText())
			.containsExactly("component_verify_ticket", "authorized", "TESTCOMPONENT_MSG_TYPE_TEXT", "LOCATION",
					"QUERY_AUTH_CODE", "unauthorized", "authorized", "QUERY_AUTH_CODE", "unauthorized");
		assertThat(this.bed.component.authorizers()).isEmpty();
	}

	@Test
	void theReleaseCheckSaysWhatIsWrong() throws Exception {
		connect();
		this.host.answers((call) -> new HostStub.Answer(200, "success"));
		ReleaseCheck check = this.bed.component.releaseCheck(1);
		assertThat(check.passed()).isFalse();
		assertThat(check.steps()).filteredOn((step) -> !step.passed())
			.extracting(ReleaseCheck.Step::name)
			.containsExactly("TESTCOMPONENT_MSG_TYPE_TEXT", "LOCATION", "QUERY_AUTH_CODE", "QUERY_AUTH_CODE");
		assertThat(check.steps().get(2).problem()).contains("TESTCOMPONENT_MSG_TYPE_TEXT_callback");
	}

	private void connect() {
		this.bed.component.settings(this.bed.component.settings()
			.withAuthEventUrl(() -> this.host.uri("/event"))
			.withMessageUrl(() -> this.host.uri("/").toString() + "$APPID$/message"));
	}

	private void change(String account, String body) throws Exception {
		HttpResponse<String> answer = HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(this.bed.simulator.baseUri().resolve("/_sim/accounts/" + account))
				.method("PATCH", HttpRequest.BodyPublishers.ofString(body))
				.header("Content-Type", "application/json")
				.build(), HttpResponse.BodyHandlers.ofString());
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
	}

	/** What a component answers; codes are remembered, to be answered by the API. */
	private static String answer(HostStub.Call call, List<String> codes) {
		if (call.path().equals("/event")) {
			return "success";
		}
		XmlReply message = XmlReply.parse(
				new MessageSeal(ComponentBed.KEY, "wxcomp").open(XmlReply.parse(call.body()).text("Encrypt")).text());
		String content = String.valueOf(message.text("Content"));
		if (content.startsWith("QUERY_AUTH_CODE:")) {
			synchronized (codes) {
				codes.add(content.substring("QUERY_AUTH_CODE:".length()));
				codes.notifyAll();
			}
			return "";
		}
		String text = "event".equals(message.text("MsgType")) ? message.text("Event") + "from_callback"
				: content + "_callback";
		String encrypted = new MessageSeal(ComponentBed.KEY, "wxcomp")
			.seal("<xml><ToUserName>" + message.text("FromUserName") + "</ToUserName><FromUserName>"
					+ message.text("ToUserName") + "</FromUserName><CreateTime>1</CreateTime><MsgType>text</MsgType>"
					+ "<Content>" + text + "</Content></xml>");
		return "<xml><Encrypt>" + encrypted + "</Encrypt><MsgSignature>"
				+ Sha1Signature.of("token", "1", "n", encrypted)
				+ "</MsgSignature><TimeStamp>1</TimeStamp><Nonce>n</Nonce></xml>";
	}

	private void sendCodes(List<String> codes) {
		try {
			for (int i = 0; i < 2; i++) {
				String code;
				synchronized (codes) {
					while (codes.size() <= i) {
						codes.wait();
					}
					code = codes.get(i);
				}
				String token = this.bed.call("api_query_auth", "authorization_code", code)
					.at("/authorization_info/authorizer_access_token")
					.asText();
				this.bed.api.post("/cgi-bin/message/custom/send?access_token=" + token, Json.text(Map.of("touser",
						"oReleaseCheck", "msgtype", "text", "text", Map.of("content", code + "_from_api"))));
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
