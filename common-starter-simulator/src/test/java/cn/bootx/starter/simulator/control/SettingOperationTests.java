package cn.bootx.starter.simulator.control;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

import cn.bootx.starter.simulator.ApiClient;
import cn.bootx.starter.simulator.HostStub;
import cn.bootx.starter.simulator.PlatformSimulator;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Setting the simulator up over HTTP, as a program in any language does. */
@Timeout(120)
class SettingOperationTests {

	private static final String TOKEN = "/cgi-bin/token?grant_type=client_credential&appid=wx9&secret=s9";

	private final PlatformSimulator simulator = PlatformSimulator.start();

	private final ApiClient api = new ApiClient(this.simulator);

	@AfterEach
	void stop() {
		this.simulator.close();
	}

	@Test
	void anAccountIsAddedAndItsFanWrites() {
		try (HostStub host = HostStub.start()) {
			host.answers("success");
			assertThat(add("{\"wechat\":[{\"appId\":\"wx9\",\"appSecret\":\"s9\",\"token\":\"t\",\"callbackUrl\":\""
					+ host.uri("/p") + "\"}]}")
				.statusCode()).isEqualTo(200);
			JsonNode outcome = this.api.post("/_sim/accounts/wx9/people/oA/send-text", "{\"text\":\"hi\"}");
			assertThat(outcome.path("attempts")).hasSize(1);
			assertThat(this.api.get(TOKEN).path("access_token").asText()).isNotEmpty();
		}
	}

	@Test
	void accountsOfAllPlatformsAreAdded() {
		assertThat(add("""
				{"applet":[{"appId":"wx8","appSecret":"s","format":"xml"}],
				 "wecom":[{"corpId":"ww1","corpSecret":"s","agentId":7,"people":[{"userId":"zoe","name":"Zoe"}]}],
				 "dingtalk":[{"appKey":"ding1","appSecret":"s","agentId":5000000000,"people":[{"userId":"yan"}]}],
				 "open":[{"componentAppId":"wx7","componentAppSecret":"s","token":"t",
				          "encodingAesKey":"abcdefghijABCDEFGHIJ0123456789abcdefghijABC"}],
				 "robots":{"wecom":["key-1"],"dingtalk":[{"accessToken":"at-1","secret":"SEC1"}]}}
				""").statusCode()).isEqualTo(200);
		JsonNode accounts = this.api.get("/_sim/accounts").path("accounts");
		assertThat(accounts).extracting((account) -> account.path("kind").asText() + " " + account.path("id").asText())
			.containsExactly("applet wx8", "wecom ww1:7", "dingtalk ding1", "open wx7");
		assertThat(accounts.get(1).path("people").get(0).path("name").asText()).isEqualTo("Zoe");
		assertThat(accounts.get(2).path("people").get(0).path("id").asText()).isEqualTo("yan");
		assertThat(this.simulator.wecom().robot("key-1")).isNotNull();
		assertThat(this.simulator.dingtalk().robot("at-1")).isNotNull();
	}

	@Test
	void ofAWrongSheetNothingIsAdded() {
		HttpResponse<byte[]> answer = add(
				"{\"wechat\":[{\"appId\":\"wx9\",\"appSecret\":\"s9\"}],\"wecom\":[{\"corpId\":\"ww1\",\"agentId\":1}]}");
		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(ApiClient.text(answer)).contains("wecom[0].corpSecret is missing");
		assertThat(this.api.get("/_sim/accounts").path("accounts")).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					{"wechat":[{"appid":"wx9"}]}                                                     | Unknown field 'appid'
					{"wecom":[{"corpId":"w","corpSecret":"s","agentId":"x"}]}                        | 'agentId' has a wrong value
					{"wechat":[{"appId":"a","appSecret":"s","callbackUrl":"http://10.0.0.1/"}]}      | leads to '10.0.0.1'
					{"wechat":[{"appId":"a","appSecret":"s","mode":"clear"}]}                        | must be one of
					""")
	void aWrongFieldIsNamed(String sheet, String problem) {
		HttpResponse<byte[]> answer = add(sheet);
		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(ApiClient.json(answer).path("message").path("en").asText()).contains(problem);
	}

	@Test
	void callbacksMayLeaveTheMachineWhereThatIsSwitchedOn() {
		try (PlatformSimulator open = PlatformSimulator.builder().remoteCallbacks(true).start()) {
			assertThat(new ApiClient(open)
				.post("/_sim/accounts",
						"{\"wechat\":[{\"appId\":\"a\",\"appSecret\":\"s\",\"callbackUrl\":\"http://10.0.0.1/\"}]}")
				.path("ok")
				.asBoolean()).isTrue();
		}
	}

	@Test
	void theClockJumpsAndTokensExpire() {
		add("{\"wechat\":[{\"appId\":\"wx9\",\"appSecret\":\"s9\"}]}");
		String token = this.api.get(TOKEN).path("access_token").asText();
		assertThat(callWith(token).path("errcode").asInt()).isZero();
		Instant before = Instant.parse(this.api.get("/_sim/clock").path("time").asText());
		JsonNode clock = this.api.post("/_sim/clock", "{\"advance\":\"PT3H\",\"factor\":0}");
		assertThat(Instant.parse(clock.path("time").asText())).isBetween(before.plus(Duration.ofHours(3)),
				before.plus(Duration.ofHours(3)).plusSeconds(30));
		assertThat(callWith(token).path("errcode").asInt()).isEqualTo(42001);
		assertThat(this.api.get("/_sim/clock")).isEqualTo(this.api.get("/_sim/clock"));
		this.api.post("/_sim/clock", "{\"time\":\"2030-01-01T00:00:00Z\"}");
		assertThat(this.simulator.clock().instant()).isEqualTo(Instant.parse("2030-01-01T00:00:00Z"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{"advance":"2 hours"} | such as PT2H
			{"time":"tomorrow"}   | such as 2026
			{"factor":-1}         | within 0
			{"factor":"fast"}     | within 0
			""")
	void aWrongTimeIsRefused(String body, String problem) {
		HttpResponse<byte[]> answer = this.api.send("POST", "/_sim/clock", BodyPublishers.ofString(body),
				"application/json");
		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(ApiClient.text(answer)).contains(problem);
	}

	@Test
	void aClockOfTheHostIsNotSet() {
		try (PlatformSimulator own = PlatformSimulator.builder().clock(Clock.systemUTC()).start()) {
			assertThat(ApiClient.text(new ApiClient(own).exchange("/_sim/clock"))).contains("clock of its own");
		}
	}

	@Test
	void aFaultAnswersTheNextCallsAndEnds() {
		add("{\"wechat\":[{\"appId\":\"wx9\",\"appSecret\":\"s9\"}]}");
		this.api.post("/_sim/faults", "{\"path\":\"/cgi-bin/token\",\"answer\":{\"errcode\":-1},\"times\":1}");
		assertThat(this.api.get(TOKEN).path("errcode").asInt()).isEqualTo(-1);
		assertThat(this.api.get(TOKEN).path("access_token").asText()).isNotEmpty();
		this.api.post("/_sim/faults", "{\"path\":\"/cgi-bin/token\",\"status\":502,\"times\":5}");
		assertThat(this.api.exchange(TOKEN).statusCode()).isEqualTo(502);
		this.api.send("DELETE", "/_sim/faults", BodyPublishers.noBody(), "application/json");
		assertThat(this.api.exchange(TOKEN).statusCode()).isEqualTo(200);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{"path":"/cgi-bin/tokne","status":500}              | No endpoint has the path
			{"path":"/cgi-bin/token"}                           | needs 'answer'
			{"status":500}                                      | 'path' is missing
			{"path":"/cgi-bin/token","status":99}               | within 200..599
			{"path":"/cgi-bin/token","status":500,"times":0}    | within 1..10000
			""")
	void aFaultThatCannotWorkIsRefused(String body, String problem) {
		HttpResponse<byte[]> answer = this.api.send("POST", "/_sim/faults", BodyPublishers.ofString(body),
				"application/json");
		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(ApiClient.text(answer)).contains(problem);
	}

	@Test
	void callsAreReadAndAwaited() {
		add("{\"wechat\":[{\"appId\":\"wx9\",\"appSecret\":\"s9\"}]}");
		CompletableFuture<JsonNode> waiting = CompletableFuture
			.supplyAsync(() -> this.api.get("/_sim/calls?path=/cgi-bin/token&count=2&withinMillis=20000"));
		this.api.get(TOKEN);
		this.api.get(TOKEN);
		JsonNode calls = waiting.join().path("calls");
		assertThat(calls).hasSize(2);
		assertThat(calls.get(0).path("method").asText()).isEqualTo("GET");
		assertThat(calls.get(0).path("query").path("appid").asText()).isEqualTo("wx9");
		HttpResponse<byte[]> never = this.api.exchange("/_sim/calls?path=/cgi-bin/token&count=3&withinMillis=1");
		assertThat(never.statusCode()).isEqualTo(409);
		assertThat(ApiClient.text(never)).contains("NOT_IN_TIME", "Only 2 of 3");
		this.api.send("DELETE", "/_sim/calls", BodyPublishers.noBody(), "application/json");
		assertThat(this.api.get("/_sim/calls").path("calls")).isEmpty();
	}

	private JsonNode callWith(String token) {
		return this.api.get("/cgi-bin/get_current_selfmenu_info?access_token=" + token);
	}

	private HttpResponse<byte[]> add(String sheet) {
		return this.api.send("POST", "/_sim/accounts", BodyPublishers.ofString(sheet), "application/json");
	}

}
