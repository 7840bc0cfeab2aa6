package cn.bootx.starter.dingtalk.message;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import cn.bootx.starter.core.send.SendResult;
import cn.bootx.starter.core.send.InvalidMessageException;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.dingtalk.DingTalkFixture;
import cn.bootx.starter.simulator.dingtalk.people.DingUser;
import cn.bootx.starter.simulator.http.SimulatorResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class DingTalkAppRobotSenderTests {

	private static final String SEND = "/dingapi/v1.0/robot/oToMessages/batchSend";

	private final DingTalkFixture fixture = new DingTalkFixture();

	private final DingTalkAppRobotSender sender = this.fixture.app().robotSender();

	@AfterEach
	void stop() {
		this.fixture.close();
	}

	@Test
	void sendsToUsersAndSaysWhoWasNotReached() {
		SendResult sending = this.sender.send(List.of("u1", "ghost"), DingTalkAppMsg.markdown("t", "# x"));
		assertThat(sending.ids()).hasSize(1);
		assertThat(sending.notReached())
			.containsExactly(new SendResult.NotReached("ghost", "the user id is not known"));
		assertThat(this.fixture.simulated().robotMessages()).singleElement()
			.satisfies((message) -> assertThat(message.to()).isEqualTo("u1"));
	}

	@Test
	void splitsUsersAtTwenty() {
		List<String> users = IntStream.range(0, 41).mapToObj((i) -> "user" + i).toList();
		users.forEach((id) -> this.fixture.dingtalk().register(DingUser.of(id, id, "1")));
		SendResult sending = this.sender.send(users, DingTalkAppMsg.text("x"));
		assertThat(sending.ids()).hasSize(3);
		assertThat(this.fixture.simulator().calls().of(SEND)).extracting((call) -> call.json().path("userIds").size())
			.containsExactly(20, 20, 1);
		assertThat(this.fixture.simulated().robotMessages()).hasSize(41);
	}

	@Test
	void surfacesACallThatFailedBesideOneThatDidNot() {
		List<String> users = IntStream.range(0, 21).mapToObj((i) -> "user" + i).toList();
		users.forEach((id) -> this.fixture.dingtalk().register(DingUser.of(id, id, "1")));
		this.fixture.simulator()
			.faults()
			.next(SEND, 1, SimulatorResponse.json(400, Map.of("code", "some.new.code", "message", "x")));
		SendResult sending = this.sender.send(users, DingTalkAppMsg.text("x"));
		assertThat(sending.notReached()).hasSize(20)
			.allMatch((user) -> user.reason().contains("some.new.code"))
			.extracting(SendResult.NotReached::receiver)
			.startsWith("user0");
	}

	@Test
	void doesNotRepeatAMessageWhoseAnswerWasLost() {
		this.fixture.simulator().faults().next(SEND, 1, SimulatorResponse.json(504, Map.of("x", 1)));
		assertThatExceptionOfType(PlatformException.class)
			.isThrownBy(() -> this.sender.send("u1", DingTalkAppMsg.text("x")));
		assertThat(this.fixture.simulator().calls().count(SEND)).isEqualTo(1);
	}

	@Test
	void sendsToAGroupThatTheRobotIsIn() {
		this.fixture.dingtalk().registerGroup("cid1==", DingTalkFixture.APP_KEY);
		assertThat(this.sender.sendToGroup("cid1==", DingTalkAppMsg.text("x")).ids()).hasSize(1);
		this.fixture.dingtalk().registerGroup("cid2==", "another");
		PlatformException failure = catchThrowableOfType(PlatformException.class,
				() -> this.sender.sendToGroup("cid2==", DingTalkAppMsg.text("x")));
		assertThat(failure.hint().orElseThrow()).contains("not in the group");
	}

	@Test
	void needsAUser() {
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> this.sender.send(List.of(), DingTalkAppMsg.text("x")))
			.withMessageContaining("userIds has 0 items");
	}

}
