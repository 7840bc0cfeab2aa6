package cn.bootx.starter.simulator.dingtalk;

import java.net.http.HttpResponse;
import java.util.stream.IntStream;

import cn.bootx.starter.simulator.dingtalk.approbot.DingAppMessage;
import cn.bootx.starter.simulator.journal.Platforms;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

class AppRobotTests {

	private static final String USERS = "/dingapi/v1.0/robot/oToMessages/batchSend";

	private static final String GROUP = "/dingapi/v1.0/robot/groupMessages/send";

	private static final String TEXT = "\"msgKey\":\"sampleText\",\"msgParam\":\"{\\\"content\\\":\\\"hi\\\"}\"";

	private final DingTestBed bed = new DingTestBed();

	@AfterEach
	void close() {
		this.bed.close();
	}

	@Test
	void sendsToUsersAndNamesThoseWhoDoNotExist() {
		HttpResponse<String> response = this.bed.modern(USERS,
				"{\"robotCode\":\"dingkey\",\"userIds\":[\"u1\",\"ghost\"]," + TEXT + "}");
		assertThat(response.statusCode()).isEqualTo(200);
		JsonNode answer = DingTestBed.json(response);
		assertThat(answer.has("errcode")).isFalse();
		assertThat(answer.path("processQueryKey").asText()).isNotEmpty();
		assertThat(answer.path("invalidStaffIdList").path(0).asText()).isEqualTo("ghost");
		assertThat(answer.path("flowControlledStaffIdList").isArray()).isTrue();
		assertThat(this.bed.app.robotMessages()).singleElement().satisfies((message) -> {
			assertThat(message.to()).isEqualTo("u1");
			assertThat(message.text()).isEqualTo("hi");
		});
		assertThat(this.bed.simulator.chats().of(Platforms.DINGTALK, "dingkey/u1")).hasSize(1);
	}

	@Test
	void sendsToAGroupTheRobotIsIn() {
		this.bed.ding.registerGroup("cid1==", "dingkey");
		this.bed.ding.registerGroup("cid2==", "other");
		assertThat(code(GROUP, group("cid1=="))).isEmpty();
		assertThat(code(GROUP, group("cid2=="))).isEqualTo("not.allowed.robotCode");
		assertThat(code(GROUP, group("cid3=="))).isEqualTo("invalid.openConversationId");
		assertThat(code(GROUP, group(""))).isEqualTo("miss.openConversationId");
		assertThat(this.bed.app.robotMessages()).singleElement()
			.extracting(DingAppMessage::conversation)
			.isEqualTo("cid1==");
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', value = { "{" + TEXT + "}; invalidParameter.robotCode.empty",
			"{\"robotCode\":\"none\"," + TEXT + "}; invalidParameter.robotCode.notExsit",
			"{\"robotCode\":\"otherkey\"," + TEXT + "}; invalidParameter.robotCode.auth",
			"{\"robotCode\":\"dingkey\"," + TEXT + "}; invalidParameter.userIds.empty",
			"{\"robotCode\":\"dingkey\",\"userIds\":[\"u1\"]}; invalidParameter.msgKey.empty",
			"{\"robotCode\":\"dingkey\",\"userIds\":[\"u1\"],\"msgKey\":\"text\"}; invalidParameter.msgKey.invalid",
			"{\"robotCode\":\"dingkey\",\"userIds\":[\"u1\"],\"msgKey\":\"sampleText\",\"msgParam\":{\"content\":\"a\"}}; invalidParameter.msgParam.invalid",
			"{\"robotCode\":\"dingkey\",\"userIds\":[\"u1\"],\"msgKey\":\"sampleMarkdown\",\"msgParam\":\"{}\"}; miss.param.title" })
	void refusesAsThePlatformSpellsIt(String body, String code) {
		this.bed.ding.register(DingTalkApp.of("otherkey", "x", 2));
		assertThat(code(USERS, body)).isEqualTo(code);
		assertThat(this.bed.app.robotMessages()).isEmpty();
	}

	@Test
	void limitsUsersAndBytes() {
		String users = IntStream.rangeClosed(1, 21).mapToObj((i) -> "\"u" + i + "\"").collect(joining(","));
		assertThat(code(USERS, "{\"robotCode\":\"dingkey\",\"userIds\":[" + users + "]," + TEXT + "}"))
			.isEqualTo("invalidParameter.userIds.overMax");
		assertThat(code(USERS,
				"{\"robotCode\":\"dingkey\",\"userIds\":[\"u1\"]," + TEXT.replace("hi", "字".repeat(5000)) + "}"))
			.isEqualTo("invalidParameter.msgParam.tooLong");
	}

	@Test
	void distinguishesTheCaseOfThePath() {
		JsonNode answer = DingTestBed.json(this.bed.modern("/dingapi/v1.0/robot/otoMessages/batchSend", "{}"));
		assertThat(answer.path("code").asText()).isEqualTo("InvalidAction.NotFound");
	}

	private static String group(String id) {
		return "{\"robotCode\":\"dingkey\",\"openConversationId\":\"" + id + "\"," + TEXT + "}";
	}

	private String code(String path, String body) {
		HttpResponse<String> response = this.bed.modern(path, body);
		String code = DingTestBed.json(response).path("code").asText();
		assertThat(response.statusCode()).isEqualTo(code.isEmpty() ? 200 : 400);
		return code;
	}

}
