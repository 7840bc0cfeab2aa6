package cn.bootx.starter.simulator.control;

import java.nio.charset.StandardCharsets;

import cn.bootx.starter.simulator.crypto.MessageSeal;
import cn.bootx.starter.simulator.http.Json;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Members of a group mention its robot, and press what it offers. */
class RobotOperationTests {

	private static final String ROBOT = "/_sim/robots/robot-group-1/";

	private static final String MENTION = "{\"person\":\"zhangsan\",\"name\":\"张三\",\"text\":\"进度\"}";

	private final ReadySimulator ready = new ReadySimulator();

	@BeforeEach
	void registersRobots() {
		this.ready.done("POST", "/_sim/accounts", "{\"robots\":{\"wecom\":[\"secret-key\",\"other-key\"]}}");
		this.ready.host.answers("");
	}

	@AfterEach
	void stop() {
		this.ready.close();
	}

	@Test
	void aMentionIsPushedSealedAsXml() {
		callback("robot-group-1", "");
		JsonNode outcome = this.ready.done("POST", ROBOT + "mention", MENTION);
		assertThat(outcome.path("accepted").asBoolean()).as(outcome.toString()).isTrue();
		String encrypted = body().replaceAll(".*<Encrypt><!\\[CDATA\\[(.*?)]].*", "$1");
		assertThat(opened(encrypted)).contains("<ChatId><![CDATA[robot-group-1]]></ChatId>",
				"<From><UserId><![CDATA[zhangsan]]></UserId><Name><![CDATA[张三]]></Name>",
				"<MsgType><![CDATA[text]]></MsgType><Text><Content><![CDATA[@robot-group-1 进度]]></Content></Text>");
	}

	@Test
	void aButtonIsPushedAsJsonToTheRobotThatIsNamedByItsKey() {
		callback("other-key", ",\"format\":\"json\"");
		JsonNode outcome = this.ready.done("POST", "/_sim/robots/other-key/press",
				"{\"person\":\"lisi\",\"callbackId\":\"cb\",\"key\":\"yes\",\"buttonValue\":\"1\"}");
		assertThat(outcome.path("accepted").asBoolean()).as(outcome.toString()).isTrue();
		JsonNode push = Json.read(opened(Json.read(body().getBytes(StandardCharsets.UTF_8)).path("encrypt").asText())
			.getBytes(StandardCharsets.UTF_8));
		assertThat(push.at("/attachment/callbackid").asText()).isEqualTo("cb");
		assertThat(push.at("/attachment/actions/0/name").asText()).isEqualTo("yes");
		assertThat(push.at("/attachment/actions/0/value").asText()).isEqualTo("1");
		assertThat(push.at("/from/name").asText()).isEqualTo("lisi");
	}

	@Test
	void anAnswerThatIsNotSealedIsAProblem() {
		callback("robot-group-1", "");
		this.ready.host.answers("hello");
		JsonNode outcome = this.ready.done("POST", ROBOT + "mention", MENTION);
		assertThat(outcome.path("accepted").asBoolean()).isFalse();
		assertThat(outcome.path("problem").asText()).contains("the reply is refused");
	}

	@Test
	void aRobotWithoutAnAddressSaysHowToGiveItOne() {
		JsonNode problem = this.ready.refused(409, "NO_CALLBACK", "POST", ROBOT + "mention", MENTION);
		assertThat(problem.at("/message/zh").asText()).contains("PUT /_sim/robots/robot-group-1/callback");
		callback("robot-group-1", "");
		this.ready.done("POST", ROBOT + "mention", MENTION);
		this.ready.done("DELETE", ROBOT + "callback", "");
		this.ready.refused(409, "NO_CALLBACK", "POST", ROBOT + "mention", MENTION);
	}

	@Test
	void anUnknownRobotIsAnsweredWithTheGroupsAndWithoutKeys() {
		JsonNode problem = this.ready.refused(404, "UNKNOWN_ROBOT", "POST", "/_sim/robots/nope/mention", MENTION);
		assertThat(problem.path("nearest").toString()).isEqualTo("[\"robot-group-1\",\"robot-group-2\"]");
		assertThat(problem.toString()).doesNotContain("-key");
	}

	@Test
	void aWrongKeyOrAMissingTokenIsNamed() {
		String body = "{\"callbackUrl\":\"http://127.0.0.1/\",\"token\":\"t\",\"encodingAesKey\":\"short\"}";
		assertThat(this.ready.refused(400, "WRONG_VALUE", "PUT", ROBOT + "callback", body).path("field").asText())
			.isEqualTo("encodingAesKey");
		String blank = "{\"callbackUrl\":\"http://127.0.0.1/\",\"token\":\"\",\"encodingAesKey\":\"%s\"}"
			.formatted(ReadySimulator.KEY);
		assertThat(this.ready.refused(400, "MISSING_FIELD", "PUT", ROBOT + "callback", blank).path("field").asText())
			.isEqualTo("token");
	}

	private void callback(String robot, String more) {
		this.ready.done("PUT", "/_sim/robots/" + robot + "/callback",
				"{\"callbackUrl\":\"%s\",\"token\":\"robottoken\",\"encodingAesKey\":\"%s\"%s}"
					.formatted(this.ready.host.uri("/robot"), ReadySimulator.KEY, more));
	}

	private String body() {
		assertThat(this.ready.host.onlyCall().path()).isEqualTo("/robot");
		return this.ready.host.onlyCall().body();
	}

	/** Robots have no receive id. */
	private static String opened(String encrypted) {
		return new MessageSeal(ReadySimulator.KEY, "").open(encrypted).text();
	}

}
