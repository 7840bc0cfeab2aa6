package cn.bootx.starter.dingtalk.message;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import cn.bootx.starter.core.send.InvalidMessageException;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.dingtalk.DingTalkFixture;
import cn.bootx.starter.simulator.dingtalk.people.DingUser;
import cn.bootx.starter.simulator.http.SimulatorResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DingTalkNoticeSenderTests {

	private static final String SEND = "/oapi/topapi/message/corpconversation/asyncsend_v2";

	private static final byte[] PNG = { (byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10 };

	private final DingTalkFixture fixture = new DingTalkFixture();

	private final DingTalkNoticeSender sender = this.fixture.app().noticeSender();

	@AfterEach
	void stop() {
		this.fixture.close();
	}

	@Test
	void sendsATextToUsers() {
		DingTalkNoticeSending sending = this.sender.sendText(DingTalkNoticeReceivers.users("u1", "u2"), "下班了");
		assertThat(sending.complete()).isTrue();
		assertThat(sending.taskIds()).singleElement().matches((id) -> id > Integer.MAX_VALUE);
		assertThat(this.fixture.dingtalk().notices("u2")).singleElement()
			.satisfies((notice) -> assertThat(notice.text()).isEqualTo("下班了"));
		JsonNode body = call(0);
		assertThat(body.path("agent_id").asLong()).isEqualTo(DingTalkFixture.AGENT_ID);
		assertThat(body.path("userid_list").asText()).isEqualTo("u1,u2");
		assertThat(body.has("dept_id_list")).isFalse();
	}

	@Test
	void sendsToDepartmentsAndToEverybody() {
		this.sender.sendText(DingTalkNoticeReceivers.departments(1L), "a");
		this.sender.sendText(DingTalkNoticeReceivers.everybodyInTheOrganisation(), "b");
		assertThat(call(0).path("dept_id_list").asText()).isEqualTo("1");
		assertThat(call(1).path("to_all_user").asBoolean()).isTrue();
		assertThat(call(1).has("userid_list")).isFalse();
		assertThat(this.fixture.dingtalk().notices("u1")).hasSize(2);
	}

	@Test
	void uploadsAnImageAndSendsIt() {
		this.sender.sendImage(DingTalkNoticeReceivers.users("u1"), new ByteArrayInputStream(PNG));
		String mediaId = this.fixture.dingtalk().media().get(0).mediaId();
		assertThat(call(0).path("msg").path("image").path("media_id").asText()).isEqualTo(mediaId);
	}

	@Test
	void uploadsVoiceAndFiles() {
		this.sender.sendVoice(DingTalkNoticeReceivers.users("u1"), new ByteArrayInputStream("#!AMR".getBytes()), null,
				Duration.ofSeconds(7));
		this.sender.sendFile(DingTalkNoticeReceivers.users("u1"), new ByteArrayInputStream(new byte[1]), "report.xlsx");
		assertThat(call(0).path("msg").path("voice").path("duration").asText()).isEqualTo("7");
		assertThat(call(1).path("msg").path("msgtype").asText()).isEqualTo("file");
	}

	@Test
	void splitsReceiversIntoCallsWithOneResult() {
		List<String> users = IntStream.range(0, 250).mapToObj((i) -> "user" + i).toList();
		users.forEach((id) -> this.fixture.dingtalk().register(DingUser.of(id, id, "1")));
		DingTalkNoticeSending sending = this.sender.sendText(DingTalkNoticeReceivers.users(users), "hello");
		assertThat(sending.taskIds()).hasSize(3).doesNotHaveDuplicates();
		assertThat(sending.batches()).extracting((batch) -> batch.receivers().userIds().size())
			.containsExactly(100, 100, 50);
		assertThat(users).allSatisfy((id) -> assertThat(this.fixture.dingtalk().notices(id)).hasSize(1));
	}

	@Test
	void splitsDepartmentsAtTwenty() {
		Long[] departments = IntStream.rangeClosed(1, 21).mapToObj(Long::valueOf).toArray(Long[]::new);
		DingTalkNoticeReceivers receivers = DingTalkNoticeReceivers.users("u1").andDepartments(departments);
		assertThat(receivers.split()).extracting((batch) -> batch.departmentIds().size()).containsExactly(20, 1);
		assertThat(receivers.split()).extracting((batch) -> batch.userIds().size()).containsExactly(1, 0);
	}

	@Test
	void takesEveryReceiverOnce() {
		assertThat(DingTalkNoticeReceivers.users("a", "b", "a").userIds()).containsExactly("a", "b");
	}

	@Test
	void reportsTheCallsThatFailedBesideThoseThatDidNot() {
		List<String> users = IntStream.range(0, 150).mapToObj((i) -> "user" + i).toList();
		this.fixture.simulator()
			.faults()
			.next(SEND, 1, SimulatorResponse.json(Map.of("errcode", 999999, "errmsg", "something new")));
		DingTalkNoticeSending sending = this.sender.sendText(DingTalkNoticeReceivers.users(users), "hello");
		assertThat(sending.complete()).isFalse();
		assertThat(sending.taskIds()).hasSize(1);
		assertThat(sending.failures()).singleElement().satisfies((batch) -> {
			assertThat(batch.outcome()).isEqualTo(DingTalkNoticeSending.Batch.Outcome.REFUSED);
			assertThat(batch.failure().code()).isEqualTo("999999");
			assertThat(batch.receivers().userIds()).hasSize(100);
		});
	}

	@Test
	void reportsALostAnswerAsUnknown() {
		List<String> users = IntStream.range(0, 150).mapToObj((i) -> "user" + i).toList();
		this.fixture.simulator().faults().next(SEND, 1, SimulatorResponse.json(504, Map.of("x", 1)));
		DingTalkNoticeSending sending = this.sender.sendText(DingTalkNoticeReceivers.users(users), "hello");
		assertThat(sending.failures()).singleElement()
			.satisfies((batch) -> assertThat(batch.outcome()).isEqualTo(DingTalkNoticeSending.Batch.Outcome.UNKNOWN));
	}

	@Test
	void throwsWhenNoCallWasAccepted() {
		this.fixture.simulator()
			.faults()
			.next(SEND, 1, SimulatorResponse.json(Map.of("errcode", 41049, "errmsg", "forbidden content")));
		assertThatExceptionOfType(PlatformException.class)
			.isThrownBy(() -> this.sender.sendText(DingTalkNoticeReceivers.users("u1"), "hello"));
	}

	@Test
	void tellsWhoWasSentTheSameContentToday() {
		DingTalkNoticeReceivers both = DingTalkNoticeReceivers.users("u1", "u2");
		this.sender.sendText(DingTalkNoticeReceivers.users("u1"), "same");
		assertThat(this.sender.sendText(both, "same").probableDuplicates()).containsExactly("u1");
		assertThat(this.sender.sendText(both, "other").probableDuplicates()).isEmpty();
		assertThat(this.fixture.dingtalk().notices("u1")).as("what the platform delivered").hasSize(2);
	}

	@Test
	void forgetsTheContentWhenTheDayEndsInShanghai() {
		this.sender.sendText(DingTalkNoticeReceivers.users("u1"), "same");
		// From 10:00 to 23:59:59 it is the same day, a second later the next.
		this.fixture.clock().advance(Duration.ofHours(14).minusSeconds(1));
		assertThat(this.sender.sendText(DingTalkNoticeReceivers.users("u1"), "same").probableDuplicates()).hasSize(1);
		this.fixture.clock().advance(Duration.ofSeconds(2));
		assertThat(this.sender.sendText(DingTalkNoticeReceivers.users("u1"), "same").probableDuplicates()).isEmpty();
	}

	@Test
	void sendsAStatusBarToFiveUsersAtMost() {
		DingTalkOaMsg oa = DingTalkOaMsg
			.of("https://example.com", "FFBBBBBB", "h", DingTalkOaMsg.Body.builder().title("t").build())
			.withStatus(new DingTalkOaMsg.Status("进行中", null));
		assertThat(this.sender.sendOa(DingTalkNoticeReceivers.users("1", "2", "3", "4", "5"), oa).complete()).isTrue();
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> this.sender.sendOa(DingTalkNoticeReceivers.users("1", "2", "3", "4", "5", "6"), oa))
			.withMessageContaining("has 6 items, allowed are 1 to 5");
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> this.sender.sendOa(DingTalkNoticeReceivers.departments(1L), oa))
			.withMessageContaining("users only");
	}

	@Test
	void refusesReceiversThatAreNone() {
		assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> DingTalkNoticeReceivers.users())
			.withMessageContaining("users, departments or everybody");
		assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> DingTalkNoticeReceivers.users("a,b"))
			.withMessageContaining("comma");
	}

	private JsonNode call(int index) {
		return this.fixture.simulator().calls().of(SEND).get(index).json();
	}

}
