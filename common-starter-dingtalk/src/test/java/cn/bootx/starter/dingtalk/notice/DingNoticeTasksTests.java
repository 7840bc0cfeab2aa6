package cn.bootx.starter.dingtalk.notice;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.dingtalk.DingTalkFixture;
import cn.bootx.starter.dingtalk.message.DingOaBody;
import cn.bootx.starter.dingtalk.message.DingOaMsg;
import cn.bootx.starter.dingtalk.message.DingOaStatus;
import cn.bootx.starter.dingtalk.message.DingTextMsg;
import cn.bootx.starter.simulator.dingtalk.DingUser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class DingNoticeTasksTests {

	private final DingTalkFixture fixture = new DingTalkFixture();

	private final DingTalkNoticeSender sender = this.fixture.app().noticeSender();

	private final DingNoticeTasks tasks = this.sender.tasks();

	@AfterEach
	void stop() {
		this.fixture.close();
	}

	@Test
	void tellsTheProgressUntilItIsDone() {
		this.fixture.dingtalk().noticeProcessingTime(Duration.ofSeconds(10));
		DingNoticeSending sending = this.sender.sendText("x", DingNoticeReceivers.users("u1"));
		assertThat(this.tasks.progress(sending).done()).isFalse();
		this.fixture.clock().advance(Duration.ofSeconds(11));
		assertThat(this.tasks.progress(sending)).isEqualTo(new DingNoticeProgress(100, DingNoticeProgress.Status.DONE));
	}

	@Test
	void tellsTheLeastProgressOfSeveralTasks() {
		DingNoticeProgress done = new DingNoticeProgress(100, DingNoticeProgress.Status.DONE);
		DingNoticeProgress running = new DingNoticeProgress(30, DingNoticeProgress.Status.RUNNING);
		assertThat(done.leastOf(running)).isEqualTo(running);
		assertThat(running.leastOf(done)).isEqualTo(running);
	}

	@Test
	void gathersTheResultOfSeveralTasks() {
		List<String> users = IntStream.range(0, 150).mapToObj((i) -> "user" + i).toList();
		users.subList(0, 149).forEach((id) -> this.fixture.dingtalk().register(DingUser.of(id, id, "1")));
		DingNoticeSending sending = this.sender.sendText("x", DingNoticeReceivers.users(users));
		DingNoticeResult result = this.tasks.result(sending);
		assertThat(result.unread()).hasSize(149);
		assertThat(result.invalidUsers()).containsExactly("user149");
		assertThat(result.deliveredToAll()).isFalse();
	}

	@Test
	void tellsWhomALimitKeptFromGettingIt() {
		this.sender.sendText("same", DingNoticeReceivers.users("u1"));
		DingNoticeSending second = this.sender.sendText("same", DingNoticeReceivers.users("u1"));
		assertThat(this.tasks.result(second).filtered()).singleElement().satisfies((filtered) -> {
			assertThat(filtered.userId()).isEqualTo("u1");
			assertThat(filtered.code()).isEqualTo("143106");
			assertThat(filtered.reason()).contains("same content today");
		});
	}

	@Test
	void readsResultsAsTheDocumentationWritesThem() {
		DingNoticeResult result = DingNoticeResult.read(Json.readTree("""
				{"read_user_id_list":"u1","invalid_dept_id_list":["12"],"forbidden_user_id_list":["u8"],
				"forbidden_list":{"code":143105,"count":"500","userid":"u9"},"new_member":1}"""));
		assertThat(result.read()).containsExactly("u1");
		assertThat(result.invalidDepartments()).containsExactly(12L);
		assertThat(result.filtered()).containsExactly(new DingNoticeFiltered("u9", "143105", 500),
				new DingNoticeFiltered("u8", "", 0));
	}

	@Test
	void recallsAllTasksOfASending() {
		DingNoticeSending sending = this.sender.sendText("x", DingNoticeReceivers.users("u1", "u2"));
		this.tasks.recall(sending);
		assertThat(this.fixture.dingtalk().notices("u1")).allMatch((notice) -> notice.recalled());
	}

	@Test
	void recallsByTheIdOfTheHost() {
		this.sender.send(new DingTextMsg("a"), DingNoticeReceivers.users("u1"), "order-1");
		this.sender.send(new DingTextMsg("b"), DingNoticeReceivers.users("u1"), "order-1");
		this.sender.send(new DingTextMsg("c"), DingNoticeReceivers.users("u1"), "order-2");
		this.tasks.recallByBusinessId("order-1");
		assertThat(this.fixture.dingtalk().notices("u1")).filteredOn((notice) -> !notice.recalled())
			.singleElement()
			.satisfies((notice) -> assertThat(notice.text()).isEqualTo("c"));
		assertThatIllegalArgumentException().isThrownBy(() -> this.tasks.recallByBusinessId("order-3"))
			.withMessageContaining("order-3");
	}

	@Test
	void recallsTheOtherTasksWhenOneCannotBe() {
		DingNoticeSending sending = this.sender.send(new DingTextMsg("x"), DingNoticeReceivers.users("u1"), "o");
		DingNoticeBatch unknown = DingNoticeBatch.accepted(DingNoticeReceivers.users("u1"), 1L);
		DingNoticeSending both = new DingNoticeSending(List.of(unknown, sending.batches().get(0)), List.of());
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> this.tasks.recall(both));
		assertThat(this.fixture.dingtalk().notices("u1")).allMatch((notice) -> notice.recalled());
	}

	@Test
	void changesTheStatusOfAnOaMessage() {
		DingOaMsg oa = DingOaMsg.of("https://example.com", "FFBBBBBB", "h", DingOaBody.builder().title("t").build())
			.withStatus(new DingOaStatus("审批中", "0xFFF65E5E"));
		DingNoticeSending sending = this.sender.sendOa(oa, DingNoticeReceivers.users("u1"));
		this.tasks.updateStatusBar(sending.taskIds().get(0), new DingOaStatus("已同意", "0xFF78C06E"));
		assertThat(this.fixture.dingtalk().notices("u1").get(0).message().toString()).contains("已同意", "0xFF78C06E");
	}

}
