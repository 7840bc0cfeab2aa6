package cn.bootx.starter.dingtalk.message;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import cn.bootx.starter.core.send.InvalidMessageException;
import cn.bootx.starter.dingtalk.StubPlatform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DingTalkChatServiceTests {

	private final StubPlatform platform = new StubPlatform();

	private final DingTalkChatService chats = this.platform.app().chats();

	@AfterEach
	void stop() {
		this.platform.close();
	}

	@Test
	void createsAGroup() {
		this.platform.answer("/chat/create",
				"{\"errcode\":0,\"chatid\":\"chat1\",\"openConversationId\":\"cid1==\",\"conversationTag\":2}");
		assertThat(this.chats.create("项目群", "u1", List.of("u1", "u2")))
			.isEqualTo(new DingTalkChatService.Chat("chat1", "cid1=="));
		assertThat(this.platform.calls("/chat/create").get(0).body())
			.isEqualTo("{\"name\":\"项目群\",\"owner\":\"u1\",\"useridlist\":[\"u1\",\"u2\"]}");
		assertThat(this.platform.calls("/chat/create").get(0).query()).isEqualTo("access_token=stub-token");
	}

	@Test
	void createsAGroupWithTheNewFamily() {
		this.platform.answer("/v1.0/im/group/create", "{\"chatid\":\"chat1\",\"openConversationId\":\"cid1==\"}");
		assertThat(this.chats.createGroup("g", "u1", List.of("u1")).openConversationId()).isEqualTo("cid1==");
		assertThat(this.platform.calls("/v1.0/im/group/create").get(0).token()).isEqualTo("stub-token");
	}

	@Test
	void readsAndChangesAGroup() {
		this.platform.answer("/chat/get",
				"{\"errcode\":0,\"chat_info\":{\"name\":\"g\",\"owner\":\"u1\",\"useridlist\":[\"u1\",\"u2\"]}}");
		this.platform.answer("/chat/update", "{\"errcode\":0,\"errmsg\":\"ok\"}");
		assertThat(this.chats.get("chat1").userIds()).containsExactly("u1", "u2");
		assertThat(this.platform.calls("/chat/get").get(0).query()).startsWith("chatid=chat1&");
		this.chats.update("chat1",
				new DingTalkChatService.Change().name("h").add(List.of("u3")).setting("chatBannedType", 1));
		assertThat(this.platform.calls("/chat/update").get(0).body())
			.isEqualTo("{\"name\":\"h\",\"add_useridlist\":[\"u3\"],\"chatBannedType\":1,\"chatid\":\"chat1\"}");
	}

	@Test
	void sendsAMessageOfTheSameSpellingAsWorkNotices() {
		this.platform.answer("/chat/send", "{\"errcode\":0,\"messageId\":\"msg1\"}");
		assertThat(this.chats.send("chat1", new DingTalkMsg.MarkDown("t", "# x")).ids()).containsExactly("msg1");
		assertThat(this.platform.calls("/chat/send").get(0).body()).isEqualTo("{\"chatid\":\"chat1\",\"msg\":"
				+ "{\"msgtype\":\"markdown\",\"markdown\":{\"title\":\"t\",\"text\":\"# x\"}}}");
	}

	@Test
	void findsTheIdOfTheNewFamily() {
		this.platform.answer("/v1.0/im/chat/chat1/convertToOpenConversationId", "{\"openConversationId\":\"cid1==\"}");
		assertThat(this.chats.openConversationId("chat1")).isEqualTo("cid1==");
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> this.chats.openConversationId("../oauth2"))
			.withMessageContaining("chatid must be");
	}

	@Test
	void refusesWhatThePlatformRefuses() {
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> this.chats.create("x".repeat(21), "u1", List.of("u1")))
			.withMessageContaining("name has 21 characters, allowed are 20");
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> this.chats.create("g", "u9", List.of("u1")))
			.withMessageContaining("owner must be one of the members");
		List<String> many = IntStream.range(0, 41).mapToObj((i) -> "u" + i).toList();
		assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> this.chats.create("g", "u1", many))
			.withMessageContaining("has 41 items, allowed are 1 to 40");
		int around = "{\"msgtype\":\"text\",\"text\":{\"content\":\"\"}}".length();
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> this.chats.send("chat1", new DingTalkMsg.Text("x".repeat(2049 - around))))
			.withMessageContaining("msg has 2049 bytes in UTF-8, allowed are 2048");
	}

}
