package cn.bootx.starter.dingtalk;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import cn.bootx.starter.core.send.SendResult;
import cn.bootx.starter.dingtalk.message.DingTalkAppMsg;

import cn.bootx.starter.dingtalk.message.DingTalkCardService;
import cn.bootx.starter.dingtalk.message.DingTalkChatService;
import cn.bootx.starter.dingtalk.message.DingTalkMsg;
import cn.bootx.starter.dingtalk.login.DingTalkLogin;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Groups, robots, cards and login against the simulated platform, which was written from
 * the documentation and not from this code.
 */
class SimulatedPlatformTests {

	private final DingTalkFixture fixture = new DingTalkFixture();

	private final TestApp app = this.fixture.app();

	@AfterEach
	void stop() {
		this.fixture.close();
	}

	@Test
	void aRobotMessageIsReadAndRecalled() {
		SendResult sending = this.app.robotSender().send(List.of("u1", "u2"), DingTalkAppMsg.text("hi"));
		String key = sending.ids().get(0);
		this.fixture.simulated().user("u1").reads(key);
		assertThat(this.app.robotSender().readByUsers(key).toString()).contains("u1");
		this.app.robotSender().recallFromUsers(List.of(key));
		assertThat(this.fixture.simulated().recalled(key)).isTrue();
	}

	@Test
	void aGroupMessageIsRecalled() {
		this.fixture.dingtalk().registerGroup("cidGroup==", DingTalkFixture.APP_KEY);
		String key = this.app.robotSender().sendToGroup("cidGroup==", DingTalkAppMsg.markdown("t", "# t")).ids().get(0);
		this.app.robotSender().readInGroup("cidGroup==", key);
		this.app.robotSender().recallFromGroup("cidGroup==", List.of(key));
		assertThat(this.fixture.simulated().recalled(key)).isTrue();
	}

	@Test
	void aChatIsCreatedChangedAndWrittenTo() {
		DingTalkChatService.Chat chat = this.app.chats().create("Release", "u1", List.of("u1", "u2"));
		this.app.chats().update(chat.chatId(), new DingTalkChatService.Change().name("Release 2"));
		assertThat(this.app.chats().get(chat.chatId()).name()).isEqualTo("Release 2");
		assertThat(this.app.chats().send(chat.chatId(), new DingTalkMsg.Text("shipped")).ids()).hasSize(1);
		assertThat(this.app.chats().openConversationId(chat.chatId())).isNotBlank();
	}

	@Test
	void aCardIsDeliveredAndUpdated() {
		this.app.cards()
			.sendToUser("u1", DingTalkCardService.Card.of("template.schema", "track-1", Map.of("title", "one")));
		this.app.cards().update("track-1", Map.of("title", "two"));
		assertThat(this.fixture.dingtalk().card("track-1").values()).containsEntry("title", "two");
	}

	@Test
	void aUserLogsIn() {
		DingTalkLogin login = this.app.login().login(this.fixture.dingtalk().authCode(DingTalkFixture.APP_KEY, "u1"));
		assertThat(login.userId()).isEqualTo("u1");
		assertThat(login.nick()).isEqualTo("Ann");
	}

}
