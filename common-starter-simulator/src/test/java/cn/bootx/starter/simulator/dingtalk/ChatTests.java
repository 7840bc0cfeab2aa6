package cn.bootx.starter.simulator.dingtalk;

import cn.bootx.starter.simulator.dingtalk.chat.DingGroup;
import cn.bootx.starter.simulator.journal.Platforms;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ChatTests {

	private final DingTestBed bed = new DingTestBed();

	@AfterEach
	void close() {
		this.bed.close();
	}

	@Test
	void createsReadsAndChangesAGroup() {
		JsonNode created = create("{\"name\":\"值班\",\"owner\":\"u1\",\"useridlist\":[\"u1\"],\"searchable\":1}");
		String chatId = created.path("chatid").asText();
		assertThat(created.path("openConversationId").asText()).startsWith("cid").endsWith("==");
		assertThat(created.path("conversationTag").asInt()).isEqualTo(2);
		assertThat(this.bed
			.old("/chat/update",
					"{\"chatid\":\"%s\",\"owner\":\"u2\",\"add_useridlist\":[\"u2\"],\"del_useridlist\":[\"u1\"]}"
						.formatted(chatId))
			.path("errcode")
			.asInt()).isZero();
		JsonNode info = this.bed.client.get("/oapi/chat/get?chatid=" + chatId + "&access_token=" + this.bed.token())
			.path("chat_info");
		assertThat(info.path("owner").asText()).isEqualTo("u2");
		assertThat(info.path("useridlist")).hasSize(1);
		assertThat(info.path("name").asText()).isEqualTo("值班");
	}

	@Test
	void sendsToAGroupUntilItIsDisbanded() {
		String chatId = create("{\"name\":\"a\",\"owner\":\"u1\",\"useridlist\":[\"u1\"]}").path("chatid").asText();
		assertThat(send(chatId, "hi").path("messageId").asText()).startsWith("msg");
		DingGroup group = this.bed.ding.group(chatId);
		assertThat(group.messages()).hasSize(1);
		assertThat(this.bed.simulator.chats().of(Platforms.DINGTALK, group.openConversationId())).hasSize(1);
		assertThat(code(send(chatId, "字".repeat(700)))).isEqualTo(34016);
		group.disband();
		assertThat(code(send(chatId, "hi"))).isEqualTo(34001);
		assertThat(code(send("chat-none", "hi"))).isEqualTo(34001);
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';',
			value = { "{\"owner\":\"u1\",\"useridlist\":[\"u1\"]}; 40035",
					"{\"name\":\"123456789012345678901\",\"owner\":\"u1\",\"useridlist\":[\"u1\"]}; 40035",
					"{\"name\":\"a\",\"owner\":\"u1\",\"useridlist\":[]}; 40035",
					"{\"name\":\"a\",\"owner\":\"u2\",\"useridlist\":[\"u1\"]}; 49013",
					"{\"name\":\"a\",\"owner\":\"u1\",\"useridlist\":[\"u1\",\"ghost\"]}; 40031",
					"{\"name\":\"a\",\"owner\":\"u1\",\"useridlist\":[\"u1\"],\"searchable\":2}; 40035" })
	void refusesWhatAGroupCannotBe(String body, int code) {
		assertThat(code(create(body))).isEqualTo(code);
	}

	@Test
	void saysWithoutTheOldGrantThatItIsMissing() {
		this.bed.app.withdraw("qyapi_chat_manage");
		assertThat(code(send("chat1", "hi"))).isEqualTo(43007);
	}

	@Test
	void createsGroupsInTheNewFamilyAndConvertsIds() {
		JsonNode created = DingTestBed.json(this.bed.modern("/dingapi/v1.0/im/group/create",
				"{\"name\":\"a\",\"owner\":\"u1\",\"useridlist\":[\"u1\",\"u2\"],\"ownerType\":\"emp\",\"conversationTag\":2}"));
		JsonNode converted = DingTestBed.json(this.bed
			.modern("/dingapi/v1.0/im/chat/" + created.path("chatid").asText() + "/convertToOpenConversationId", ""));
		assertThat(converted.path("openConversationId")).isEqualTo(created.path("openConversationId"));
		assertThat(DingTestBed
			.json(this.bed.modern("/dingapi/v1.0/im/group/create",
					"{\"name\":\"a\",\"owner\":\"u1\",\"useridlist\":[\"u2\"]}"))
			.path("code")
			.asText()).isEqualTo("parameter.invalid");
	}

	private JsonNode create(String body) {
		return this.bed.old("/chat/create", body);
	}

	private JsonNode send(String chatId, String text) {
		return this.bed.old("/chat/send",
				"{\"chatid\":\"%s\",\"msg\":{\"msgtype\":\"text\",\"text\":{\"content\":\"%s\"}}}".formatted(chatId,
						text));
	}

	private static int code(JsonNode answer) {
		return answer.path("errcode").asInt();
	}

}
