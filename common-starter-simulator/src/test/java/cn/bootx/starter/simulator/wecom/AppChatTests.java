package cn.bootx.starter.simulator.wecom;

import java.time.Duration;

import cn.bootx.starter.simulator.journal.ChatMessage;
import cn.bootx.starter.simulator.journal.Platforms;
import cn.bootx.starter.simulator.wecom.people.WeComUser;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class AppChatTests {

	private static final String MEMBERS = "\"userlist\":[\"ZhangSan\",\"lisi\"]";

	private final WeComTestBed bed = new WeComTestBed();

	AppChatTests() {
		assertThat(code("create", "\"chatid\":\"c1\"," + MEMBERS)).isZero();
	}

	@AfterEach
	void close() {
		this.bed.close();
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';',
			value = { "\"text\":{\"content\":\"hi\"}; 0", "\"text\":{\"content\":\"\"}; 44004",
					"\"markdown\":{\"content\":\"**x**\"}; 0", "\"image\":{\"media_id\":\"none\"}; 40007",
					"\"textcard\":{\"title\":\"t\",\"description\":\"d\"}; 40063", "\"news\":{\"articles\":[]}; 40063",
					"\"taskcard\":{}; 86214", "\"template_card\":{}; 86214",
					"\"miniprogram_notice\":{\"appid\":\"a\",\"title\":\"四个汉字\"}; 86214" })
	void checksWhatIsSent(String content, int code) {
		String kind = content.substring(1, content.indexOf('"', 1));
		assertThat(code("send", "\"chatid\":\"c1\",\"msgtype\":\"" + kind + "\"," + content)).isEqualTo(code);
		assertThat(this.bed.simulator.chats().of(Platforms.WECOM, "c1")).extracting(ChatMessage::kind)
			.hasSize((code == 0) ? 1 : 0);
	}

	@Test
	void theOwnerStaysAMember() {
		assertThat(code("update", "\"chatid\":\"c1\",\"owner\":\"nobody\"")).isEqualTo(86207);
		this.bed.wecom.register(WeComTestBed.CORP, people("wangwu"));
		assertThat(code("update", "\"chatid\":\"c1\",\"add_user_list\":[\"wangwu\"],\"del_user_list\":[\"ZhangSan\"]"))
			.isEqualTo(86207);
		assertThat(code("update", "\"chatid\":\"c1\",\"owner\":\"wangwu\",\"add_user_list\":[\"wangwu\"],"
				+ "\"del_user_list\":[\"ZhangSan\"]"))
			.isZero();
	}

	@Test
	void chatsAndChangesAreCounted() {
		for (int i = 2; i <= 1000; i++) {
			assertThat(code("create", "\"chatid\":\"c" + i + "\"," + MEMBERS)).isZero();
		}
		assertThat(code("create", MEMBERS)).isEqualTo(45009);
		for (int i = 0; i < 1000; i++) {
			assertThat(code("update", "\"chatid\":\"c1\",\"name\":\"n" + i + "\"")).isZero();
		}
		assertThat(code("update", "\"chatid\":\"c1\",\"name\":\"n\"")).isEqualTo(45009);
		this.bed.clock.advance(Duration.ofHours(1));
		assertThat(code("update", "\"chatid\":\"c1\",\"name\":\"n\"")).isZero();
		assertThat(code("create", MEMBERS)).isEqualTo(45009);
		this.bed.clock.advance(Duration.ofHours(23));
		assertThat(code("create", MEMBERS)).isZero();
	}

	@Test
	void countsTheMessagesOfADay() {
		this.bed.send("\"touser\":\"lisi\"", "\"text\":{\"content\":\"x\"}");
		assertThat(statistics(0)).isOne();
		assertThat(statistics(1)).isZero();
		this.bed.clock.advance(Duration.ofDays(1));
		assertThat(statistics(0)).isZero();
		assertThat(statistics(1)).isOne();
	}

	private int statistics(int day) {
		return this.bed.post("/cgi-bin/message/get_statistics", "{\"time_type\":" + day + "}")
			.path("statistics")
			.path(0)
			.path("count")
			.asInt(-1);
	}

	private static WeComUser people(String userId) {
		return WeComUser.of(userId, userId);
	}

	private int code(String call, String body) {
		JsonNode answer = this.bed.post("/cgi-bin/appchat/" + call, "{" + body + "}");
		return answer.path("errcode").asInt(-1);
	}

}
