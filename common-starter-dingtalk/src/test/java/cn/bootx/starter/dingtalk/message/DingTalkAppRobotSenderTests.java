package cn.bootx.starter.dingtalk.message;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import cn.bootx.starter.core.send.Recall;
import cn.bootx.starter.core.client.ErrorCategory;
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

	@Test
	void recallsFromUsersAndGroupsByTheIdOfTheHost() {
		this.fixture.dingtalk().registerGroup("cid1==", DingTalkFixture.APP_KEY);
		SendResult toUsers = this.sender.send(List.of("u1", "u2"), DingTalkAppMsg.text("x"), "order-1");
		SendResult toGroup = this.sender.sendToGroup("cid1==", DingTalkAppMsg.text("x"), "order-1");
		SendResult other = this.sender.send(List.of("u1"), DingTalkAppMsg.text("y"), "order-2");
		Recall recall = this.sender.recallByBusinessId("order-1");
		assertThat(recall.recalled()).containsExactly(toUsers.ids().get(0), toGroup.ids().get(0));
		assertThat(recall.failed()).isEmpty();
		assertThat(this.fixture.simulated().recalled(toGroup.ids().get(0))).isTrue();
		assertThat(this.fixture.simulated().recalled(other.ids().get(0))).isFalse();
	}

	@Test
	void recallsTheOtherPartsWhenOneCallFails() {
		this.fixture.dingtalk().registerGroup("cid1==", DingTalkFixture.APP_KEY);
		SendResult toUsers = this.sender.send(List.of("u1"), DingTalkAppMsg.text("x"), "order-1");
		SendResult toGroup = this.sender.sendToGroup("cid1==", DingTalkAppMsg.text("x"), "order-1");
		this.fixture.simulator()
			.faults()
			.next("/dingapi/v1.0/robot/otoMessages/batchRecall", 1,
					SimulatorResponse.json(500, Map.of("code", "system.error", "message", "busy")));
		Recall recall = this.sender.recallByBusinessId("order-1");
		assertThat(recall.recalled()).containsExactly(toGroup.ids().get(0));
		assertThat(recall.failed()).containsOnlyKeys(toUsers.ids().get(0));
	}

	@Test
	void anotherNodeRecallsForADay() {
		SendResult sent = this.sender.send(List.of("u1"), DingTalkAppMsg.text("x"), "order-1");
		this.fixture.clock().advance(Duration.ofHours(23));
		DingTalkAppRobotSender other = this.fixture.app(DingTalkFixture.APP_SECRET).robotSender();
		assertThat(other.recallByBusinessId("order-1").recalled()).isEqualTo(sent.ids());
		this.fixture.clock().advance(Duration.ofHours(2));
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> other.recallByBusinessId("order-1"))
			.matches((failure) -> failure.category() == ErrorCategory.NOT_FOUND)
			.withMessageContaining("order-1");
	}

	@Test
	void checksTheIdOfTheHostBeforeItSends() {
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> this.sender.send(List.of("u1"), DingTalkAppMsg.text("x"), "x".repeat(129)))
			.withMessageContaining("business id has 129 characters, allowed are 128");
		assertThat(this.fixture.simulator().calls().count(SEND)).isZero();
	}

}
