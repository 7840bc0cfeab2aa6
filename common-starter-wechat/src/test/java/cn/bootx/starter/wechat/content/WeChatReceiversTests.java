package cn.bootx.starter.wechat.content;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.send.InvalidMessageException;
import cn.bootx.starter.core.send.SendResult;
import cn.bootx.starter.wechat.api.WeChatErrors;
import cn.bootx.starter.wechat.content.WeChatSendResult.Delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class WeChatReceiversTests {

	private static final String API = "/cgi-bin/message/template/send";

	private final List<String> called = Collections.synchronizedList(new ArrayList<>());

	@ParameterizedTest
	@ValueSource(ints = { 43019, 43108, 50005, 43101, 43004, 40003, 45047, 45015, 50001, 45168, 99999 })
	void whatConcernsOneReceiverDoesNotEndTheSend(int code) {
		WeChatSendResult result = send(List.of("a", "b", "c", "d", "e"), Map.of("b", refusal(code)));
		assertThat(this.called).containsExactly("a", "b", "c", "d", "e");
		assertThat(result.deliveries()).extracting(Delivery::sent).containsExactly(true, false, true, true, true);
		assertThat(result.ids()).hasSize(4);
		assertThat(result.notReached()).extracting(SendResult.NotReached::receiver).containsExactly("b");
		assertThat(result.notReached().get(0).reason()).contains(Integer.toString(code));
		assertThat(result.remaining()).isEmpty();
		assertThat(result.stoppedBy()).isNull();
		assertThat(result.complete()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(ints = { 40001, 40013, 40164, 45009, 45011, 48001, 48004, 40037, 47003, 41030 })
	void whatAllWouldMeetEndsIt(int code) {
		WeChatSendResult result = send(List.of("a", "b", "c", "d"), Map.of("b", refusal(code)));
		assertThat(this.called).containsExactly("a", "b");
		assertThat(result.stoppedBy()).isNotNull();
		assertThat(result.deliveries()).extracting(Delivery::tried).containsExactly(true, true, false, false);
		assertThat(result.deliveries()).extracting(Delivery::failure)
			.filteredOn((failure) -> failure != null)
			.containsOnly(result.stoppedBy());
		assertThat(result.remaining()).as("none of them has it").containsExactly("b", "c", "d");
		assertThat(result.notReached().get(1).reason()).startsWith("not tried: ");
	}

	@Test
	void aSendThatEndedEarlyGoesOnWithTheRest() {
		WeChatSendResult first = send(List.of("a", "b", "c"), Map.of("b", refusal(45009)));
		WeChatSendResult second = send(first.remaining(), Map.of());
		assertThat(this.called).containsExactly("a", "b", "b", "c");
		assertThat(second.complete()).isTrue();
	}

	@Test
	void threeCallsWithoutAnAnswerEndIt() {
		WeChatSendResult result = send(List.of("a", "b", "c", "d", "e", "f"),
				Map.of("b", silence(true), "c", silence(false), "d", silence(true)));
		assertThat(this.called).containsExactly("a", "b", "c", "d");
		assertThat(result.remaining()).as("not those who may have it").containsExactly("c", "e", "f");
		assertThat(result.notReached()).extracting(SendResult.NotReached::receiver)
			.containsExactly("b", "c", "d", "e", "f");
	}

	@Test
	void anAnswerInBetweenKeepsItGoing() {
		WeChatSendResult result = send(List.of("a", "b", "c", "d", "e"),
				Map.of("a", silence(true), "b", silence(true), "d", silence(true), "e", silence(true)));
		assertThat(this.called).hasSize(5);
		assertThat(result.stoppedBy()).isNull();
	}

	@Test
	void eachReceiverGetsItOnce() {
		WeChatSendResult result = send(List.of("a", "b", "a"), Map.of());
		assertThat(this.called).containsExactly("a", "b");
		assertThat(result.deliveries()).extracting(Delivery::openId).containsExactly("a", "b");
	}

	@Test
	void aBlankReceiverIsRefusedBeforeAnythingIsSent() {
		assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> send(List.of("a", " "), Map.of()))
			.withMessageContaining("touser");
		assertThat(this.called).isEmpty();
	}

	@Test
	void severalCallsRunAtATimeAndTheResultKeepsTheOrder() {
		CountDownLatch together = new CountDownLatch(4);
		List<String> receivers = IntStream.range(0, 40).mapToObj((i) -> "o" + i).toList();
		List<WeChatReceivers.Progress> progress = new ArrayList<>();
		WeChatSendResult result = WeChatReceivers.of(receivers)
			.parallelism(4)
			.onProgress(progress::add)
			.each(API, (openId) -> {
				together.countDown();
				await(together);
				return openId.hashCode();
			});
		assertThat(together.getCount()).isZero();
		assertThat(result.deliveries()).extracting(Delivery::openId).isEqualTo(receivers);
		assertThat(progress).extracting(WeChatReceivers.Progress::done)
			.isEqualTo(IntStream.rangeClosed(1, 40).boxed().toList());
		assertThat(progress).allMatch((one) -> one.total() == 40);
	}

	@Test
	void aParallelSendEndsEarlyToo() {
		List<String> receivers = IntStream.range(0, 1000).mapToObj((i) -> "o" + i).toList();
		Map<String, Boolean> tried = new ConcurrentHashMap<>();
		WeChatSendResult result = WeChatReceivers.of(receivers).parallelism(8).each(API, (openId) -> {
			tried.put(openId, true);
			throw refusal(45009);
		});
		assertThat(tried.size()).isLessThanOrEqualTo(16);
		assertThat(result.remaining()).isEqualTo(receivers);
	}

	@Test
	void anInterruptedSendSaysWhomItDidNotTry() {
		WeChatSendResult result = WeChatReceivers.of(List.of("a", "b", "c")).each(API, (openId) -> {
			Thread.currentThread().interrupt();
			return 1;
		});
		assertThat(Thread.interrupted()).isTrue();
		assertThat(result.deliveries()).extracting(Delivery::tried).containsExactly(true, false, false);
		assertThat(result.remaining()).containsExactly("b", "c");
		assertThat(result.complete()).isFalse();
	}

	@Test
	void aFailingListenerEndsTheSend() {
		ToLongFunction<String> send = answering(Map.of());
		assertThatIllegalStateException()
			.isThrownBy(() -> WeChatReceivers.of(List.of("a", "b")).onProgress((progress) -> {
				throw new IllegalStateException("store is full");
			}).each(API, send));
		assertThat(this.called).containsExactly("a");
	}

	@Test
	void theParallelismIsBounded() {
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> WeChatReceivers.of(List.of()).parallelism(0));
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> WeChatReceivers.of(List.of()).parallelism(33));
	}

	private WeChatSendResult send(List<String> receivers, Map<String, PlatformException> failures) {
		return WeChatReceivers.of(receivers).each(API, answering(failures));
	}

	private ToLongFunction<String> answering(Map<String, PlatformException> failures) {
		return (openId) -> {
			this.called.add(openId);
			if (failures.containsKey(openId)) {
				throw failures.get(openId);
			}
			return this.called.size();
		};
	}

	private static PlatformException refusal(int code) {
		return WeChatErrors.decoder(Platform.WECHAT).failure(API, code, "refused");
	}

	private static PlatformException silence(boolean sent) {
		return PlatformException.of(Platform.WECHAT, API)
			.code(sent ? "timeout" : "io")
			.category(ErrorCategory.TRANSIENT)
			.outcomeUnknown(sent)
			.build();
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await(60, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
