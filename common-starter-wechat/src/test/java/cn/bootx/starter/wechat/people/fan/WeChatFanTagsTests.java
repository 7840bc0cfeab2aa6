package cn.bootx.starter.wechat.people.fan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.send.InvalidMessageException;
import cn.bootx.starter.core.store.InMemoryRecordStore;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.wechat.AccountFixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class WeChatFanTagsTests {

	private static final String TAGGING = "/cgi-bin/tags/members/batchtagging";

	private static final String UNTAGGING = "/cgi-bin/tags/members/batchuntagging";

	private static final String CREATE = "/cgi-bin/tags/create";

	private final AccountFixture wechat = new AccountFixture();

	private final WeChatFanService fans = new WeChatFanService(this.wechat.accounts(), new InMemoryRecordStore(),
			this.wechat.store(), this.wechat.clock());

	private final WeChatFanTags tags = this.fans.tags();

	@AfterEach
	void stop() {
		this.wechat.close();
	}

	@Test
	void sendsExactlyThis() {
		follow(1);
		WeChatFanTags.Tag vip = this.tags.create("贵宾");
		this.tags.rename(vip.id(), "vip");
		this.tags.tag(vip.id(), List.of("o000"));
		assertThat(this.tags.of("o000")).containsExactly(vip.id());
		assertThat(this.tags.fans(vip.id(), null)).isEqualTo(new WeChatFan.Page<String>(List.of("o000"), "o000"));
		assertThat(this.tags.list()).contains(new WeChatFanTags.Tag(100, "vip", 1));
		this.tags.untag(vip.id(), List.of("o000"));
		this.tags.delete(vip.id());
		assertThat(body(CREATE)).isEqualTo("{\"tag\":{\"name\":\"贵宾\"}}");
		assertThat(body("/cgi-bin/tags/update")).isEqualTo("{\"tag\":{\"id\":100,\"name\":\"vip\"}}");
		assertThat(body(TAGGING)).isEqualTo("{\"openid_list\":[\"o000\"],\"tagid\":100}");
		assertThat(body("/cgi-bin/tags/getidlist")).isEqualTo("{\"openid\":\"o000\"}");
		assertThat(body("/cgi-bin/user/tag/get")).isEqualTo("{\"tagid\":100,\"next_openid\":\"\"}");
		assertThat(body(UNTAGGING)).isEqualTo("{\"openid_list\":[\"o000\"],\"tagid\":100}");
		assertThat(body("/cgi-bin/tags/delete")).isEqualTo("{\"tag\":{\"id\":100}}");
	}

	@Test
	void tagsFiftyFansWithACallAndTheirRecordsFollow() {
		follow(120);
		this.fans.sync();
		long tag = this.tags.create("vip").id();
		List<String> openIds = openIds(120);
		List<WeChatFan.BatchResult> results = this.tags.tag(tag, openIds);
		assertThat(results).extracting((result) -> result.openIds().size()).containsExactly(50, 50, 20);
		assertThat(results).allMatch(WeChatFan.BatchResult::done);
		assertThat(tagged(tag)).isEqualTo(120);
		this.tags.untag(tag, openIds.subList(0, 60));
		assertThat(tagged(tag)).isEqualTo(60);
		assertThat(this.wechat.simulated().fan("o059").profile().tags()).isEmpty();
		this.tags.delete(tag);
		assertThat(tagged(tag)).isZero();
	}

	@Test
	void aRefusedBatchIsInItsResultAndLeavesItsRecordsAlone() {
		follow(100);
		this.fans.sync();
		long tag = this.tags.create("vip").id();
		List<String> openIds = new ArrayList<>(openIds(100));
		openIds.add(10, "oStranger");
		List<WeChatFan.BatchResult> results = this.tags.tag(tag, openIds);
		assertThat(results).extracting(WeChatFan.BatchResult::done).containsExactly(false, true, true);
		assertThat(results.get(0).failure().category()).isEqualTo(ErrorCategory.NOT_FOUND);
		assertThat(results.get(0).openIds()).contains("oStranger", "o000");
		assertThat(tagged(tag)).isEqualTo(51);
		assertThat(this.fans.find("o000").orElseThrow().tagIds()).isEmpty();
	}

	@Test
	void aUsedUpAllowanceIsNotTriedForEveryBatch() {
		follow(100);
		long tag = this.tags.create("vip").id();
		this.wechat.simulator()
			.faults()
			.next(TAGGING, 9, SimulatorResponse.json(Map.of("errcode", 45009, "errmsg", "reach max api daily quota")));
		assertThat(this.tags.tag(tag, openIds(100))).hasSize(2).noneMatch(WeChatFan.BatchResult::done);
		assertThat(this.wechat.simulator().calls().count(TAGGING)).isEqualTo(1);
	}

	@Test
	void aFanWithTwentyTagsIsNamedBeforeAnybodyIsTagged() {
		follow(3);
		IntStream.range(0, 20).forEach((i) -> this.tags.tag(this.tags.create("t" + i).id(), List.of("o001")));
		this.fans.sync();
		long more = this.tags.create("more").id();
		int calls = this.wechat.simulator().calls().count(TAGGING);
		assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> this.tags.tag(more, openIds(3)))
			.withMessageContaining("o001")
			.withMessageContaining("20");
		assertThat(this.wechat.simulator().calls().count(TAGGING)).isEqualTo(calls);
		assertThat(this.tags.tag(100, openIds(3))).as("a tag that he has").allMatch(WeChatFan.BatchResult::done);
	}

	@Test
	void aRecordThatIsOutOfDateRefusesNothing() {
		follow(1);
		IntStream.range(0, 20).forEach((i) -> this.tags.tag(this.tags.create("t" + i).id(), List.of("o000")));
		this.fans.sync();
		// As somebody does it in the console.
		this.wechat.account().api().post(UNTAGGING, Json.readTree("{\"openid_list\":[\"o000\"],\"tagid\":100}"));
		long more = this.tags.create("more").id();
		assertThat(this.tags.tag(more, List.of("o000"))).allMatch(WeChatFan.BatchResult::done);
		assertThat(this.fans.find("o000").orElseThrow().tagIds()).hasSize(20).contains(more).doesNotContain(100L);
	}

	@Test
	void checksNamesAndNumberOfTagsFirst() {
		assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> this.tags.create("x".repeat(31)))
			.withMessageContaining("31")
			.withMessageContaining("30");
		assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> this.tags.rename(100, " "));
		assertThat(this.wechat.simulator().calls().count(CREATE)).isZero();
		IntStream.range(0, 100).forEach((i) -> this.tags.create("t" + i));
		assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> this.tags.create("one more"))
			.withMessageContaining("100");
		assertThat(this.wechat.simulator().calls().count(CREATE)).isEqualTo(100);
	}

	@Test
	void whatOnlyWeChatCanRefuseSaysWhatToDo() {
		this.tags.create("vip");
		refused("45157", () -> this.tags.create("vip"));
		refused("45158", () -> this.tags.create("一二三四五六七八九十一"));
		refused("45058", () -> this.tags.delete(2));
		refused("45159", () -> this.tags.fans(999, null));
	}

	@Test
	void noFansNeedNoCallAndABlankOneIsRefused() {
		assertThat(this.tags.tag(100, List.of())).isEmpty();
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> this.tags.untag(100, List.of("o000", " ")))
			.withMessageContaining("blank");
		follow(1);
		long tag = this.tags.create("vip").id();
		assertThat(this.tags.tag(tag, List.of("o000", "o000"))).singleElement()
			.extracting(WeChatFan.BatchResult::openIds)
			.isEqualTo(List.of("o000"));
	}

	@Test
	void listsTheFansOfATagPageByPage() {
		this.wechat.simulated().pageSize(2);
		follow(3);
		long tag = this.tags.create("vip").id();
		this.tags.tag(tag, openIds(3));
		WeChatFan.Page<String> first = this.tags.fans(tag, null);
		WeChatFan.Page<String> second = this.tags.fans(tag, first.next());
		assertThat(first.items()).containsExactly("o000", "o001");
		assertThat(second.items()).containsExactly("o002");
		assertThat(this.tags.fans(tag, second.next())).isEqualTo(new WeChatFan.Page<String>(List.of(), null));
	}

	private void refused(String code, Runnable call) {
		assertThatExceptionOfType(PlatformException.class).isThrownBy(call::run)
			.matches((ex) -> ex.code().equals(code))
			.matches((ex) -> ex.category() != ErrorCategory.UNKNOWN);
	}

	private String body(String path) {
		return this.wechat.simulator().calls().bodies(path).get(0);
	}

	private long tagged(long tag) {
		return this.fans.list(null, 1000).items().stream().filter((fan) -> fan.tagIds().contains(tag)).count();
	}

	private void follow(int count) {
		openIds(count).forEach((openId) -> this.wechat.simulated().fan(openId));
	}

	private static List<String> openIds(int count) {
		return IntStream.range(0, count).mapToObj("o%03d"::formatted).toList();
	}

	@ParameterizedTest
	@ValueSource(strings = { "[]", "{}", "{\"tagid_list\":{},\"tags\":{},\"tag\":{}}" })
	void anOddAnswerTakesNoTagFromARecord(String answer) {
		follow(1);
		long tag = this.tags.create("vip").id();
		this.fans.sync();
		this.tags.tag(tag, List.of("o000"));
		for (String api : List.of("/cgi-bin/tags/getidlist", "/cgi-bin/tags/get", "/cgi-bin/user/tag/get")) {
			this.wechat.simulator().faults().next(api, 1, SimulatorResponse.json(Json.readTree(answer)));
		}
		assertUnreadable(() -> this.tags.of("o000"));
		assertUnreadable(this.tags::list);
		assertUnreadable(() -> this.tags.fans(tag, null));
		assertThat(tagged(tag)).isEqualTo(1);
		this.wechat.simulator().faults().next(CREATE, 1, SimulatorResponse.json(Json.readTree(answer)));
		assertUnreadable(() -> this.tags.create("other"));
	}

	@Test
	void anIdBeyondAnIntIsExact() {
		this.wechat.simulator()
			.faults()
			.next("/cgi-bin/tags/get", 1, SimulatorResponse
				.json(Json.readTree("{\"tags\":[{\"id\":9007199254740993,\"name\":\"n\",\"count\":1}]}")));
		this.wechat.simulator().faults().next(TAGGING, 1, SimulatorResponse.json(Json.readTree("{\"errcode\":0}")));
		long id = this.tags.list().get(0).id();
		this.tags.tag(id, List.of("o000"));
		assertThat(body(TAGGING)).isEqualTo("{\"openid_list\":[\"o000\"],\"tagid\":9007199254740993}");
	}

	@Test
	void aBatchThatWeChatRefusesDoesNotEndTheOthers() {
		follow(120);
		this.fans.sync();
		long tag = this.tags.create("vip").id();
		this.wechat.simulator().faults().next(TAGGING, 1, SimulatorResponse.json(Map.of("errcode", 50005)));
		assertThat(this.tags.tag(tag, openIds(120))).extracting(WeChatFan.BatchResult::done)
			.containsExactly(false, true, true);
	}

	private static void assertUnreadable(ThrowingCallable call) {
		assertThatExceptionOfType(PlatformException.class).isThrownBy(call)
			.satisfies((ex) -> assertThat(ex.category()).isEqualTo(ErrorCategory.TRANSIENT))
			.withMessageContaining("answered without");
	}

}
