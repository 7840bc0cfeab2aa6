package cn.bootx.starter.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;

import cn.bootx.starter.testing.Await;
import cn.bootx.starter.simulator.fault.FaultRule;
import cn.bootx.starter.simulator.wechat.Fan;
import cn.bootx.starter.simulator.wechat.OfficialAccount;
import cn.bootx.starter.simulator.wechat.SimulatedAccount;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Faults as rules, over HTTP, and what calls and callbacks meet. */
class FaultRuleTests {

	private final PlatformSimulator simulator = PlatformSimulator.start();

	private final ApiClient api = new ApiClient(this.simulator);

	private final HostStub host = HostStub.start();

	private SimulatedAccount account;

	@BeforeEach
	void registerAccounts() {
		this.account = register("wx1");
		register("wx2");
	}

	@AfterEach
	void stop() {
		this.host.close();
		this.simulator.close();
	}

	@Test
	void aCallOfOneAccountIsRefusedWithACode() {
		rule("{\"path\":\"/cgi-bin/user/get\",\"account\":\"wx2\",\"errcode\":\"45009\"}");
		assertThat(users("wx1")).isZero();
		assertThat(users("wx2")).isEqualTo(45009);
		assertThat(users("wx2")).isZero();
		assertThat(this.simulator.faults().unused()).isEmpty();
	}

	@Test
	void onlyTheNthCallIsMet() {
		rule("{\"path\":\"/cgi-bin/user/get\",\"nth\":2,\"status\":502}");
		assertThat(status()).isEqualTo(200);
		assertThat(status()).isEqualTo(502);
		assertThat(status()).isEqualTo(200);
	}

	@Test
	void theSameSeedMakesTheSameChoices() {
		String rule = "{\"path\":\"/cgi-bin/user/get\",\"probability\":0.5,\"seed\":7,\"status\":502}";
		String[] seen = new String[2];
		for (int run = 0; run < 2; run++) {
			this.simulator.faults().clear();
			rule(rule);
			StringBuilder statuses = new StringBuilder();
			for (int i = 0; i < 12; i++) {
				statuses.append(status()).append(' ');
			}
			seen[run] = statuses.toString();
		}
		assertThat(seen[0]).isEqualTo(seen[1]).contains("200").contains("502");
	}

	@Test
	void aFieldOfTheBodyDecides() {
		rule("{\"path\":\"/cgi-bin/tags/create\",\"method\":\"POST\",\"field\":\"tag.name\",\"equals\":\"a\",\"errcode\":\"-1\"}");
		assertThat(tag("b")).isZero();
		assertThat(tag("a")).isEqualTo(-1);
	}

	@ParameterizedTest
	@CsvSource({ "drop-before,0", "drop-after,1", "half,1" })
	void aConnectionEndsBeforeOrAfterTheWork(String action, int tags) {
		rule("{\"path\":\"/cgi-bin/tags/create\",\"action\":\"" + action + "\"}");
		assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> tag("a"))
			.withCauseInstanceOf(IOException.class);
		assertThat(this.api.get("/cgi-bin/tags/get?access_token=" + this.account.tokens().issue()).path("tags"))
			.filteredOn((tag) -> tag.path("name").asText().equals("a"))
			.hasSize(tags);
	}

	@Test
	void aTokenIsRevokedUnderTheCall() {
		String token = this.account.tokens().issue();
		this.simulator.faults().add(FaultRule.of("/cgi-bin/user/get", "revoke"));
		assertThat(this.api.get("/cgi-bin/user/get?access_token=" + token).path("errcode").asInt()).isEqualTo(40001);
		assertThat(this.api.get("/cgi-bin/user/get?access_token=" + token).path("errcode").asInt()).isEqualTo(40001);
	}

	@Test
	void thePlatformsOwnPathIsEnough() {
		rule("{\"path\":\"/v1.0/oauth2/accessToken\",\"errcode\":\"busy\"}");
		HttpResponse<byte[]> answer = this.api.exchange("/dingapi/v1.0/oauth2/accessToken", "{}");
		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(ApiClient.json(answer).path("code").asText()).isEqualTo("busy");
	}

	@Test
	void callbacksAreRepeatedReplayedForgedAndLost() {
		Fan fan = this.account.fan("oFan");
		push("redeliver");
		fan.sends("one");
		assertThat(this.host.calls()).hasSize(2)
			.extracting((call) -> call.body())
			.allMatch((body) -> body.contains("one"));
		push("replay");
		fan.sends("two");
		assertThat(this.host.calls()).hasSize(4);
		assertThat(this.host.calls().get(2).body()).contains("one");
		push("forge");
		fan.sends("three");
		assertThat(this.host.calls().get(4).query()).containsEntry("signature", "0".repeat(40));
		push("drop-before");
		assertThat(fan.sends("four").accepted()).isFalse();
		assertThat(this.host.calls()).hasSize(5);
	}

	@Test
	void aCallbackIsOvertakenByTheNext() {
		Fan fan = this.account.fan("oFan");
		push("reorder");
		CompletableFuture<?> first = CompletableFuture.runAsync(() -> fan.sends("first"));
		Await.until(() -> this.simulator.faults().rules().isEmpty());
		fan.sends("second");
		first.join();
		assertThat(this.host.calls()).extracting((call) -> call.body())
			.satisfiesExactly((body) -> assertThat(body).contains("second"),
					(body) -> assertThat(body).contains("first"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"path\":\"/cgi-bin/nothing\",\"status\":500}",
			"{\"path\":\"/cgi-bin/token\",\"action\":\"explode\"}", "{\"path\":\"/cgi-bin/token\"}",
			"{\"path\":\"/p\",\"method\":\"PUSH\",\"action\":\"half\"}" })
	void aRuleThatCannotWorkIsRefused(String body) {
		assertThat(this.api.exchange("/_sim/faults", body).statusCode()).isEqualTo(400);
		assertThat(this.simulator.faults().rules()).isEmpty();
	}

	@Test
	void aRuleThatNeverFiredIsReported() {
		this.simulator.faults().add(FaultRule.of("/cgi-bin/token", "half"));
		assertThat(this.simulator.faults().unused()).singleElement()
			.asString()
			.contains("/cgi-bin/token", "never fired");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.simulator.faults().add(FaultRule.of("/cgi-bin/nothing", "half")));
	}

	private void rule(String json) {
		assertThat(this.api.exchange("/_sim/faults", json).statusCode()).isEqualTo(200);
	}

	private void push(String action) {
		this.simulator.faults().add(FaultRule.ofPush("/p", action));
	}

	private int users(String appId) {
		return this.api.get("/cgi-bin/user/get?access_token=" + this.simulator.wechat().account(appId).tokens().issue())
			.path("errcode")
			.asInt();
	}

	private int status() {
		return this.api.exchange("/cgi-bin/user/get?access_token=" + this.account.tokens().issue()).statusCode();
	}

	private int tag(String name) {
		return this.api
			.post("/cgi-bin/tags/create?access_token=" + this.account.tokens().issue(),
					"{\"tag\":{\"name\":\"" + name + "\"}}")
			.path("errcode")
			.asInt();
	}

	private SimulatedAccount register(String appId) {
		return this.simulator.wechat()
			.register(OfficialAccount.plain(appId, "s", "token").withCallbackUrl(this.host.uri("/p")));
	}

}
