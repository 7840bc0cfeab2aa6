package cn.bootx.starter.simulator.wecom;

import java.time.Duration;
import java.util.stream.IntStream;

import cn.bootx.starter.simulator.journal.ChatMessage;
import cn.bootx.starter.simulator.journal.Platforms;
import cn.bootx.starter.simulator.wecom.message.WeComMessage;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

class MessageSendTests {

	private static final String TO = "\"touser\":\"ZhangSan\"";

	private static final String TEXT = "\"text\":{\"content\":\"你好\"}";

	private static final byte[] PICTURE = { 1, 2, 3, 4, 5, 6 };

	private final WeComTestBed bed = new WeComTestBed();

	@AfterEach
	void close() {
		this.bed.close();
	}

	@Test
	void arrivesAtTheUserAndInTheChat() {
		JsonNode answer = this.bed.send(TO, TEXT);
		assertThat(answer.path("errcode").asInt(-1)).isZero();
		assertThat(answer.has("invaliduser")).isFalse();
		assertThat(answer.has("response_code")).isFalse();
		assertThat(this.bed.agent.messagesOf("ZhangSan")).singleElement().satisfies((message) -> {
			assertThat(message.msgId()).isEqualTo(answer.path("msgid").asText());
			assertThat(message.msgType()).isEqualTo("text");
			assertThat(message.text()).isEqualTo("你好");
		});
		assertThat(this.bed.agent.messagesOf("lisi")).isEmpty();
		assertThat(this.bed.simulator.chats().of(Platforms.WECOM, "wwcorp/1000002/ZhangSan")).singleElement()
			.extracting(ChatMessage::text)
			.isEqualTo("你好");
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"markdown\":{\"content\":\"**x**\"}",
			"\"textcard\":{\"title\":\"t\",\"description\":\"d\",\"url\":\"https://a\"}",
			"\"news\":{\"articles\":[{\"title\":\"t\",\"url\":\"https://a\",\"picurl\":\"https://b\"}]}",
			"\"miniprogram_notice\":{\"appid\":\"wx1\",\"title\":\"会议室预订\",\"content_item\":[{\"key\":\"k\",\"value\":\"v\"}]}",
			"\"taskcard\":{\"title\":\"t\",\"description\":\"d\",\"task_id\":\"t1\",\"btn\":[{\"key\":\"k\",\"name\":\"n\"}]}" })
	void takesEveryKindOfMessage(String content) {
		assertThat(this.bed.send(TO, content).path("errcode").asInt(-1)).isZero();
		assertThat(this.bed.agent.messagesOf("ZhangSan")).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "image", "voice", "file", "video" })
	void takesUploadedMediaOnly(String type) {
		String content = "\"" + type + "\":{\"media_id\":\"%s\"}";
		assertThat(this.bed.send(TO, content.formatted("")).path("errcode").asInt()).isEqualTo(41006);
		assertThat(this.bed.send(TO, content.formatted("none")).path("errcode").asInt()).isEqualTo(40007);
		String id = this.bed.upload("image", "a.png", PICTURE).path("media_id").asText();
		assertThat(this.bed.send(TO, content.formatted(id)).path("errcode").asInt(-1)).isZero();
		assertThat(this.bed.simulator.chats().of(Platforms.WECOM)).singleElement()
			.extracting(ChatMessage::mediaUrl)
			.isEqualTo(this.bed.wecom.baseUrl() + "/_media/" + id);
		this.bed.clock.advance(Duration.ofDays(3));
		assertThat(this.bed.send(TO, content.formatted(id)).path("errcode").asInt()).isEqualTo(40007);
	}

	@Test
	void takesStoredArticles() {
		String id = this.bed.upload("image", "a.png", PICTURE).path("media_id").asText();
		String content = "\"mpnews\":{\"articles\":[{\"title\":\"t\",\"thumb_media_id\":\"" + id
				+ "\",\"content\":\"<p>x</p>\"}]},\"safe\":2";
		assertThat(this.bed.send(TO, content).path("errcode").asInt(-1)).isZero();
		assertThat(this.bed.send(TO, content.replace("content", "contents")).path("errcode").asInt()).isEqualTo(44004);
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', value = { "\"text\":{\"content\":\"\"}; 44004", "\"markdown\":{}; 44004",
			"\"textcard\":{\"description\":\"d\",\"url\":\"https://a\"}; 41016",
			"\"textcard\":{\"title\":\"t\",\"url\":\"https://a\"}; 41033",
			"\"textcard\":{\"title\":\"t\",\"description\":\"d\"}; 40063",
			"\"textcard\":{\"title\":\"t\",\"description\":\"d\",\"url\":\"a.example\"}; 40054",
			"\"news\":{\"articles\":[]}; 40063",
			"\"news\":{\"articles\":[{\"title\":\"t\",\"url\":\"https://a\"}]},\"safe\":1; 40074",
			"\"text\":{\"content\":\"x\"},\"safe\":2; 40035",
			"\"taskcard\":{\"title\":\"t\",\"description\":\"d\"}; 40058",
			"\"taskcard\":{\"title\":\"t\",\"description\":\"d\",\"btn\":[{\"key\":\"k\",\"name\":\"n\"}]}; 42014",
			"\"hologram\":{}; 40008" })
	void refusesIncompleteMessages(String content, int code) {
		assertThat(this.bed.send(TO, content).path("errcode").asInt()).isEqualTo(code);
		assertThat(this.bed.agent.messages()).isEmpty();
	}

	@Test
	void countsLimitsInBytes() {
		String chars = "字".repeat(683);
		assertThat(this.bed.send(TO, "\"markdown\":{\"content\":\"" + chars + "\"}").path("errcode").asInt())
			.isEqualTo(45002);
		assertThat(this.bed.send(TO, "\"markdown\":{\"content\":\"" + chars.substring(1) + "\"}")
			.path("errcode")
			.asInt(-1)).isZero();
		assertThat(
				this.bed
					.send(TO,
							"\"textcard\":{\"title\":\"" + "字".repeat(43)
									+ "\",\"description\":\"d\",\"url\":\"https://a\"}")
					.path("errcode")
					.asInt())
			.isEqualTo(45003);
		String article = "{\"title\":\"t\",\"url\":\"https://a\"}";
		String nine = IntStream.range(0, 9).mapToObj((i) -> article).collect(joining(","));
		assertThat(this.bed.send(TO, "\"news\":{\"articles\":[" + nine + "]}").path("errcode").asInt())
			.isEqualTo(45008);
	}

	@Test
	void shortensATextThatIsTooLongWithoutBreakingACharacter() {
		assertThat(this.bed.send(TO, "\"text\":{\"content\":\"" + "字".repeat(700) + "\"}").path("errcode").asInt(-1))
			.isZero();
		assertThat(this.bed.agent.messages().get(0).text()).isEqualTo("字".repeat(682));
	}

	@Test
	void namesInvalidReceiversAndFailsOnlyIfAllAre() {
		JsonNode partly = this.bed.send("\"touser\":\"zhangsan|Ghost|Other\",\"toparty\":\"7|99\",\"totag\":\"3|4\"",
				TEXT);
		assertThat(partly.path("errcode").asInt(-1)).isZero();
		assertThat(partly.path("invaliduser").asText()).isEqualTo("ghost|other");
		assertThat(partly.path("invalidparty").asText()).isEqualTo("99");
		assertThat(partly.path("invalidtag").asText()).isEqualTo("4");
		assertThat(this.bed.agent.messages().get(0).receivers()).containsExactly("ZhangSan", "lisi");
		assertThat(this.bed.send("\"touser\":\"ghost\"", TEXT).path("errcode").asInt()).isEqualTo(81013);
		assertThat(this.bed.send("\"touser\":\"\"", TEXT).path("errcode").asInt()).isEqualTo(82001);
		String many = IntStream.rangeClosed(1, 1001).mapToObj((i) -> "u" + i).collect(joining("|"));
		assertThat(this.bed.send("\"touser\":\"" + many + "\"", TEXT).path("errcode").asInt()).isEqualTo(40032);
	}

	@Test
	void sendsToEverybody() {
		assertThat(this.bed.send("\"touser\":\"@all\"", TEXT).path("errcode").asInt(-1)).isZero();
		assertThat(this.bed.agent.messages().get(0).receivers()).containsExactlyInAnyOrder("ZhangSan", "lisi");
	}

	@Test
	void refusesAnotherAgentsId() {
		String body = "{\"touser\":\"lisi\",\"msgtype\":\"text\"," + TEXT + "%s}";
		assertThat(
				this.bed.post("/cgi-bin/message/send", body.formatted(",\"agentid\":1000003")).path("errcode").asInt())
			.isEqualTo(301002);
		assertThat(this.bed.post("/cgi-bin/message/send", body.formatted(",\"agentid\":9")).path("errcode").asInt())
			.isEqualTo(40056);
		assertThat(this.bed.post("/cgi-bin/message/send", body.formatted("")).path("errcode").asInt()).isEqualTo(41011);
		assertThat(this.bed.other.messages()).isEmpty();
	}

	@Test
	void dropsDuplicatesWithinTheIntervalOnlyWhenAsked() {
		this.bed.send(TO, TEXT);
		this.bed.send(TO, TEXT);
		assertThat(this.bed.agent.messages()).hasSize(2);
		String checked = TEXT + ",\"enable_duplicate_check\":1,\"duplicate_check_interval\":600";
		String id = this.bed.send(TO, checked).path("msgid").asText();
		assertThat(this.bed.send(TO, checked).path("msgid").asText()).isEqualTo(id);
		assertThat(this.bed.agent.messages()).hasSize(3);
		this.bed.clock.advance(Duration.ofSeconds(601));
		this.bed.send(TO, checked);
		assertThat(this.bed.agent.messages()).hasSize(4);
		assertThat(this.bed.send(TO, TEXT + ",\"duplicate_check_interval\":14401").path("errcode").asInt())
			.isEqualTo(40035);
	}

	@Test
	void dropsSilentlyWhatIsOverThirtyAMinuteForAMember() {
		for (int i = 0; i < 31; i++) {
			assertThat(this.bed.send(TO, TEXT).path("errcode").asInt(-1)).isZero();
		}
		assertThat(this.bed.agent.messagesOf("ZhangSan")).hasSize(30);
		this.bed.clock.advance(Duration.ofMinutes(1));
		this.bed.send(TO, TEXT);
		assertThat(this.bed.agent.messagesOf("ZhangSan")).hasSize(31);
	}

	@Test
	void recallsWithinADay() {
		String body = "{\"msgid\":\"" + this.bed.send(TO, TEXT).path("msgid").asText() + "\"}";
		assertThat(this.bed.post("/cgi-bin/message/recall", body).path("errcode").asInt(-1)).isZero();
		assertThat(this.bed.agent.messages()).singleElement().matches(WeComMessage::recalled);
		assertThat(this.bed.post("/cgi-bin/message/recall", "{\"msgid\":\"x\"}").path("errcode").asInt())
			.isEqualTo(40058);
		this.bed.clock.advance(Duration.ofHours(25));
		assertThat(this.bed.post("/cgi-bin/message/recall", body).path("errcode").asInt()).isEqualTo(42052);
	}

}
