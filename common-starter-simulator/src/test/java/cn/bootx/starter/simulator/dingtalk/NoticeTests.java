package cn.bootx.starter.simulator.dingtalk;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.stream.IntStream;

import cn.bootx.starter.simulator.dingtalk.notice.DingNotice;
import cn.bootx.starter.simulator.dingtalk.people.DingUser;
import cn.bootx.starter.simulator.journal.ChatMessage;
import cn.bootx.starter.simulator.journal.Platforms;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

class NoticeTests {

	private static final String PATH = "/topapi/message/corpconversation/";

	private static final String TEXT = "{\"msgtype\":\"text\",\"text\":{\"content\":\"你好\"}}";

	private static final String OA = "{\"msgtype\":\"oa\",\"oa\":{\"message_url\":\"https://a.example\","
			+ "\"head\":{\"bgcolor\":\"FFBBBBBB\",\"text\":\"h\"},\"status_bar\":{\"status_value\":\"进行中\","
			+ "\"status_bg\":\"0xFFF65E5E\"},\"body\":{\"title\":\"t\",\"form\":[{\"key\":\"k:\",\"value\":\"v\"}]}}}";

	private final DingTestBed bed = new DingTestBed();

	@AfterEach
	void close() {
		this.bed.close();
	}

	@Test
	void arrivesAtTheUserAndInTheChat() {
		JsonNode answer = send("u1", TEXT);
		assertThat(answer.path("errcode").asInt(-1)).isZero();
		assertThat(answer.path("task_id").asLong()).isGreaterThan(Integer.MAX_VALUE);
		assertThat(answer.path("request_id").asText()).isNotEmpty();
		assertThat(this.bed.ding.notices("u1")).singleElement().satisfies((notice) -> {
			assertThat(notice.msgType()).isEqualTo("text");
			assertThat(notice.text()).isEqualTo("你好");
			assertThat(notice.taskId()).isEqualTo(answer.path("task_id").asLong());
			assertThat(notice.at()).isEqualTo(this.bed.clock.instant());
		});
		assertThat(this.bed.ding.notices("u2")).isEmpty();
		assertThat(this.bed.simulator.chats().of(Platforms.DINGTALK, "dingkey/u1")).singleElement()
			.extracting(ChatMessage::text)
			.isEqualTo("你好");
	}

	@Test
	void takesAFormAndNumbersAsStrings() {
		HttpResponse<String> response = this.bed.send("/oapi" + PATH + "asyncsend_v2?access_token=" + this.bed.token(),
				"Content-Type", "application/x-www-form-urlencoded",
				"agent_id=836390886&userid_list=u1%2Cu2&to_all_user=false&msg=" + DingTestBed.encoded(TEXT));
		assertThat(DingTestBed.json(response).path("errcode").asInt(-1)).isZero();
		assertThat(this.bed.ding.notices("u2")).hasSize(1);
		JsonNode strings = this.bed.old(PATH + "asyncsend_v2", "{\"agent_id\":\"836390886\",\"userid_list\":\"u2\","
				+ "\"msg\":\"{\\\"msgtype\\\":\\\"text\\\",\\\"text\\\":{\\\"content\\\":\\\"2\\\"}}\"}");
		assertThat(strings.path("errcode").asInt(-1)).isZero();
		assertThat(this.bed.ding.notices("u2")).hasSize(2);
	}

	@ParameterizedTest
	@ValueSource(strings = { TEXT, OA,
			"{\"msgtype\":\"link\",\"link\":{\"messageUrl\":\"https://a\",\"picUrl\":\"@x\",\"title\":\"t\",\"text\":\"x\"}}",
			"{\"msgtype\":\"markdown\",\"markdown\":{\"title\":\"t\",\"text\":\"# x\"}}",
			"{\"msgtype\":\"action_card\",\"action_card\":{\"title\":\"t\",\"markdown\":\"m\",\"single_title\":\"s\",\"single_url\":\"https://a\"}}",
			"{\"msgtype\":\"action_card\",\"action_card\":{\"markdown\":\"m\",\"btn_orientation\":\"1\",\"btn_json_list\":[{\"title\":\"A\",\"action_url\":\"https://a\"}]}}" })
	void takesEveryKindOfMessage(String message) {
		assertThat(send("u1", message).path("errcode").asInt(-1)).isZero();
		assertThat(this.bed.ding.notices("u1")).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "image", "file", "voice" })
	void takesUploadedMediaOnly(String type) {
		String message = "{\"msgtype\":\"" + type + "\",\"" + type + "\":{\"media_id\":\"%s\",\"duration\":\"10\"}}";
		assertThat(send("u1", message.formatted("@none")).path("errcode").asInt()).isEqualTo(40007);
		String id = this.bed.upload("image", "a.png");
		assertThat(send("u1", message.formatted(id)).path("errcode").asInt(-1)).isZero();
		assertThat(this.bed.simulator.chats().of(Platforms.DINGTALK)).singleElement()
			.extracting(ChatMessage::mediaUrl)
			.isEqualTo(this.bed.ding.oapiBaseUrl() + "/_media/" + id);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"msgtype\":\"text\",\"text\":{}}",
			"{\"msgtype\":\"link\",\"link\":{\"messageUrl\":\"https://a\",\"title\":\"t\",\"text\":\"x\"}}",
			"{\"msgtype\":\"markdown\",\"markdown\":{\"text\":\"# x\"}}",
			"{\"msgtype\":\"action_card\",\"action_card\":{\"markdown\":\"m\",\"single_title\":\"s\"}}",
			"{\"msgtype\":\"action_card\",\"action_card\":{\"markdown\":\"m\"}}",
			"{\"msgtype\":\"oa\",\"oa\":{\"message_url\":\"https://a\",\"head\":{\"bgcolor\":\"0xFFBBBBBB\",\"text\":\"h\"},\"body\":{}}}",
			"{\"msgtype\":\"oa\",\"oa\":{\"message_url\":\"https://a\",\"head\":{\"bgcolor\":\"FFBBBBBB\",\"text\":\"h\"}}}" })
	void refusesMessagesWithoutARequiredMember(String message) {
		assertThat(send("u1", message).path("errcode").asInt()).isEqualTo(40035);
		assertThat(this.bed.ding.notices("u1")).isEmpty();
	}

	@Test
	void refusesAVoiceOfAMinute() {
		String id = this.bed.upload("voice", "a.amr");
		String message = "{\"msgtype\":\"voice\",\"voice\":{\"media_id\":\"" + id + "\",\"duration\":\"60\"}}";
		assertThat(send("u1", message).path("errcode").asInt()).isEqualTo(40035);
	}

	@Test
	void refusesAnUnknownKindAndATooLongMarkdown() {
		assertThat(send("u1", "{\"msgtype\":\"feedCard\"}").path("errcode").asInt()).isEqualTo(40008);
		assertThat(send("u1",
				"{\"msgtype\":\"markdown\",\"markdown\":{\"title\":\"t\",\"text\":\"" + "x".repeat(5001) + "\"}}")
			.path("errcode")
			.asInt()).isEqualTo(45002);
	}

	@Test
	void refusesAWrongAgentAndWrongReceivers() {
		assertThat(this.bed.old(PATH + "asyncsend_v2", "{\"agent_id\":1,\"userid_list\":\"u1\",\"msg\":" + TEXT + "}")
			.path("errcode")
			.asInt()).isEqualTo(40056);
		assertThat(this.bed.old(PATH + "asyncsend_v2", "{\"userid_list\":\"u1\",\"msg\":" + TEXT + "}")
			.path("errcode")
			.asInt()).isEqualTo(41011);
		assertThat(send("", TEXT).path("errcode").asInt()).isEqualTo(40035);
		String many = IntStream.rangeClosed(1, 101).mapToObj((i) -> "x" + i).collect(joining(","));
		assertThat(send(many, TEXT).path("errcode").asInt()).isEqualTo(40032);
		assertThat(send("u1,u2,u3,u4,u5,u6", OA).path("errcode").asInt()).isEqualTo(41029);
	}

	@Test
	void dropsTheSameContentOfTheDaySilently() {
		send("u1", TEXT);
		JsonNode second = send("u1,u2", TEXT);
		assertThat(second.path("errcode").asInt(-1)).isZero();
		assertThat(this.bed.ding.notices("u1")).hasSize(1);
		assertThat(this.bed.ding.notices("u2")).hasSize(1);
		JsonNode result = call("getsendresult", "task_id", second).path("send_result");
		assertThat(result.path("forbidden_list").path(0).path("code").asText()).isEqualTo("143106");
		assertThat(result.path("forbidden_list").path(0).path("userid").asText()).isEqualTo("u1");
		assertThat(result.path("unread_user_id_list").path(0).asText()).isEqualTo("u2");
		this.bed.clock.advance(Duration.ofDays(1));
		send("u1", TEXT);
		assertThat(this.bed.ding.notices("u1")).hasSize(2);
	}

	@Test
	void dropsWhatIsOverTheDailyLimitOfAUser() {
		String token = this.bed.token();
		for (int i = 0; i <= 500; i++) {
			this.bed.client.post("/oapi" + PATH + "asyncsend_v2?access_token=" + token,
					"{\"agent_id\":836390886,\"userid_list\":\"u1\",\"msg\":" + TEXT.replace("你好", "n" + i) + "}");
		}
		assertThat(this.bed.ding.notices("u1")).hasSize(500);
	}

	@Test
	void reportsReceiversThatDoNotExist() {
		JsonNode sent = this.bed.old(PATH + "asyncsend_v2",
				"{\"agent_id\":836390886,\"userid_list\":\"u1,ghost\",\"dept_id_list\":\"7,99\",\"msg\":" + TEXT + "}");
		JsonNode result = call("getsendresult", "task_id", sent).path("send_result");
		assertThat(result.path("invalid_user_id_list").path(0).asText()).isEqualTo("ghost");
		assertThat(result.path("invalid_dept_id_list").path(0).asLong()).isEqualTo(99);
		assertThat(result.path("unread_user_id_list")).hasSize(2);
	}

	@Test
	void sendsToEverybodyThreeTimesADay() {
		for (int i = 0; i < 3; i++) {
			assertThat(sendToAll(i).path("errcode").asInt(-1)).isZero();
		}
		assertThat(sendToAll(3).path("errcode").asInt()).isEqualTo(41045);
		assertThat(this.bed.ding.notices("u1")).hasSize(3);
		assertThat(this.bed.ding.notices("u2")).hasSize(3);
	}

	@Test
	void timesOutOnTheResultOfMoreThanAHundredReceivers() {
		for (int i = 0; i < 100; i++) {
			this.bed.ding.register(DingUser.of("x" + i, "x", "1"));
		}
		JsonNode result = call("getsendresult", "task_id", sendToAll(0));
		assertThat(result.path("errcode").asInt()).isEqualTo(15);
		assertThat(result.path("sub_code").asText()).isEqualTo("isp.top-remote-connection-timeout");
	}

	@Test
	void progressesWithTime() {
		this.bed.ding.noticeProcessingTime(Duration.ofSeconds(10));
		JsonNode sent = send("u1", TEXT);
		assertThat(call("getsendprogress", "task_id", sent).path("progress").toString())
			.isEqualTo("{\"progress_in_percent\":0,\"status\":0}");
		this.bed.clock.advance(Duration.ofSeconds(5));
		assertThat(call("getsendprogress", "task_id", sent).path("progress").toString())
			.isEqualTo("{\"progress_in_percent\":50,\"status\":1}");
		this.bed.clock.advance(Duration.ofSeconds(5));
		assertThat(call("getsendprogress", "task_id", sent).path("progress").toString())
			.isEqualTo("{\"progress_in_percent\":100,\"status\":2}");
	}

	@Test
	void recallsWithinADayUnderAnotherFieldName() {
		JsonNode sent = send("u1", TEXT);
		assertThat(call("recall", "task_id", sent).path("errcode").asInt()).isEqualTo(40035);
		assertThat(call("recall", "msg_task_id", sent).path("errcode").asInt(-1)).isZero();
		assertThat(this.bed.ding.notices("u1")).singleElement().matches(DingNotice::recalled);
		this.bed.clock.advance(Duration.ofHours(25));
		assertThat(call("recall", "msg_task_id", sent).path("errcode").asInt()).isEqualTo(400002);
	}

	@Test
	void changesTheStatusBarOfAnOaMessageOnceItIsDone() {
		this.bed.ding.noticeProcessingTime(Duration.ofSeconds(10));
		long task = send("u1", OA).path("task_id").asLong();
		String body = "{\"agent_id\":836390886,\"task_id\":" + task
				+ ",\"status_value\":\"已同意\",\"status_bg\":\"0xFF78C06E\"}";
		assertThat(this.bed.old(PATH + "status_bar/update", body).path("errcode").asInt()).isEqualTo(41052);
		this.bed.clock.advance(Duration.ofSeconds(10));
		assertThat(this.bed.old(PATH + "status_bar/update", body).path("errcode").asInt(-1)).isZero();
		assertThat(this.bed.ding.notices("u1")
			.get(0)
			.message()
			.path("oa")
			.path("status_bar")
			.path("status_value")
			.asText()).isEqualTo("已同意");
		long text = send("u1", TEXT).path("task_id").asLong();
		assertThat(this.bed.old(PATH + "status_bar/update", body.replace("" + task, "" + text)).path("errcode").asInt())
			.isEqualTo(40035);
	}

	private JsonNode send(String users, String message) {
		return this.bed.old(PATH + "asyncsend_v2",
				"{\"agent_id\":836390886,\"userid_list\":\"" + users + "\",\"msg\":" + message + "}");
	}

	private JsonNode sendToAll(int number) {
		return this.bed.old(PATH + "asyncsend_v2", "{\"agent_id\":836390886,\"to_all_user\":true,\"msg\":"
				+ TEXT.replace("你好", "an alle " + number) + "}");
	}

	private JsonNode call(String path, String field, JsonNode sent) {
		return this.bed.old(PATH + path,
				"{\"agent_id\":836390886,\"" + field + "\":" + sent.path("task_id").asLong() + "}");
	}

}
