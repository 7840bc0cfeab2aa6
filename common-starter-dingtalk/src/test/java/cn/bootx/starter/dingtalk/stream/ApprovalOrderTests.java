package cn.bootx.starter.dingtalk.stream;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import cn.bootx.starter.core.callback.portal.LateReplies;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.InMemoryExpiringStore;
import cn.bootx.starter.core.store.StoreUnavailableException;
import cn.bootx.starter.dingtalk.CallbackFixture;
import cn.bootx.starter.dingtalk.DingTalkFixture;
import cn.bootx.starter.dingtalk.client.DingTalkClient;
import cn.bootx.starter.dingtalk.handler.DingTalkApprovalEvent;
import cn.bootx.starter.dingtalk.handler.DingTalkDispatch;
import cn.bootx.starter.dingtalk.handler.DingTalkEventHandler;
import cn.bootx.starter.testing.Await;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/** The events of one approval are handled in order, those of several at the same time. */
class ApprovalOrderTests {

	private final Clock clock = Clock.systemUTC();

	private final ExpiringStore store = new InMemoryExpiringStore(this.clock);

	private final CallbackFixture callbacks = new CallbackFixture(this.store, this.clock);

	private final CallbackFixture otherCallbacks = new CallbackFixture(this.store, this.clock);

	private final Map<String, List<String>> seen = new ConcurrentHashMap<>();

	@AfterEach
	void stop() {
		this.callbacks.close();
		this.otherCallbacks.close();
	}

	@Test
	void whatArrivesOneAfterTheOtherIsHandledSo() {
		StreamPushes node = node(this.callbacks, this.store,
				(event) -> record(event.data().path("title").asText(), DingTalkApprovalEvent.of(event).orElseThrow()));
		burst(node);
	}

	@Test
	void theOrderHoldsOnANodeWithoutItsStore() {
		ExpiringStore away = mock(ExpiringStore.class, (call) -> {
			throw new StoreUnavailableException("redis", call.getMethod().getName(), new IllegalStateException());
		});
		burst(node(this.callbacks, away,
				(event) -> record(event.data().path("title").asText(), DingTalkApprovalEvent.of(event).orElseThrow())));
	}

	private void burst(StreamPushes node) {
		for (int step = 0; step < 40; step++) {
			for (int instance = 0; instance < 5; instance++) {
				node.handle(frame("i" + instance, step));
			}
		}
		List<String> steps = IntStream.range(0, 40).mapToObj(String::valueOf).toList();
		Await.until("handled", () -> this.seen.values().stream().mapToInt(List::size).sum() == 200);
		assertThat(this.seen.values()).hasSize(5).allSatisfy((handled) -> assertThat(handled).isEqualTo(steps));
	}

	@Test
	void twoNodesHandleNoTwoOfAnApprovalAtOnce() throws Exception {
		CountDownLatch began = new CountDownLatch(1);
		CountDownLatch goOn = new CountDownLatch(1);
		StreamPushes first = node(this.callbacks, this.store, (event) -> {
			began.countDown();
			goOn.await(60, TimeUnit.SECONDS);
			record("first", DingTalkApprovalEvent.of(event).orElseThrow());
		});
		StreamPushes second = node(this.otherCallbacks, this.store,
				(event) -> record("second", DingTalkApprovalEvent.of(event).orElseThrow()));
		first.handle(frame("i1", 1));
		began.await(60, TimeUnit.SECONDS);
		second.handle(frame("i1", 2));
		second.handle(frame("i2", 1));
		Await.until("another approval does not wait", () -> this.seen.containsKey("i2"));
		assertThat(this.seen).doesNotContainKey("i1");
		goOn.countDown();
		Await.until("handled", () -> this.seen.getOrDefault("i1", List.of()).size() == 2);
		assertThat(this.seen.get("i1")).containsExactly("first", "second");
	}

	@Test
	void aHandlerThatFailsDoesNotHoldTheNextOneUp() {
		StreamPushes node = node(this.callbacks, this.store, (event) -> {
			record(event.data().path("title").asText(), DingTalkApprovalEvent.of(event).orElseThrow());
			throw new IllegalStateException("on purpose");
		});
		node.handle(frame("i1", 0));
		node.handle(frame("i1", 1));
		Await.until("handled", () -> this.seen.getOrDefault("i1", List.of()).equals(List.of("0", "1")));
	}

	@Test
	void moreThanCanWaitAreAskedForAgain() throws Exception {
		CountDownLatch goOn = new CountDownLatch(1);
		StreamPushes node = node(this.callbacks, this.store, (event) -> goOn.await(60, TimeUnit.SECONDS));
		for (int step = 0; step < 1000; step++) {
			node.handle(frame("i1", step));
		}
		String answer = node.handle(frame("i1", 1000)).get(60, TimeUnit.SECONDS);
		assertThat(Json.readTree(Json.readTree(answer).path("data").asText()).path("status").asText())
			.isEqualTo("LATER");
		goOn.countDown();
	}

	private void record(String what, DingTalkApprovalEvent event) throws InterruptedException {
		TimeUnit.MICROSECONDS.sleep(ThreadLocalRandom.current().nextInt(2000));
		this.seen.computeIfAbsent(event.instanceId(), (id) -> new CopyOnWriteArrayList<>()).add(what);
	}

	private StreamPushes node(CallbackFixture fixture, ExpiringStore turns, DingTalkEventHandler handler) {
		DingTalkDispatch dispatch = new DingTalkDispatch(
				DingTalkFixture.http("http://127.0.0.1:1", "http://127.0.0.1:1", DingTalkFixture.okHttp(), this.clock),
				DingTalkFixture.noAccounts(), turns, this.clock)
			.addEventHandler(handler);
		return new StreamPushes(new DingTalkClient.Credentials("default", "dingabc", "secret", null, "dingabc"),
				dispatch, fixture.runtime(), LateReplies.Mode.SEND);
	}

	private static StreamFrame frame(String instance, int step) {
		ObjectNode data = Json.object().put("type", "start").put("processInstanceId", instance).put("title", "" + step);
		ObjectNode headers = Json.object()
			.put("messageId", "m" + instance + "-" + step)
			.put("topic", "*")
			.put("eventType", "bpms_task_change")
			.put("eventId", "e" + instance + "-" + step);
		return StreamFrame
			.read(Json.write(Json.object().put("type", "EVENT").put("data", Json.write(data)).set("headers", headers)));
	}

}
