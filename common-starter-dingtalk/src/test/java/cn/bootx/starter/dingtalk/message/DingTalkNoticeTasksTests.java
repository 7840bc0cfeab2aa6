package cn.bootx.starter.dingtalk.message;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.StoreUnavailableException;
import cn.bootx.starter.dingtalk.DingTalkFixture;
import cn.bootx.starter.simulator.dingtalk.people.DingUser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.Mockito.mock;

class DingTalkNoticeTasksTests {

	private final DingTalkFixture fixture = new DingTalkFixture();

	private final DingTalkNoticeSender sender = this.fixture.app().noticeSender();

	private final DingTalkNoticeTasks tasks = this.sender.tasks();

	@AfterEach
	void stop() {
		this.fixture.close();
	}

	@Test
	void tellsTheProgressUntilItIsDone() {
		this.fixture.dingtalk().noticeProcessingTime(Duration.ofSeconds(10));
		DingTalkNoticeSending sending = this.sender.sendText(DingTalkNoticeReceivers.users("u1"), "x");
		assertThat(this.tasks.progress(sending).done()).isFalse();
		this.fixture.clock().advance(Duration.ofSeconds(11));
		assertThat(this.tasks.progress(sending))
			.isEqualTo(new DingTalkNoticeTasks.Progress(100, DingTalkNoticeTasks.Progress.Status.DONE));
	}

	@Test
	void tellsTheLeastProgressOfSeveralTasks() {
		DingTalkNoticeTasks.Progress done = new DingTalkNoticeTasks.Progress(100,
				DingTalkNoticeTasks.Progress.Status.DONE);
		DingTalkNoticeTasks.Progress running = new DingTalkNoticeTasks.Progress(30,
				DingTalkNoticeTasks.Progress.Status.RUNNING);
		assertThat(done.leastOf(running)).isEqualTo(running);
		assertThat(running.leastOf(done)).isEqualTo(running);
	}

	@Test
	void gathersTheResultOfSeveralTasks() {
		List<String> users = IntStream.range(0, 150).mapToObj((i) -> "user" + i).toList();
		users.subList(0, 149).forEach((id) -> this.fixture.dingtalk().register(DingUser.of(id, id, "1")));
		DingTalkNoticeSending sending = this.sender.sendText(DingTalkNoticeReceivers.users(users), "x");
		DingTalkNoticeTasks.Result result = this.tasks.result(sending);
		assertThat(result.unread()).hasSize(149);
		assertThat(result.invalidUsers()).containsExactly("user149");
		assertThat(result.deliveredToAll()).isFalse();
	}

	@Test
	void tellsWhomALimitKeptFromGettingIt() {
		this.sender.sendText(DingTalkNoticeReceivers.users("u1"), "same");
		DingTalkNoticeSending second = this.sender.sendText(DingTalkNoticeReceivers.users("u1"), "same");
		assertThat(this.tasks.result(second).filtered()).singleElement().satisfies((filtered) -> {
			assertThat(filtered.userId()).isEqualTo("u1");
			assertThat(filtered.code()).isEqualTo("143106");
			assertThat(filtered.reason()).contains("same content today");
		});
	}

	@Test
	void readsResultsAsTheDocumentationWritesThem() {
		DingTalkNoticeTasks.Result result = DingTalkNoticeTasks.Result.read(Json.readTree("""
				{"read_user_id_list":"u1","invalid_dept_id_list":["12"],"forbidden_user_id_list":["u8"],
				"forbidden_list":{"code":143105,"count":"500","userid":"u9"},"new_member":1}"""));
		assertThat(result.read()).containsExactly("u1");
		assertThat(result.invalidDepartments()).containsExactly(12L);
		assertThat(result.filtered()).containsExactly(new DingTalkNoticeTasks.Filtered("u9", "143105", 500),
				new DingTalkNoticeTasks.Filtered("u8", "", 0));
	}

	@Test
	void recallsAllTasksOfASending() {
		DingTalkNoticeSending sending = this.sender.sendText(DingTalkNoticeReceivers.users("u1", "u2"), "x");
		this.tasks.recall(sending);
		assertThat(this.fixture.dingtalk().notices("u1")).allMatch((notice) -> notice.recalled());
	}

	@Test
	void recallsByTheIdOfTheHost() {
		this.sender.send(DingTalkNoticeReceivers.users("u1"), new DingTalkMsg.Text("a"), "order-1");
		this.sender.send(DingTalkNoticeReceivers.users("u1"), new DingTalkMsg.Text("b"), "order-1");
		this.sender.send(DingTalkNoticeReceivers.users("u1"), new DingTalkMsg.Text("c"), "order-2");
		this.tasks.recallByBusinessId("order-1");
		assertThat(this.fixture.dingtalk().notices("u1")).filteredOn((notice) -> !notice.recalled())
			.singleElement()
			.satisfies((notice) -> assertThat(notice.text()).isEqualTo("c"));
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> this.tasks.recallByBusinessId("order-3"))
			.matches((failure) -> failure.category() == ErrorCategory.NOT_FOUND)
			.withMessageContaining("order-3");
	}

	@Test
	void whatTheStoreCannotKeepAfterTheSendIsNotAFailedSend() {
		ExpiringStore away = mock(ExpiringStore.class, (call) -> {
			throw new StoreUnavailableException("redis", call.getMethod().getName(), new IllegalStateException());
		});
		ExpiringStore contended = mock(ExpiringStore.class,
				(call) -> call.getMethod().getName().equals("putIfAbsent") ? Optional.of("1") : false);
		Map.of("a", away, "b", contended).forEach((text, store) -> {
			DingTalkNoticeSending sending = new DingTalkNoticeSender(this.fixture.app().client(),
					this.fixture.app().media(), store, this.fixture.clock())
				.send(DingTalkNoticeReceivers.users("u1"), new DingTalkMsg.Text(text), "order-9");
			assertThat(sending.complete()).isTrue();
			this.tasks.recall(sending.taskIds().get(0));
		});
		assertThat(this.fixture.dingtalk().notices("u1")).hasSize(2);
		assertThat(this.fixture.dingtalk().notices("u1")).allMatch((notice) -> notice.recalled());
	}

	@Test
	void recallsTheOtherTasksWhenOneCannotBe() {
		DingTalkNoticeSending sending = this.sender.send(DingTalkNoticeReceivers.users("u1"), new DingTalkMsg.Text("x"),
				"o");
		DingTalkNoticeSending.Batch unknown = new DingTalkNoticeSending.Batch(DingTalkNoticeReceivers.users("u1"),
				DingTalkNoticeSending.Batch.Outcome.ACCEPTED, 1L, null);
		DingTalkNoticeSending both = new DingTalkNoticeSending(List.of(unknown, sending.batches().get(0)), List.of());
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> this.tasks.recall(both));
		assertThat(this.fixture.dingtalk().notices("u1")).allMatch((notice) -> notice.recalled());
	}

	@Test
	void changesTheStatusOfAnOaMessage() {
		DingTalkOaMsg oa = DingTalkOaMsg
			.of("https://example.com", "FFBBBBBB", "h", DingTalkOaMsg.Body.builder().title("t").build())
			.withStatus(new DingTalkOaMsg.Status("审批中", "0xFFF65E5E"));
		DingTalkNoticeSending sending = this.sender.sendOa(DingTalkNoticeReceivers.users("u1"), oa);
		this.tasks.updateStatusBar(sending.taskIds().get(0), new DingTalkOaMsg.Status("已同意", "0xFF78C06E"));
		assertThat(this.fixture.dingtalk().notices("u1").get(0).message().toString()).contains("已同意", "0xFF78C06E");
	}

}
