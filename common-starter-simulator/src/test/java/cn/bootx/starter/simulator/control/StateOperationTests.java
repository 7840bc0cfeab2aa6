package cn.bootx.starter.simulator.control;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import cn.bootx.starter.simulator.HostStub;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Accounts that change, tokens that end, what is new, reset and snapshots. */
@Timeout(60)
class StateOperationTests {

	private static final String ACCOUNT = "/_sim/accounts/wx5151515151515151";

	private static final String FAN = ACCOUNT + "/people/oSimulatedFan/";

	private static final String TOKEN = "/cgi-bin/token?grant_type=client_credential&appid=wx5151515151515151&secret=";

	private final ReadySimulator ready = new ReadySimulator();

	@AfterEach
	void stop() {
		this.ready.close();
	}

	@Test
	void aChangedAccountKeepsItsPeopleTokensAndChats() {
		this.ready.done("POST", FAN + "send-text", "{\"text\":\"一\"}");
		String token = this.ready.api.get(TOKEN + "s").path("access_token").asText();
		JsonNode changed = this.ready.done("PATCH", ACCOUNT,
				"{\"appSecret\":\"new\",\"mode\":\"plain\",\"callbackUrl\":\"" + this.ready.host.uri("/other") + "\"}");
		assertThat(changed.path("callbackUrl").asText()).endsWith("/other");
		assertThat(changed.toString()).doesNotContain("\"new\"");
		assertThat(this.ready.api.get(TOKEN + "s").path("errcode").asInt()).isEqualTo(40125);
		assertThat(this.ready.api.get(TOKEN + "new").path("access_token").asText()).isNotEmpty();
		assertThat(works(token)).isTrue();
		this.ready.done("POST", FAN + "send-text", "{\"text\":\"二\"}");
		assertThat(this.ready.host.calls().get(1).path()).isEqualTo("/other");
		assertThat(this.ready.host.calls().get(1).body()).contains("<Content>");
		assertThat(texts(this.ready.api.get("/_sim/chats?person=oSimulatedFan"))).contains("一", "二");
	}

	@ParameterizedTest
	@ValueSource(strings = { "wx5151515151515151", "wx5252525252525252", "ww5353535353535353:1000001",
			"dingsimulatedapp", "wx5454545454545454" })
	void everyKindOfAccountIsChangedAndDeleted(String account) {
		String path = "/_sim/accounts/" + account;
		String url = this.ready.host.uri("/changed").toString();
		assertThat(this.ready.done("PATCH", path, "{\"appSecret\":\"n\",\"callbackUrl\":\"" + url + "\"}")
			.path("callbackUrl")
			.asText()).isEqualTo(url);
		assertThat(this.ready.api.get("/_sim/snapshot").path("accounts").toString()).contains("ecret\":\"n\"");
		this.ready.refused(400, "REFUSED", "PATCH", path, "{\"callbackUrl\":\"http://10.0.0.1/\"}");
		this.ready.done("DELETE", path, "");
		this.ready.refused(404, "UNKNOWN_ACCOUNT", "GET", path, "");
	}

	@ParameterizedTest
	@CsvSource({ "expired, 42001", "revoked, 40001" })
	void tokensAreListedAndEnd(String ends, int code) {
		String token = this.ready.api.get(TOKEN + "s").path("access_token").asText();
		JsonNode tokens = this.ready.done("GET", ACCOUNT + "/tokens", "").path("tokens");
		assertThat(tokens.get(0).path("value").asText()).isEqualTo(token);
		assertThat(tokens.get(0).path("valid").asBoolean()).isTrue();
		this.ready.done("POST", ACCOUNT + "/tokens/end", "{\"ends\":\"" + ends + "\"}");
		assertThat(
				this.ready.api.get("/cgi-bin/get_current_selfmenu_info?access_token=" + token).path("errcode").asInt())
			.isEqualTo(code);
		assertThat(this.ready.done("GET", ACCOUNT + "/tokens", "").at("/tokens/0/valid").asBoolean()).isFalse();
	}

	@Test
	void onlyWhatIsNewIsReadAndAwaited() {
		this.ready.done("POST", FAN + "send-text", "{\"text\":\"一\"}");
		long cursor = this.ready.done("GET", "/_sim/chats", "").path("cursor").asLong();
		CompletableFuture<JsonNode> next = CompletableFuture
			.supplyAsync(() -> this.ready.done("GET", "/_sim/chats?contains=二&withinMillis=20000&after=" + cursor, ""));
		this.ready.done("POST", FAN + "send-text", "{\"text\":\"二\"}");
		assertThat(texts(next.join())).containsExactly("二");
		assertThat(next.join().path("cursor").asLong()).isGreaterThan(cursor);
		this.ready.refused(409, "NOT_IN_TIME", "GET", "/_sim/chats?writer=account&withinMillis=1", "");
	}

	@Test
	void aRefusedPushIsExplained() {
		this.ready.host.answers((call) -> new HostStub.Answer(403, ""));
		this.ready.done("POST", FAN + "send-text", "{\"text\":\"一\"}");
		JsonNode push = this.ready.done("GET", "/_sim/pushes?refused=true", "").at("/pushes/0");
		assertThat(push.path("verdict").asText()).contains("compare token, EncodingAESKey");
		assertThat(push.path("attempts")).hasSize(3);
		this.ready.host.answers("<xml><ToUserName>x</ToUserName></xml>");
		this.ready.done("POST", FAN + "send-text", "{\"text\":\"二\"}");
		assertThat(this.ready.done("GET", "/_sim/pushes?refused=true", "").at("/pushes/1/verdict").asText())
			.isEqualTo("the reply is not encrypted, but the account is in safe mode");
		this.ready.done("PATCH", ACCOUNT, "{\"callbackUrl\":\"http://127.0.0.1:1/\"}");
		this.ready.done("POST", FAN + "send-text", "{\"text\":\"三\"}");
		assertThat(this.ready.done("GET", "/_sim/pushes?refused=true", "").at("/pushes/2/verdict").asText())
			.contains("Nothing answers at http://127.0.0.1:1/");
	}

	@Test
	void oneAccountIsResetAndTheOthersStay() {
		this.ready.done("POST", ACCOUNT + "/people", "{\"openId\":\"oNew\"}");
		String token = this.ready.api.get(TOKEN + "s").path("access_token").asText();
		this.ready.done("POST", FAN + "send-text", "{\"text\":\"一\"}");
		this.ready.host.answers("");
		this.ready.done("POST", "/_sim/accounts/ww5353535353535353:1000001/people/zhangsan/send-text",
				"{\"text\":\"二\"}");
		this.ready.done("POST", "/_sim/reset", "{\"account\":\"wx5151515151515151\"}");
		assertThat(this.ready.api.get(ACCOUNT).path("people").findValuesAsText("id")).containsExactly("oSimulatedFan");
		assertThat(works(token)).isFalse();
		assertThat(texts(this.ready.api.get("/_sim/chats"))).containsExactly("二");
		this.ready.done("POST", "/_sim/faults", "{\"path\":\"/cgi-bin/token\",\"status\":500}");
		this.ready.done("POST", "/_sim/reset", "");
		assertThat(texts(this.ready.api.get("/_sim/chats"))).isEmpty();
		assertThat(this.ready.done("GET", "/_sim/faults", "").path("faults")).isEmpty();
		assertThat(this.ready.done("GET", "/_sim/pushes", "").path("pushes")).isEmpty();
		assertThat(this.ready.api.get("/_sim/accounts").path("accounts")).hasSize(6);
	}

	@Test
	void aSnapshotBringsEverythingBack() {
		this.ready.done("POST", ACCOUNT + "/people", "{\"openId\":\"oNew\",\"nickname\":\"小王\",\"follows\":true}");
		this.ready.done("PUT", "/_sim/groups/cid1", "{\"name\":\"群\",\"robotCodes\":[\"dingsimulatedapp\"]}");
		this.ready.done("POST", FAN + "send-text", "{\"text\":\"一\"}");
		this.ready.done("POST", "/_sim/clock", "{\"time\":\"2030-01-01T00:00:00Z\",\"factor\":0}");
		this.ready.done("POST", "/_sim/faults", "{\"path\":\"/cgi-bin/user/get\",\"status\":503,\"times\":2}");
		String token = this.ready.api.get(TOKEN + "s").path("access_token").asText();
		JsonNode snapshot = this.ready.done("GET", "/_sim/snapshot", "");
		this.ready.done("DELETE", ACCOUNT, "");
		this.ready.done("POST", "/_sim/accounts", "{\"wechat\":[{\"appId\":\"wxlater\",\"appSecret\":\"s\"}]}");
		this.ready.refused(400, "REFUSED", "PUT", "/_sim/snapshot",
				"{\"version\":1,\"accounts\":{\"wechat\":[{\"appId\":\"a\"}]}}");
		assertThat(this.ready.send("GET", "/_sim/accounts/wxlater", "").statusCode()).isEqualTo(200);
		this.ready.done("PUT", "/_sim/snapshot", snapshot.toString());
		this.ready.refused(404, "UNKNOWN_ACCOUNT", "GET", "/_sim/accounts/wxlater", "");
		assertThat(this.ready.done("GET", "/_sim/snapshot", "")).usingRecursiveComparison()
			.isEqualTo(renumbered(snapshot));
		assertThat(works(token)).isTrue();
		assertThat(this.ready.api.exchange("/cgi-bin/user/get?access_token=" + token).statusCode()).isEqualTo(503);
	}

	/** Numbers of messages go on as long as the simulator runs. */
	private static JsonNode renumbered(JsonNode snapshot) {
		JsonNode copy = snapshot.deepCopy();
		copy.path("chats")
			.forEach((message) -> ((ObjectNode) message).put("number",
					message.path("number").asInt() + snapshot.path("chats").size()));
		return copy;
	}

	@Test
	void aComponentIsAuthorizedNarrowedAndLeft() {
		String component = "/_sim/accounts/wx5454545454545454";
		JsonNode authorized = this.ready.done("POST", component + "/authorizers/wx9",
				"{\"redirectUri\":\"http://127.0.0.1/back\"}");
		assertThat(authorized.path("redirect").asText()).startsWith("http://127.0.0.1/back?auth_code=");
		assertThat(this.ready.api.get(component).path("authorizers").get(0).asText()).isEqualTo("wx9");
		JsonNode narrowed = this.ready.done("PATCH", component + "/authorizers/wx9", "{\"functions\":[2,1]}");
		assertThat(narrowed.path("attempts")).hasSize(1);
		JsonNode same = this.ready.done("PATCH", component + "/authorizers/wx9", "{\"functions\":[1,2]}");
		assertThat(same.path("accepted").asBoolean()).isTrue();
		assertThat(same.path("attempts")).as("the platform pushes only what changes something").isEmpty();
		assertThat(this.ready.done("DELETE", component + "/authorizers/wx9", "").path("accepted").asBoolean()).isTrue();
		this.ready.refused(400, "REFUSED", "PATCH", component + "/authorizers/wx9", "{\"functions\":[1]}");
	}

	@Test
	void aPermissionIsWithdrawnAndGranted() {
		String path = "/_sim/accounts/dingsimulatedapp/permissions/qyapi_get_member";
		String token = this.ready.api.get("/oapi/gettoken?appkey=dingsimulatedapp&appsecret=s")
			.path("access_token")
			.asText();
		String call = "/oapi/topapi/v2/user/get?access_token=" + token;
		this.ready.done("DELETE", path, "");
		assertThat(this.ready.api.post(call, "{\"userid\":\"zhangsan\"}").path("errcode").asInt()).isNotZero();
		this.ready.done("PUT", path, "");
		assertThat(this.ready.api.post(call, "{\"userid\":\"zhangsan\"}").path("errcode").asInt()).isZero();
	}

	private boolean works(String token) {
		return this.ready.api.get("/cgi-bin/get_current_selfmenu_info?access_token=" + token)
			.path("errcode")
			.asInt() == 0;
	}

	private static List<String> texts(JsonNode page) {
		return page.path("messages").findValuesAsText("text");
	}

}
