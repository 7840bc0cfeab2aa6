package cn.bootx.starter.dingtalk.missed;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import cn.bootx.starter.core.callback.CallbackPipeline;
import cn.bootx.starter.core.callback.CallbackProtocol;
import cn.bootx.starter.core.callback.OpenedCallback;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.InMemoryExpiringStore;
import cn.bootx.starter.core.store.InMemoryRecordStore;
import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.core.store.StoreUnavailableException;
import cn.bootx.starter.dingtalk.CallbackFixture;
import cn.bootx.starter.dingtalk.StubPlatform;
import cn.bootx.starter.dingtalk.handler.DingTalkContactEvent;
import cn.bootx.starter.dingtalk.handler.DingTalkDispatch;
import cn.bootx.starter.dingtalk.handler.DingTalkEventMessage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.Mockito.mock;

/** What was missed is handled once, by the same handlers, whatever happens meanwhile. */
class DingTalkMissedEventsTests {

	private static final String FAILED = "/call_back/get_call_back_failed_result";

	private static final String NONE = "{\"errcode\":0,\"has_more\":false,\"failed_list\":[]}";

	private final StubPlatform platform = new StubPlatform();

	private final ExpiringStore store = new InMemoryExpiringStore(this.platform.fixture().clock());

	private final CallbackFixture callbacks = new CallbackFixture(this.store, this.platform.fixture().clock());

	private final RecordStore records = new InMemoryRecordStore();

	private final List<String> seen = new CopyOnWriteArrayList<>();

	private volatile boolean failing;

	private final DingTalkDispatch dispatch = new DingTalkDispatch(this.platform.app().client().http(),
			this.platform.app().accounts(), this.store, this.platform.fixture().clock())
		.addEventHandler((event) -> {
			this.seen.add(event.type() + " " + DingTalkContactEvent.of(event).orElseThrow().userIds());
			if (this.failing) {
				throw new IllegalStateException("on purpose");
			}
		});

	@AfterEach
	void stop() {
		this.callbacks.close();
		this.platform.close();
	}

	private DingTalkMissedEvents events(ExpiringStore locks, RecordStore kept) {
		return new DingTalkMissedEvents(this.platform.app().accounts(), this.dispatch, this.callbacks.runtime(), locks,
				kept);
	}

	private static String entry(String type, String id, String userId) {
		return "{\"call_back_tag\":\"" + type + "\",\"event_time\":1606126433000,\"" + type + "\":{\"userid\":[\""
				+ userId + "\"],\"corpid\":\"ding1\",\"eventid\":\"" + id + "\"}}";
	}

	@Test
	void readsAllPagesInOrderAndHandlesEachEventOnce() {
		this.platform.answer(FAILED, "{\"errcode\":0,\"has_more\":true,\"failed_list\":["
				+ entry("user_add_org", "e1", "a") + "," + entry("user_leave_org", "e2", "b") + "]}");
		this.platform.answer(FAILED,
				"{\"errcode\":\"0\",\"has_more\":\"false\",\"failed_list\":" + entry("user_add_org", "e3", "c") + "}");
		this.platform.answer(FAILED, NONE);
		DingTalkMissedEvents events = events(this.store, this.records);
		assertThat(events.read("default")).isEqualTo(3);
		assertThat(this.seen).containsExactly("user_add_org [a]", "user_leave_org [b]", "user_add_org [c]");
		assertThat(this.platform.calls(FAILED)).hasSize(2)
			.allMatch((call) -> call.method().equals("GET") && call.query().equals("access_token=stub-token"));
		assertThat(events.read("default")).isZero();
		assertThat(this.records.count("dingtalk-missed-dingabcdefgh")).isZero();
	}

	@Test
	void whatWasHandledWhenItWasPushedIsNotHandledAgain() {
		CallbackPipeline<DingTalkEventMessage> pushes = new CallbackPipeline<>("pushes", CallbackProtocol.ofOpened(),
				this.dispatch::event, CallbackPipeline.Deadline.DING_TALK, (callback, reply) -> {
				}, this.callbacks.runtime());
		DingTalkEventMessage pushed = new DingTalkEventMessage("default", "user_add_org", "e1", null, null,
				Json.readTree("{\"UserId\":[\"a\"]}"));
		pushes
			.handle(new OpenedCallback<>(pushed,
					DingTalkDispatch.eventIdentity("dingabcdefgh", "user_add_org", "e1", "")), true)
			.toCompletableFuture()
			.join();
		this.platform.answer(FAILED, "{\"errcode\":0,\"failed_list\":[" + entry("user_add_org", "e1", "a") + "]}");
		events(this.store, this.records).read("default");
		assertThat(this.seen).containsExactly("user_add_org [a]");
	}

	@Test
	void whatFailsIsHandledAtTheNextReadingFiveTimesInAll() {
		this.failing = true;
		this.platform.answer(FAILED, "{\"errcode\":0,\"failed_list\":[" + entry("user_add_org", "e1", "a") + ","
				+ entry("user_add_org", "e2", "b") + "]}");
		this.platform.answer(FAILED, NONE);
		DingTalkMissedEvents events = events(this.store, this.records);
		for (int reading = 0; reading < 4; reading++) {
			assertThat(events.read("default")).isZero();
		}
		assertThat(this.seen).hasSize(8);
		this.failing = false;
		assertThat(events.read("default")).isEqualTo(2);
		assertThat(events.read("default")).isZero();
		assertThat(this.seen).hasSize(10);
	}

	@Test
	void whatNeverSucceedsIsGivenUp() {
		this.failing = true;
		this.platform.answer(FAILED, "{\"errcode\":0,\"failed_list\":[" + entry("user_add_org", "e1", "a") + "]}");
		this.platform.answer(FAILED, NONE);
		DingTalkMissedEvents events = events(this.store, this.records);
		for (int reading = 0; reading < 7; reading++) {
			events.read("default");
		}
		assertThat(this.seen).hasSize(5);
		assertThat(this.records.count("dingtalk-missed-dingabcdefgh")).isZero();
	}

	@Test
	void allAreKeptBeforeTheFirstIsHandled() {
		List<Long> kept = new CopyOnWriteArrayList<>();
		this.dispatch.addEventHandler((event) -> kept.add(this.records.count("dingtalk-missed-dingabcdefgh")));
		this.platform.answer(FAILED, "{\"errcode\":0,\"failed_list\":[" + entry("user_add_org", "e1", "a") + ","
				+ entry("user_add_org", "e2", "b") + "]}");
		events(this.store, this.records).read("default");
		assertThat(kept).containsExactly(2L, 1L);
	}

	@Test
	void anotherNodeHandlesWhatANodeLeft() {
		this.failing = true;
		this.platform.answer(FAILED, "{\"errcode\":0,\"failed_list\":[" + entry("user_add_org", "e1", "a") + "]}");
		this.platform.answer(FAILED, NONE);
		events(this.store, this.records).read("default");
		this.failing = false;
		assertThat(events(this.store, this.records).read("default")).isEqualTo(1);
	}

	@Test
	void oneNodeReadsAtATime() {
		this.platform.answer(FAILED, NONE);
		try (ExpiringStore.Lease lease = this.store
			.tryLock("missed-events:ding-talk:dingabcdefgh", Duration.ofMinutes(1))
			.orElseThrow()) {
			assertThat(events(this.store, this.records).read("default")).isZero();
			assertThat(lease.value()).isNotEmpty();
		}
		assertThat(this.platform.calls(FAILED)).isEmpty();
		events(this.store, this.records).read("default");
		assertThat(this.platform.calls(FAILED)).hasSize(1);
	}

	@Test
	void readsWithoutItsStores() {
		this.platform.answer(FAILED, "{\"errcode\":0,\"failed_list\":[" + entry("user_add_org", "e1", "a") + "]}");
		DingTalkMissedEvents events = events(mock(ExpiringStore.class, (call) -> {
			throw new StoreUnavailableException("redis", call.getMethod().getName(), new IllegalStateException());
		}), mock(RecordStore.class, (call) -> {
			throw new StoreUnavailableException("jdbc", call.getMethod().getName(), new IllegalStateException());
		}));
		assertThat(events.read("default")).isEqualTo(1);
		assertThat(this.seen).containsExactly("user_add_org [a]");
	}

	@Test
	void aRefusalIsReportedAndDoesNotEndTheStart() {
		this.platform.answer(FAILED, "{\"errcode\":71007,\"errmsg\":\"回调地址不存在\"}");
		DingTalkMissedEvents events = events(this.store, this.records);
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> events.read("default"));
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> events.read("ghost"));
		assertThatCode(events::readAll).doesNotThrowAnyException();
	}

}
