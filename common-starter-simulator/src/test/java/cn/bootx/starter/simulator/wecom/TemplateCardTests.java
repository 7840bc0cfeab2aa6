package cn.bootx.starter.simulator.wecom;

import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class TemplateCardTests {

	private static final String TO = "\"touser\":\"lisi\"";

	private static final String BUTTONS = "\"card_type\":\"button_interaction\",\"task_id\":\"t1\","
			+ "\"main_title\":{\"title\":\"请审批\"},\"button_list\":[{\"text\":\"同意\",\"key\":\"yes\"}]";

	private static final String VOTE = "\"card_type\":\"vote_interaction\",\"task_id\":\"t1\",\"checkbox\":{"
			+ "\"question_key\":\"q\",\"option_list\":[{\"id\":\"1\",\"text\":\"a\"}]},"
			+ "\"submit_button\":{\"text\":\"ok\",\"key\":\"k\"}";

	private static final String MULTIPLE = "\"card_type\":\"multiple_interaction\",\"task_id\":\"t1\",\"select_list\":[{"
			+ "\"question_key\":\"q\",\"option_list\":[{\"id\":\"1\",\"text\":\"a\"}]}],"
			+ "\"submit_button\":{\"text\":\"ok\",\"key\":\"k\"}";

	private static final String TEXT_NOTICE = "\"card_type\":\"text_notice\",\"main_title\":{\"title\":\"t\"},"
			+ "\"card_action\":{\"type\":1,\"url\":\"https://a\"}";

	private static final String NEWS_NOTICE = "\"card_type\":\"news_notice\",\"main_title\":{\"title\":\"t\"},"
			+ "\"card_image\":{\"url\":\"https://a\"},\"card_action\":{\"type\":1,\"url\":\"https://a\"}";

	private final WeComTestBed bed = new WeComTestBed();

	@AfterEach
	void close() {
		this.bed.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { BUTTONS, VOTE, MULTIPLE })
	void givesInteractiveCardsACodeForOneUpdate(String card) {
		JsonNode answer = send(card);
		assertThat(answer.path("errcode").asInt(-1)).isZero();
		String code = answer.path("response_code").asText();
		assertThat(code).isNotEmpty();
		JsonNode update = update(code);
		assertThat(update.path("errcode").asInt(-1)).isZero();
		assertThat(update.path("invaliduser").path(0).asText()).isEqualTo("ghost");
		assertThat(String.valueOf(this.bed.agent.messages().get(0).update()))
			.contains("\"button\":{\"replace_name\":\"已处理\"}");
		assertThat(update(code).path("errcode").asInt()).isEqualTo(60140);
	}

	@ParameterizedTest
	@ValueSource(strings = { TEXT_NOTICE, NEWS_NOTICE })
	void givesNoticesNone(String card) {
		JsonNode answer = send(card);
		assertThat(answer.path("errcode").asInt(-1)).isZero();
		assertThat(answer.has("response_code")).isFalse();
	}

	@Test
	void forgetsACodeAfterThreeDays() {
		String code = send(BUTTONS).path("response_code").asText();
		this.bed.clock.advance(Duration.ofHours(72));
		assertThat(update(code).path("errcode").asInt()).isEqualTo(60140);
	}

	@Test
	void replacesTheWholeCard() {
		String code = send(BUTTONS).path("response_code").asText();
		JsonNode broken = this.bed.post("/cgi-bin/message/update_template_card",
				"{\"agentid\":1000002,\"response_code\":\"" + code + "\",\"template_card\":{\"card_type\":\"text\"}}");
		assertThat(broken.path("errcode").asInt()).isEqualTo(42031);
		JsonNode update = this.bed.post("/cgi-bin/message/update_template_card", "{\"agentid\":1000002,"
				+ "\"response_code\":\"" + code + "\",\"template_card\":{" + TEXT_NOTICE + "}}");
		assertThat(update.path("errcode").asInt(-1)).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "has space", "x1" })
	void wantsATaskIdThatIsNewAndWellFormed(String taskId) {
		send(BUTTONS.replace("\"t1\"", "\"x1\""));
		assertThat(send(BUTTONS.replace("\"t1\"", "\"" + taskId + "\"")).path("errcode").asInt()).isEqualTo(42014);
		assertThat(this.bed.agent.messages()).hasSize(1);
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '`', value = { "`\"card_type\":\"other\"`; 42031",
			"`\"card_type\":\"text_notice\",\"main_title\":{\"title\":\"t\"}`; 42045",
			"`\"card_type\":\"text_notice\",\"card_action\":{\"type\":1,\"url\":\"https://a\"}`; 42033",
			"`\"card_type\":\"text_notice\",\"main_title\":{\"title\":\"t\"},\"card_action\":{\"type\":2}`; 42030",
			"`\"card_type\":\"news_notice\",\"main_title\":{\"title\":\"t\"},\"card_action\":{\"type\":1,\"url\":\"https://a\"}`; 42044",
			"`\"card_type\":\"button_interaction\",\"task_id\":\"t\",\"button_list\":[]`; 40058",
			"`\"card_type\":\"button_interaction\",\"task_id\":\"t\",\"button_list\":[{\"text\":\"a\"}]`; 42039",
			"`\"card_type\":\"vote_interaction\",\"task_id\":\"t\",\"checkbox\":{\"question_key\":\"q\",\"option_list\":[{\"id\":\"1\",\"text\":\"a\"}]}`; 42049",
			"`\"card_type\":\"multiple_interaction\",\"task_id\":\"t\",\"select_list\":[]`; 42047",
			"`" + TEXT_NOTICE
					+ ",\"jump_list\":[{\"title\":\"1\"},{\"title\":\"2\"},{\"title\":\"3\"},{\"title\":\"4\"}]`; 42042",
			"`" + TEXT_NOTICE + ",\"horizontal_content_list\":[{\"value\":\"v\"}]`; 42027", "`" + TEXT_NOTICE
					+ ",\"task_id\":\"t\",\"action_menu\":{\"action_list\":[{\"text\":\"a\",\"key\":\"k\"},{\"text\":\"b\",\"key\":\"k\"}]}`; 42051" })
	void refusesMalformedCardsWithTheCodeOfTheField(String card, int code) {
		assertThat(send(card).path("errcode").asInt()).isEqualTo(code);
		assertThat(this.bed.agent.messages()).isEmpty();
	}

	private JsonNode send(String card) {
		return this.bed.send(TO, "\"template_card\":{" + card + "}");
	}

	private JsonNode update(String code) {
		return this.bed.post("/cgi-bin/message/update_template_card", "{\"userids\":[\"lisi\",\"ghost\"],"
				+ "\"agentid\":1000002,\"response_code\":\"" + code + "\",\"button\":{\"replace_name\":\"已处理\"}}");
	}

}
