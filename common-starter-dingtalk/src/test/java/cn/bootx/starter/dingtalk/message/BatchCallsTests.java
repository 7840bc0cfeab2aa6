package cn.bootx.starter.dingtalk.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.send.Receivers;
import cn.bootx.starter.core.send.SendResult;
import cn.bootx.starter.dingtalk.StubPlatform;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One receiver's refusal does not end a sending to many.
 */
class BatchCallsTests {

	private static final String SEND = "/topapi/message/corpconversation/asyncsend_v2";

	private final List<String> reached = new ArrayList<>();

	private int calls;

	private final StubPlatform platform = new StubPlatform();

	@AfterEach
	void stop() {
		this.platform.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "40003", "40031", "50002", "33012", "60121", "staffId.notExisted", "illegal.receivers" })
	void oneReceiverWhomThePlatformRefusesIsFoundAndTheOthersAreReached(String code) {
		List<String> users = users(100);
		var made = send(users, (part) -> refusedIf(part.contains("u41"), code, ErrorCategory.PERMISSION));
		assertThat(this.reached).hasSize(99).doesNotContain("u41");
		assertThat(made).filteredOn((call) -> call.failure() != null)
			.singleElement()
			.satisfies((call) -> assertThat(call.part()).containsExactly("u41"));
		assertThat(this.calls).isLessThan(20);
	}

	@Test
	void anUnknownCodeDoesNotEndTheSending() {
		send(users(300), (part) -> refusedIf(part.contains("u0"), "999999", ErrorCategory.UNKNOWN));
		assertThat(this.reached).hasSize(200);
	}

	@Test
	void aFailureThatAllCallsShareEndsTheSending() {
		for (ErrorCategory category : Set.of(ErrorCategory.AUTH, ErrorCategory.QUOTA, ErrorCategory.INVALID_ARGUMENT)) {
			this.calls = 0;
			var made = send(users(500), (part) -> refusedIf(true, "1", category));
			assertThat(this.calls).isEqualTo(1);
			assertThat(made).hasSize(5).allMatch((call) -> call.failure() != null);
		}
	}

	@Test
	void aPlatformThatDoesNotAnswerIsAskedThreeTimes() {
		var made = send(users(1000), (part) -> refusedIf(!part.contains("u0"), "timeout", ErrorCategory.TRANSIENT));
		assertThat(this.calls).isEqualTo(4);
		assertThat(made).hasSize(10);
		assertThat(made.get(9).failure().code()).isEqualTo("not-made");
	}

	@Test
	void manyWrongReceiversCostABoundedNumberOfCalls() {
		send(users(1000), (part) -> refusedIf(true, "50002", ErrorCategory.PERMISSION));
		assertThat(this.calls).isLessThan(80);
	}

	@Test
	void aNoticeReachesTheOthersAndNamesTheOne() {
		this.platform.answer(SEND, "{\"errcode\":50002,\"errmsg\":\"out of scope\"}");
		this.platform.answer(SEND, "{\"errcode\":0,\"task_id\":1}");
		this.platform.answer(SEND, "{\"errcode\":50002,\"errmsg\":\"out of scope\"}");
		DingTalkNoticeSending sending = this.platform.app()
			.noticeSender()
			.sendText(DingTalkNoticeReceivers.users("a", "b"), "x");
		assertThat(sending.ids()).containsExactly("1");
		assertThat(sending.notReached()).extracting(SendResult.NotReached::receiver).containsExactly("b");
		assertThat(sending.notReached().get(0).reason()).contains("50002");
	}

	private List<BatchCalls.Made<List<String>, String>> send(List<String> users,
			Function<List<String>, PlatformException> refusal) {
		return BatchCalls.make(Receivers.split(users, 100), (part) -> Receivers.split(part, (part.size() + 1) / 2),
				(part) -> {
					this.calls++;
					PlatformException failure = refusal.apply(part);
					if (failure != null) {
						throw failure;
					}
					this.reached.addAll(part);
					return "ok";
				});
	}

	private static PlatformException refusedIf(boolean refused, String code, ErrorCategory category) {
		return refused ? PlatformException.of(Platform.DING_TALK, "/x").code(code).category(category).build() : null;
	}

	private static List<String> users(int count) {
		return IntStream.range(0, count).mapToObj((i) -> "u" + i).toList();
	}

}
