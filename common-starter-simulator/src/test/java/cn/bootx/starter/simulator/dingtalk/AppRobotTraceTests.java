package cn.bootx.starter.simulator.dingtalk;

import java.time.Duration;
import java.util.stream.IntStream;

import cn.bootx.starter.simulator.dingtalk.approbot.DingAlert;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

class AppRobotTraceTests {

	private static final String ROBOT = "/dingapi/v1.0/robot/";

	private static final String TEXT = "\"robotCode\":\"dingkey\",\"msgKey\":\"sampleText\",\"msgParam\":\"{\\\"content\\\":\\\"hi\\\"}\"";

	private final DingTestBed bed = new DingTestBed();

	private String key = "";

	@BeforeEach
	void send() {
		this.bed.ding.registerGroup("cid1", "dingkey");
		this.key = post("oToMessages/batchSend", "{" + TEXT + ",\"userIds\":[\"u1\",\"u2\"]}").path("processQueryKey")
			.asText();
	}

	@AfterEach
	void close() {
		this.bed.close();
	}

	@Test
	void recallsWithinADayUnderALowerCasePath() {
		JsonNode answer = recall(this.key, "none==");
		assertThat(answer.path("successResult").path(0).asText()).isEqualTo(this.key);
		assertThat(answer.path("failedResult").path("none==").asText()).isEqualTo("invalid.processQueryKey");
		assertThat(this.bed.app.recalled(this.key)).isTrue();
		this.bed.clock.advance(Duration.ofHours(24).plusMillis(1));
		assertThat(recall(this.key).path("failedResult").path(this.key).asText())
			.isEqualTo("processQueryKey.expireTime");
		assertThat(post("oToMessages/batchRecall", "{}").path("code").asText()).isEqualTo("InvalidAction.NotFound");
	}

	@Test
	void recallsAtMostTwentyAtOnce() {
		String[] keys = IntStream.range(0, 21).mapToObj(String::valueOf).toArray(String[]::new);
		assertThat(recall(keys).path("code").asText()).isEqualTo("invalidParameter.processQueryKeys.overMax");
	}

	@Test
	void tellsWhoReadAMessageToUsers() {
		this.bed.app.user("u2").reads(this.key);
		JsonNode answer = this.bed.read(
				ROBOT + "oToMessages/readStatus?robotCode=dingkey&processQueryKey=" + DingTestBed.encoded(this.key),
				this.bed.token());
		assertThat(answer.path("sendStatus").asText()).isEqualTo("SUCCESS");
		assertThat(answer.path("messageReadInfoList")).hasSize(2);
		assertThat(answer.at("/messageReadInfoList/0/readStatus").asText()).isEqualTo("UNREAD");
		assertThat(answer.at("/messageReadInfoList/1/readStatus").asText()).isEqualTo("READ");
		assertThat(answer.at("/messageReadInfoList/1/readTimestamp").asLong()).isEqualTo(this.bed.clock.millis());
		recall(this.key);
		assertThat(this.bed
			.read(ROBOT + "oToMessages/readStatus?robotCode=dingkey&processQueryKey=" + DingTestBed.encoded(this.key),
					this.bed.token())
			.path("sendStatus")
			.asText()).isEqualTo("RECALLED");
	}

	@Test
	void pagesThroughTheReadersInAGroupAndRecallsThere() {
		String sent = post("groupMessages/send", "{" + TEXT + ",\"openConversationId\":\"cid1\"}")
			.path("processQueryKey")
			.asText();
		this.bed.app.user("u1").reads(sent);
		this.bed.app.user("u2").reads(sent);
		JsonNode first = post("groupMessages/query", "{\"processQueryKey\":\"" + sent + "\",\"maxResults\":1}");
		assertThat(first.path("hasMore").asBoolean()).isTrue();
		JsonNode second = post("groupMessages/query",
				"{\"processQueryKey\":\"" + sent
						+ "\",\"openConversationId\":\"cid1\",\"maxResults\":1,\"nextToken\":\""
						+ first.path("nextToken").asText() + "\"}");
		assertThat(second.path("hasMore").asBoolean()).isFalse();
		assertThat(second.at("/readUsers/0/unionId").asText()).isEqualTo("union2");
		assertThat(post("groupMessages/query", "{\"processQueryKey\":\"" + this.key + "\"}").path("code").asText())
			.isEqualTo("invalid.processQueryKey");
		JsonNode recalled = post("groupMessages/recall",
				"{\"robotCode\":\"dingkey\",\"openConversationId\":\"cid1\",\"processQueryKeys\":[\"" + sent + "\"]}");
		assertThat(recalled.path("successResult")).hasSize(1);
	}

	@Test
	void handsOutFilesOfUsersForATime() {
		String code = this.bed.ding.downloadCode("image/png", new byte[] { 1, 2, 3 });
		String url = post("messageFiles/download", "{\"robotCode\":\"dingkey\",\"downloadCode\":\"" + code + "\"}")
			.path("downloadUrl")
			.asText();
		assertThat(url).endsWith(".file");
		String path = url.substring(this.bed.simulator.baseUrl().length());
		assertThat(this.bed.client.exchange(path).body()).containsExactly(1, 2, 3);
		this.bed.clock.advance(Duration.ofMinutes(30));
		assertThat(this.bed.client.exchange(path).statusCode()).isEqualTo(403);
	}

	@Test
	void sendsAndRecallsADing() {
		JsonNode sent = post("ding/send",
				"{\"robotCode\":\"dingkey\",\"remindType\":1,\"content\":\"wake up\",\"receiverUserIdList\":[\"u1\",\"ghost\"]}");
		assertThat(sent.at("/failedList/staffId.notExisted/0").asText()).isEqualTo("ghost");
		assertThat(this.bed.app.alerts()).singleElement().extracting(DingAlert::content).isEqualTo("wake up");
		post("ding/recall", "{\"robotCode\":\"dingkey\",\"openDingId\":\"" + sent.path("openDingId").asText() + "\"}");
		assertThat(this.bed.app.alerts()).isEmpty();
		String many = IntStream.range(0, 21).mapToObj((i) -> "\"u" + i + "\"").collect(joining(","));
		assertThat(post("ding/send",
				"{\"robotCode\":\"dingkey\",\"remindType\":2,\"content\":\"a\",\"receiverUserIdList\":[" + many + "]}")
			.path("code")
			.asText()).isEqualTo("receivers.exceed");
	}

	private JsonNode recall(String... keys) {
		String list = String.join("\",\"", keys);
		return post("otoMessages/batchRecall", "{\"robotCode\":\"dingkey\",\"processQueryKeys\":[\"" + list + "\"]}");
	}

	private JsonNode post(String path, String body) {
		return DingTestBed.json(this.bed.modern(ROBOT + path, body));
	}

}
