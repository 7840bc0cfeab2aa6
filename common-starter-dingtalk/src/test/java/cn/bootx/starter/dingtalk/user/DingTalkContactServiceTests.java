package cn.bootx.starter.dingtalk.user;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.send.InvalidMessageException;
import cn.bootx.starter.dingtalk.DingTalkFixture;
import cn.bootx.starter.dingtalk.StubPlatform;
import cn.bootx.starter.dingtalk.user.DingTalkContactService.Department;
import cn.bootx.starter.simulator.dingtalk.people.DingUser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DingTalkContactServiceTests {

	private static final String LIST = "/topapi/v2/user/list";

	private final DingTalkFixture fixture = new DingTalkFixture();

	private final DingTalkContactService contacts = this.fixture.app().contacts();

	@AfterEach
	void stop() {
		this.fixture.close();
	}

	private long create(String name, long parent) {
		return this.fixture.app()
			.client()
			.oapi("/topapi/v2/department/create", Json.object().put("name", name).put("parent_id", parent))
			.path("result")
			.path("dept_id")
			.asLong();
	}

	@Test
	void walksTheDepartmentsBelowOneNearerOnesFirst() {
		long research = create("研发", 1);
		long sales = create("销售", 1);
		long core = create("核心", research);
		assertThat(this.contacts.children(1)).extracting(Department::id).containsExactlyInAnyOrder(research, sales);
		assertThat(this.contacts.descendants(1)).extracting(Department::name)
			.containsExactlyInAnyOrder("研发", "销售", "核心")
			.last()
			.isEqualTo("核心");
		assertThat(this.contacts.descendants(core)).isEmpty();
		assertThat(this.contacts.parents(core)).containsExactly(core, research, 1L);
		assertThat(this.contacts.department(core).parentId()).isEqualTo(research);
	}

	@Test
	void walksNoFurtherThanItIsAsked() {
		create("研发", 1);
		long before = this.fixture.simulator().calls().count("/oapi/topapi/v2/department/listsub");
		assertThat(this.contacts.descendants(1).findFirst()).isPresent();
		assertThat(this.fixture.simulator().calls().count("/oapi/topapi/v2/department/listsub") - before).isEqualTo(1);
	}

	@Test
	void walksAtTheRateOfThePlatform() {
		IntStream.range(0, 45).forEach((i) -> create("d" + i, 1));
		this.fixture.clock().advance(Duration.ofSeconds(2));
		Instant begin = this.fixture.clock().instant();
		assertThat(this.contacts.descendants(1)).hasSize(45);
		// 46 calls, 20 in any second.
		assertThat(Duration.between(begin, this.fixture.clock().instant()))
			.isGreaterThanOrEqualTo(Duration.ofSeconds(2));
	}

	@Test
	void readsMembersPageByPage() {
		long research = create("研发", 1);
		IntStream.range(0, 201)
			.forEach((i) -> this.fixture.dingtalk()
				.register(new DingUser("m" + i, "union-m" + i, "n", "139" + i, List.of(research))));
		assertThat(this.contacts.members(research).map(DingTalkUserService.Details::userId)).hasSize(201)
			.doesNotHaveDuplicates();
		assertThat(this.fixture.simulator().calls().of("/oapi" + LIST)).hasSize(3)
			.extracting((call) -> call.json().path("cursor").asInt())
			.containsExactly(0, 100, 200);
		assertThat(this.contacts.memberIds(research)).hasSize(201);
	}

	@Test
	void aMemberOfSeveralDepartmentsIsAReceiverOnce() {
		long research = create("研发", 1);
		long core = create("核心", research);
		this.fixture.dingtalk().register(new DingUser("m1", "union-m1", "n", "1", List.of(research, core)));
		this.fixture.dingtalk().register(new DingUser("m2", "union-m2", "n", "2", List.of(core)));
		assertThat(this.contacts.allMemberIds(research)).containsExactlyInAnyOrder("m1", "m2");
		assertThat(this.contacts.parentsOfUser("m1")).containsExactlyInAnyOrder(List.of(research, 1L),
				List.of(core, research, 1L));
	}

	@Test
	void searchesByName() {
		IntStream.range(0, 101)
			.forEach((i) -> this.fixture.dingtalk().register(DingUser.of("w" + i, "王" + i, "138" + i)));
		assertThat(this.contacts.search("王")).hasSize(101).doesNotHaveDuplicates();
		assertThat(this.contacts.search("nobody of that name")).isEmpty();
		assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> this.contacts.search(" "));
	}

	@Test
	void findsReceiversByMobileAndNamesTheUnknownOnes() {
		DingTalkContactService.Receivers found = this.contacts
			.findByMobiles(List.of("13800000002", "13900000000", "abc", "", "13800000001", "13800000002"));
		assertThat(found.userIds()).containsExactly(Map.entry("13800000002", "u2"), Map.entry("13800000001", "u1"));
		assertThat(found.unknown()).containsExactly("13900000000", "abc", "");
		assertThat(found.toString()).doesNotContain("138");
		this.fixture.simulated().withdraw("qyapi_get_member_by_mobile");
		assertThatExceptionOfType(PlatformException.class)
			.isThrownBy(() -> this.contacts.findByMobiles(List.of("13800000002")))
			.matches((failure) -> failure.category() == ErrorCategory.PERMISSION);
	}

	@Test
	void anUnknownDepartmentSaysHowToSeeIt() {
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> this.contacts.department(404))
			.withMessageContaining("visible scope");
	}

	@Test
	void sendsWhatTheDocumentationWrites() {
		try (StubPlatform platform = new StubPlatform()) {
			platform.answer(LIST,
					"{\"errcode\":\"0\",\"result\":{\"has_more\":\"true\",\"next_cursor\":\"10\",\"list\":[{\"userid\":\"a\"}]}}");
			platform.answer(LIST, "{\"errcode\":0,\"result\":{\"has_more\":false,\"list\":[]}}");
			platform.answer("/topapi/v2/department/listsub",
					"{\"errcode\":0,\"result\":{\"dept_id\":\"4294967297\",\"name\":\"一\",\"parent_id\":\"1\"}}");
			platform.answer("/v1.0/contact/users/search", "{\"hasMore\":false,\"totalCount\":1,\"list\":\"a\"}");
			DingTalkContactService stubbed = platform.app().contacts();
			assertThat(stubbed.members(7)).hasSize(1);
			assertThat(stubbed.children(1)).extracting(Department::id).containsExactly(4294967297L);
			assertThat(stubbed.search("张")).containsExactly("a");
			assertThat(platform.calls(LIST)).extracting(StubPlatform.Call::body)
				.containsExactly("{\"dept_id\":7,\"cursor\":0,\"size\":100,\"language\":\"zh_CN\"}",
						"{\"dept_id\":7,\"cursor\":10,\"size\":100,\"language\":\"zh_CN\"}");
			assertThat(platform.calls("/topapi/v2/department/listsub").get(0).body())
				.isEqualTo("{\"dept_id\":1,\"language\":\"zh_CN\"}");
			assertThat(platform.calls("/v1.0/contact/users/search").get(0).body())
				.isEqualTo("{\"queryWord\":\"张\",\"offset\":0,\"size\":100}");
		}
	}

}
