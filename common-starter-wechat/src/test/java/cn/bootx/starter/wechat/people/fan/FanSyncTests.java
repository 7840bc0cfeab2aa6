package cn.bootx.starter.wechat.people.fan;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.wechat.AccountFixture;
import cn.bootx.starter.wechat.HookedRecordStore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class FanSyncTests {

	private static final String LIST = "/cgi-bin/user/get";

	private static final String DETAILS = "/cgi-bin/user/info/batchget";

	private final AccountFixture wechat = new AccountFixture();

	private final HookedRecordStore records = new HookedRecordStore();

	private final WeChatFanService fans = node();

	@AfterEach
	void stop() {
		this.wechat.close();
	}

	@Test
	void asksExactlyThis() {
		follow("oA", "oB");
		this.fans.sync();
		assertThat(this.wechat.simulator().calls().bodies(DETAILS)).containsExactly(
				"{\"user_list\":[{\"openid\":\"oA\",\"lang\":\"zh_CN\"}," + "{\"openid\":\"oB\",\"lang\":\"zh_CN\"}]}");
		List<Map<String, String>> queries = this.wechat.simulator()
			.calls()
			.of(LIST)
			.stream()
			.map((call) -> call.query())
			.toList();
		assertThat(queries.get(0)).doesNotContainKey("next_openid");
		assertThat(queries.get(1)).containsEntry("next_openid", "oB");
		assertThat(queries).hasSize(2);
	}

	@Test
	void readsAllPagesAndAHundredDetailsWithACall() {
		this.wechat.simulated().pageSize(120);
		for (int i = 0; i < 250; i++) {
			this.wechat.simulated().fan("o%03d".formatted(i));
		}
		assertThat(this.fans.sync()).isEqualTo(new WeChatFanService.Report(250, 250, 0, 0));
		assertThat(this.fans.count()).isEqualTo(250);
		assertThat(this.wechat.simulator().calls().of(DETAILS))
			.extracting((call) -> call.json().path("user_list").size())
			.containsExactly(100, 20, 100, 20, 10);
		WeChatFan.Page<WeChatFan> page = this.fans.list(null, 200);
		assertThat(page.next()).isEqualTo("o199");
		assertThat(this.fans.list(page.next(), 200).items()).hasSize(50).last().extracting("openId").isEqualTo("o249");
		assertThat(this.fans.list(page.next(), 200).next()).isNull();
	}

	@Test
	void recordsWhatWeChatTells() {
		follow("oA");
		this.wechat.simulated().fan("oA").profile().unionId("u1");
		long tag = this.fans.tags().create("vip").id();
		this.fans.tags().tag(tag, List.of("oA"));
		this.fans.remark("oA", "老王");
		this.fans.sync();
		assertThat(this.fans.find("oA")).contains(new WeChatFan("oA", "u1", true, this.wechat.clock().instant(), "老王",
				List.of(tag), "ADD_SCENE_SEARCH", 0, null, "zh_CN"));
		assertThat(this.fans.find("oB")).isEmpty();
	}

	@Test
	void readsTheTimeAsSecondsAndBothKindsOfScene() {
		follow("oA", "oB");
		this.wechat.simulator()
			.faults()
			.next(DETAILS, 1, SimulatorResponse.json(Json
				.readTree("{\"user_info_list\":[{\"subscribe\":1,\"openid\":\"oA\",\"subscribe_time\":1700000000,"
						+ "\"subscribe_scene\":\"ADD_SCENE_QR_CODE\",\"qr_scene\":98,\"qr_scene_str\":\"\"},"
						+ "{\"subscribe\":1,\"openid\":\"oB\",\"qr_scene\":0,\"qr_scene_str\":\"shop\"}]}")));
		this.fans.sync();
		WeChatFan a = this.fans.find("oA").orElseThrow();
		assertThat(a.subscribeTime()).isEqualTo(Instant.parse("2023-11-14T22:13:20Z"));
		assertThat(a.qrScene()).isEqualTo(98);
		assertThat(a.qrSceneStr()).isNull();
		WeChatFan b = this.fans.find("oB").orElseThrow();
		assertThat(b.qrSceneStr()).isEqualTo("shop");
		assertThat(b.subscribeTime()).isNull();
	}

	@Test
	void marksWhoIsGoneAndKnowsHimWhenHeComesBack() {
		follow("oA", "oB");
		this.fans.remark("oB", "Bob");
		this.fans.sync();
		this.wechat.simulated().fan("oB").unfollows();
		assertThat(this.fans.sync()).isEqualTo(new WeChatFanService.Report(1, 0, 0, 1));
		assertThat(this.fans.find("oB")).hasValueSatisfying((gone) -> {
			assertThat(gone.subscribed()).isFalse();
			assertThat(gone.remark()).isEqualTo("Bob");
		});
		assertThat(this.fans.sync()).as("gone once").isEqualTo(new WeChatFanService.Report(1, 0, 0, 0));
		this.wechat.simulated().fan("oB").follows();
		assertThat(this.fans.sync()).isEqualTo(new WeChatFanService.Report(2, 0, 1, 0));
		assertThat(this.fans.find("oB")).map(WeChatFan::subscribed).contains(true);
	}

	@Test
	void anotherNodeResumesWhereAnAllowanceEnded() {
		this.wechat.simulated().pageSize(150);
		for (int i = 0; i < 400; i++) {
			this.wechat.simulated().fan("o%03d".formatted(i));
		}
		this.wechat.simulated().quota(DETAILS, 3);
		assertThatExceptionOfType(PlatformException.class).isThrownBy(this.fans::sync)
			.matches((ex) -> ex.category() == ErrorCategory.QUOTA);
		WeChatFanService.Progress stopped = node().progress().orElseThrow();
		assertThat(stopped.running()).isFalse();
		assertThat(stopped.finished()).isFalse();
		assertThat(stopped.total()).isEqualTo(400);
		assertThat(stopped.soFar().seen()).isEqualTo(250);
		this.wechat.simulated().quota(DETAILS, 1000);
		assertThat(node().sync()).isEqualTo(new WeChatFanService.Report(400, 400, 0, 0));
		int asked = this.wechat.simulator()
			.calls()
			.of(DETAILS)
			.stream()
			.mapToInt((call) -> call.json().path("user_list").size())
			.sum();
		assertThat(asked).as("only the refused batch was asked twice").isEqualTo(450);
		assertThat(this.fans.progress()).map(WeChatFanService.Progress::finished).contains(true);
	}

	@Test
	void whatWasInterruptedLongAgoBeginsAnew() {
		follow("oA");
		this.wechat.simulated().quota(LIST, 1);
		assertThatExceptionOfType(PlatformException.class).isThrownBy(this.fans::sync);
		this.wechat.simulated().quota(LIST, 1000);
		this.wechat.simulated().fan("oA").unfollows();
		this.wechat.clock().advance(Duration.ofDays(4));
		assertThat(this.fans.sync()).isEqualTo(new WeChatFanService.Report(0, 0, 0, 1));
		assertThat(this.fans.progress().orElseThrow().startedAt()).isEqualTo(this.wechat.clock().instant());
	}

	@Test
	void oneSyncRunsOverAllNodesAndAllSeeHowFarItIs() {
		follow("oA");
		assertThat(this.fans.progress()).isEmpty();
		List<WeChatFanService.Progress> seen = new ArrayList<>();
		this.fans.sync((progress) -> {
			assertThatIllegalStateException().isThrownBy(node()::sync).withMessageContaining("is running");
			assertThat(node().progress()).contains(progress);
			seen.add(progress);
			// Two of these are longer than the lease.
			this.wechat.clock().advance(Duration.ofSeconds(90));
		});
		assertThat(seen).hasSizeGreaterThan(3);
		assertThat(seen.get(0).running()).isTrue();
		assertThat(seen.get(0).soFar().seen()).isEqualTo(1);
		assertThat(seen.get(seen.size() - 1).finished()).isTrue();
		assertThat(node().sync()).as("the lock is free").isEqualTo(new WeChatFanService.Report(1, 0, 0, 0));
	}

	@Test
	void whoeverWasSilentForTooLongGivesWay() {
		follow("oA", "oB");
		assertThatIllegalStateException().isThrownBy(() -> this.fans.sync((progress) -> {
			this.wechat.clock().advance(FanSync.LEASE.plusSeconds(1));
			assertThat(node().sync()).isEqualTo(new WeChatFanService.Report(2, 2, 0, 0));
		})).withMessageContaining("taken over");
		assertThat(this.fans.progress()).hasValueSatisfying((progress) -> {
			assertThat(progress.finished()).isTrue();
			assertThat(progress.soFar().seen()).isEqualTo(2);
		});
	}

	@Test
	void whoeverComesWhileItRunsIsNotGone() {
		follow("oB");
		this.fans.sync((progress) -> {
			if (!progress.finished() && progress.soFar().seen() == 1) {
				follow("oA");
				this.fans.refresh("oA");
			}
		});
		assertThat(this.fans.find("oA")).map(WeChatFan::subscribed).contains(true);
		assertThat(this.fans.progress().orElseThrow().soFar()).isEqualTo(new WeChatFanService.Report(2, 1, 1, 0));
	}

	@Test
	void anOpenIdThatTheAccountDoesNotKnowIsGoneAndHarmsNobody() {
		FanRecords store = new FanRecords(this.records, this.wechat.account().appId());
		for (int i = 0; i < 7; i++) {
			follow("oLost" + i);
		}
		this.fans.sync();
		store.change("oClosed", (none) -> FanRecords.StoredFan
			.of(new WeChatFan("oClosed", null, true, null, "", List.of(), null, 0, null, null)));
		this.wechat.simulated().fan("oLost3").unfollows();
		assertThat(this.fans.sync()).isEqualTo(new WeChatFanService.Report(6, 0, 0, 2));
		assertThat(this.fans.find("oClosed")).map(WeChatFan::subscribed).contains(false);
		assertThat(this.fans.find("oLost4")).map(WeChatFan::subscribed).contains(true);
	}

	@Test
	void goesBackToTheStartIfTheListCannotGoOnAtAFan() {
		this.wechat.simulated().pageSize(2);
		follow("oA", "oB", "oC");
		AtomicBoolean closed = new AtomicBoolean();
		this.fans.sync((progress) -> {
			if (progress.soFar().seen() == 2 && closed.compareAndSet(false, true)) {
				this.wechat.simulator()
					.faults()
					.next(LIST, 1, SimulatorResponse.json(Map.of("errcode", 40003, "errmsg", "invalid openid")));
			}
		});
		assertThat(this.fans.progress().orElseThrow().soFar()).isEqualTo(new WeChatFanService.Report(3, 3, 0, 0));
		assertThat(this.wechat.simulator().calls().count(DETAILS)).isEqualTo(2);
	}

	@Test
	void doesNotUndoWhatHappensBetweenTheAnswerAndTheRecord() {
		follow("oA");
		this.fans.sync();
		boolean always = true;
		for (int step = 1; always; step++) {
			follow("oA");
			this.fans.refresh("oA");
			this.records.before(step, () -> {
				this.wechat.simulated().fan("oA").unfollows();
				node().refresh("oA");
			});
			this.fans.sync();
			always = !this.records.isWaiting();
			this.records.calm();
			assertThat(this.fans.find("oA")).as("step " + step)
				.map(WeChatFan::subscribed)
				.contains(this.wechat.simulated().fan("oA").following());
			if (!this.wechat.simulated().fan("oA").following()) {
				this.wechat.simulated().fan("oA").follows();
			}
		}
	}

	private void follow(String... openIds) {
		for (String openId : openIds) {
			this.wechat.simulated().fan(openId);
		}
	}

	private WeChatFanService node() {
		return new WeChatFanService(this.wechat.accounts(), this.records, this.wechat.store(), this.wechat.clock());
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "[]", "{}", "{\"total\":2,\"count\":2}", "{\"total\":2,\"count\":2,\"data\":{\"openid\":[]}}",
					"{\"total\":2,\"count\":2,\"data\":{\"openid\":{}}}", "{\"count\":0,\"next_openid\":\"\"}" })
	void anOddListMarksNobodyGone(String answer) {
		follow("oA", "oB");
		this.fans.sync();
		this.wechat.simulator().faults().next(LIST, 1, SimulatorResponse.json(Json.readTree(answer)));
		assertOddAndHarmless();
	}

	@ParameterizedTest
	@ValueSource(strings = { "[]", "{}", "{\"user_info_list\":{}}", "{\"user_info_list\":[{}]}",
			"{\"user_info_list\":[{\"openid\":\"oA\"}]}" })
	void oddDetailsMarkNobodyGone(String answer) {
		follow("oA", "oB");
		this.fans.sync();
		// Nobody in the list: all records are checked one by one.
		this.wechat.simulator()
			.faults()
			.next(LIST, 1, SimulatorResponse.json(Json.readTree("{\"total\":2,\"count\":0,\"next_openid\":\"\"}")));
		this.wechat.simulator().faults().next(DETAILS, 1, SimulatorResponse.json(Json.readTree(answer)));
		assertOddAndHarmless();
	}

	@Test
	void thoseWhomTheDetailsLeaveOutAreAskedForOneByOne() {
		follow("oA", "oB");
		this.wechat.simulator()
			.faults()
			.next(DETAILS, 1, SimulatorResponse
				.json(Json.readTree("{\"user_info_list\":[{\"subscribe\":1,\"openid\":\"oA\"}]}")));
		assertThat(this.fans.sync()).isEqualTo(new WeChatFanService.Report(2, 2, 0, 0));
		assertThat(this.wechat.simulator().calls().count("/cgi-bin/user/info")).isEqualTo(1);
	}

	private void assertOddAndHarmless() {
		assertThatExceptionOfType(PlatformException.class).isThrownBy(this.fans::sync)
			.satisfies((ex) -> assertThat(ex.category()).isEqualTo(ErrorCategory.TRANSIENT))
			.withMessageContaining("answered without");
		assertThat(this.fans.list(null, 10).items()).hasSize(2).allMatch(WeChatFan::subscribed);
		assertThat(this.fans.sync().gone()).isZero();
	}

}
