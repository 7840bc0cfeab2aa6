package cn.bootx.starter.dingtalk.task;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.send.InvalidMessageException;
import cn.bootx.starter.dingtalk.DingTalkFixture;
import cn.bootx.starter.dingtalk.Golden;
import cn.bootx.starter.dingtalk.StubPlatform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** What is sent to the platform and read from it, byte by byte. */
class DingTalkApprovalServiceTests {

	private static final String INSTANCES = "/v1.0/workflow/processInstances";

	private static final String IDS = "/v1.0/workflow/processes/instanceIds/query";

	private final StubPlatform platform = new StubPlatform();

	private final DingTalkApprovalService approvals = this.platform.app().approvals();

	@AfterEach
	void stop() {
		this.platform.close();
	}

	@Test
	void startsAnApproval() {
		this.platform.answer(INSTANCES, "{\"instanceId\":\"i-1\"}");
		assertThat(this.approvals.start(DingTalkApproval.of("PROC-1", "u1").field("事由", "出差"))).isEqualTo("i-1");
		Golden.assertMatches("task/approval_least", this.platform.calls(INSTANCES).get(0).json());
		this.approvals.start(DingTalkApproval.of("PROC-1", "u1")
			.department(42)
			.field("天数", "3")
			.field("城市", Json.array().add("杭州").add("北京"))
			.approvers(DingTalkApproval.Mode.ALL, "boss", "finance")
			.approvers(DingTalkApproval.Mode.ANY, "a", "b")
			.approvers(DingTalkApproval.Mode.ANY, "ceo")
			.select("manual_1", "u3")
			.copyTo(DingTalkApproval.When.START_FINISH, "u2"));
		StubPlatform.Call call = this.platform.calls(INSTANCES).get(1);
		Golden.assertMatches("task/approval_full", call.json());
		assertThat(call.method()).isEqualTo("POST");
		assertThat(call.token()).isEqualTo("stub-token");
	}

	@Test
	void namesAllProblemsOfAnApprovalBeforeItIsSent() {
		DingTalkApproval wrong = DingTalkApproval.of(" ", "")
			.field("", "x")
			.approvers(DingTalkApproval.Mode.ALL)
			.approvers(DingTalkApproval.Mode.ALL, "boss", " ")
			.select("", "u3");
		InvalidMessageException failure = catchThrowableOfType(InvalidMessageException.class,
				() -> this.approvals.start(wrong));
		assertThat(failure.problems()).extracting(InvalidMessageException.Problem::field)
			.containsExactly("processCode", "originatorUserId", "formComponentValues[0].name", "approvers[0].userIds",
					"approvers[1].userIds", "targetSelectActioners[0].actionerKey");
		assertThat(this.platform.calls(INSTANCES)).isEmpty();
	}

	@Test
	void aFormHasOneToOneHundredAndFiftyControls() {
		this.platform.answer(INSTANCES, "{\"instanceId\":\"i-1\"}");
		DingTalkApproval approval = DingTalkApproval.of("PROC-1", "u1");
		assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> this.approvals.start(approval))
			.withMessageContaining("formComponentValues has 0 items, allowed are 1 to 150");
		DingTalkApproval full = approval;
		for (int i = 0; i < 150; i++) {
			full = full.field("f" + i, "v");
		}
		this.approvals.start(full);
		DingTalkApproval tooMany = full.field("f150", "v");
		assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> this.approvals.start(tooMany));
	}

	@Test
	void readsAnInstanceAsTheDocumentationAndThePlatformWriteIt() {
		this.platform.answer(INSTANCES, """
				{"success":"true","result":{"title":"张三提交的出差","originatorUserId":"u1","originatorDeptId":"-1",
				"status":"RUNNING","result":"","businessId":"202611300001","createTime":"2026-11-30T09:30Z",
				"tasks":[{"taskId":"70000000001","userId":"boss","status":"RUNNING","result":"NONE",
				"createTime":"2026-11-30T17:31+08:00","activityId":"a1"}],
				"operationRecords":{"userId":"u1","date":"2026-11-30T09:30Z","type":"START_PROCESS_INSTANCE",
				"result":"NONE","remark":"急"},
				"formComponentValues":[{"id":"TextField-1","name":"事由","value":"出差","componentType":"TextField"}],
				"new":{}}}""");
		DingTalkApprovalInstance instance = this.approvals.find("i 1").orElseThrow();
		assertThat(instance.id()).isEqualTo("i 1");
		assertThat(instance.running()).isTrue();
		assertThat(instance.agreed()).isFalse();
		assertThat(instance.result()).isNull();
		assertThat(instance.createdAt()).isEqualTo(Instant.parse("2026-11-30T09:30:00Z"));
		assertThat(instance.finishedAt()).isNull();
		assertThat(instance.field("事由")).contains("出差");
		DingTalkApprovalInstance.Task task = instance.taskOf("boss").orElseThrow();
		assertThat(task.id()).isEqualTo(70000000001L);
		assertThat(task.result()).isNull();
		assertThat(task.createdAt()).isEqualTo(Instant.parse("2026-11-30T09:31:00Z"));
		assertThat(instance.operations()).singleElement()
			.satisfies((operation) -> assertThat(operation.remark()).isEqualTo("急"));
		assertThat(this.platform.calls(INSTANCES).get(0).query()).isEqualTo("processInstanceId=i 1");
		assertThat(instance.toString() + task + instance.operations() + instance.fields()).doesNotContain("出差", "急",
				"张三");
	}

	@Test
	void decidesAndTerminates() {
		this.platform.answer(INSTANCES + "/execute", "{\"success\":true,\"result\":true}");
		this.platform.answer(INSTANCES + "/terminate", "{\"result\":\"true\"}");
		this.approvals.agree("i-1", 70000000001L, "boss", "好");
		this.approvals.refuse("i-1", 70000000002L, "boss", null);
		this.approvals.terminate("i-1", "u1", "不去了");
		this.approvals.terminate("i-1", null);
		assertThat(this.platform.calls(INSTANCES + "/execute")).extracting(StubPlatform.Call::body)
			.containsExactly(
					"{\"processInstanceId\":\"i-1\",\"actionerUserId\":\"boss\",\"taskId\":70000000001,\"result\":\"agree\",\"remark\":\"好\"}",
					"{\"processInstanceId\":\"i-1\",\"actionerUserId\":\"boss\",\"taskId\":70000000002,\"result\":\"refuse\",\"remark\":\"\"}");
		assertThat(this.platform.calls(INSTANCES + "/terminate")).extracting(StubPlatform.Call::body)
			.containsExactly(
					"{\"processInstanceId\":\"i-1\",\"isSystem\":false,\"operatingUserId\":\"u1\",\"remark\":\"不去了\"}",
					"{\"processInstanceId\":\"i-1\",\"isSystem\":true,\"remark\":\"\"}");
	}

	@Test
	void whatWasNotDoneIsNotSuccess() {
		this.platform.answer(INSTANCES + "/terminate", "{\"success\":true,\"result\":false}");
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> this.approvals.terminate("i-1", null))
			.withMessageContaining("not done");
	}

	@Test
	void checksADecisionOnItsEdges() {
		this.platform.answer(INSTANCES + "/execute", "{\"result\":true}");
		this.approvals.agree("i-1", 1, "boss", "字".repeat(1024));
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> this.approvals.agree("", 0, " ", "字".repeat(1025)))
			.satisfies((failure) -> assertThat(failure.problems()).hasSize(4));
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> this.approvals.terminate("i-1", " ", null))
			.withMessageContaining("operatingUserId");
	}

	@Test
	void readsTheIdsPageByPageAsTheyAreAskedFor() {
		this.platform.answer(IDS, "{\"result\":{\"list\":[\"a\",\"b\"],\"nextToken\":20}}");
		this.platform.answer(IDS, "{\"result\":{\"list\":[\"c\"],\"nextToken\":\"40\"}}");
		this.platform.answer(IDS, "{\"result\":{\"list\":[]}}");
		Instant from = Instant.ofEpochMilli(1_000);
		Instant to = from.plus(Duration.ofDays(120));
		assertThat(this.approvals.ids("PROC-1", from, to, "RUNNING").limit(2)).containsExactly("a", "b");
		assertThat(this.platform.calls(IDS)).hasSize(1);
		assertThat(this.platform.calls(IDS).get(0).body()).isEqualTo(
				"{\"processCode\":\"PROC-1\",\"startTime\":1000,\"endTime\":10368001000,\"nextToken\":0,\"maxResults\":20,\"statuses\":[\"RUNNING\"]}");
		assertThat(this.approvals.ids("PROC-1", from, to)).containsExactly("c");
		assertThat(this.platform.calls(IDS).get(2).json().path("nextToken").asText()).isEqualTo("40");
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> this.approvals.ids("PROC-1", from, to.plusMillis(1)))
			.withMessageContaining("120 days");
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> this.approvals.ids("PROC-1", to, from));
	}

	@Test
	void aPageThatLeadsToItselfEnds() {
		this.platform.answer(IDS, "{\"result\":{\"list\":[\"a\"],\"nextToken\":20}}");
		assertThat(this.approvals.ids("PROC-1", Instant.EPOCH, Instant.EPOCH))
			.isEqualTo(List.of("a", "a").stream().toList());
	}

	@Test
	void anUnknownApprovalIsEmptyAndAnUnknownApplicationIsNot() {
		try (DingTalkFixture fixture = new DingTalkFixture()) {
			DingTalkApprovalService simulated = fixture.app().approvals();
			assertThat(simulated.find("ghost")).isEmpty();
			assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> simulated.account("ghost").find("i-1"))
				.matches((failure) -> failure.category() == ErrorCategory.NOT_FOUND);
			fixture.simulated().withdraw("Workflow.Instance.Read");
			assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> simulated.find("i-1"))
				.matches((failure) -> failure.category() == ErrorCategory.PERMISSION)
				.withMessageContaining("Workflow.Instance.Read");
		}
	}

}
