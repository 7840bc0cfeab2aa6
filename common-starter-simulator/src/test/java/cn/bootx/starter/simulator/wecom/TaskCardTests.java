package cn.bootx.starter.simulator.wecom;

import java.util.stream.IntStream;

import cn.bootx.starter.simulator.journal.ChatMessage;
import cn.bootx.starter.simulator.journal.Platforms;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

class TaskCardTests {

	private static final String CARD = "{\"title\":\"t\",\"description\":\"d\",\"task_id\":\"%s\",\"btn\":["
			+ "{\"key\":\"yes\",\"name\":\"同意\",\"replace_name\":\"已同意\"},{\"key\":\"no\",\"name\":\"驳回\"}]}";

	private final WeComTestBed bed = new WeComTestBed();

	TaskCardTests() {
		assertThat(this.bed.send("\"touser\":\"ZhangSan\"", "\"taskcard\":" + CARD.formatted("old"))
			.path("errcode")
			.asInt(-1)).isZero();
		assertThat(this.bed.send("\"touser\":\"ZhangSan\"", "\"interactive_taskcard\":" + CARD.formatted("new"))
			.path("errcode")
			.asInt(-1)).isZero();
	}

	@AfterEach
	void close() {
		this.bed.close();
	}

	@ParameterizedTest
	@CsvSource({ "old, clicked_key, yes, 已同意", "old, clicked_key, no, 驳回", "new, replace_name, 已归档, 已归档" })
	void eachFormIsUpdatedInItsWay(String task, String field, String value, String shown) {
		JsonNode answer = update("[\"ZhangSan\",\"Ghost\"]", task, field, value);
		assertThat(answer.path("errcode").asInt(-1)).isZero();
		assertThat(answer.path("invaliduser").toString()).isEqualTo("[\"ghost\"]");
		assertThat(this.bed.simulator.chats().of(Platforms.WECOM)).extracting(ChatMessage::content)
			.anySatisfy((content) -> assertThat(content.path("replace_name").asText()).isEqualTo(shown));
	}

	@ParameterizedTest
	@CsvSource({ "old, replace_name, x, 42017", "old, clicked_key, other, 42017", "new, clicked_key, yes, 42017",
			"old, other, x, 42019", "none, clicked_key, yes, 42016" })
	void refusesWhatTheCardDoesNotHave(String task, String field, String value, int code) {
		assertThat(update("[\"ZhangSan\"]", task, field, value).path("errcode").asInt()).isEqualTo(code);
	}

	@Test
	void takesAThousandMembers() {
		String many = IntStream.range(0, 1001).mapToObj((i) -> "\"u" + i + "\"").collect(joining(",", "[", "]"));
		assertThat(update(many, "old", "clicked_key", "yes").path("errcode").asInt()).isEqualTo(40032);
		assertThat(update("[]", "old", "clicked_key", "yes").path("errcode").asInt()).isEqualTo(40032);
		assertThat(update(many.replace(",\"u1000\"", ""), "old", "clicked_key", "yes").path("errcode").asInt(-1))
			.isZero();
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', value = { "{\"name\":\"n\"}; 42019", "{\"key\":\"k\"}; 42020" })
	void refusesButtonsWithoutKeyOrName(String button, int code) {
		String card = "\"taskcard\":{\"title\":\"t\",\"description\":\"d\",\"task_id\":\"x\",\"btn\":[" + button + "]}";
		assertThat(this.bed.send("\"touser\":\"lisi\"", card).path("errcode").asInt()).isEqualTo(code);
	}

	private JsonNode update(String users, String task, String field, String value) {
		return this.bed.post("/cgi-bin/message/update_taskcard", "{\"userids\":" + users
				+ ",\"agentid\":1000002,\"task_id\":\"" + task + "\",\"" + field + "\":\"" + value + "\"}");
	}

}
