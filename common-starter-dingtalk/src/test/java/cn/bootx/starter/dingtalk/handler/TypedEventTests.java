package cn.bootx.starter.dingtalk.handler;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;

import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.dingtalk.DingTalkFixture;

import static org.assertj.core.api.Assertions.assertThat;

/** Events as what they are about, whichever way they came. */
class TypedEventTests {

	private final DingTalkFixture fixture = new DingTalkFixture();

	private final List<String> seen = new CopyOnWriteArrayList<>();

	private final DingTalkDispatch dispatch = new DingTalkDispatch(this.fixture.http(), DingTalkFixture.noAccounts(),
			this.fixture.store(), this.fixture.clock());

	@AfterEach
	void stop() {
		this.fixture.close();
	}

	private static DingTalkEventMessage event(String type, String data) {
		JsonNode json = Json.readTree(data);
		return new DingTalkEventMessage("default", type, null, null, null, json);
	}

	@Test
	void readsTheEndOfAnApproval() {
		DingTalkApprovalEvent event = DingTalkApprovalEvent.of(event("bpms_instance_change", """
				{"EventType":"bpms_instance_change","type":"finish","processInstanceId":"i-1","processCode":"PROC-1",
				"businessId":"2026","corpId":"ding1","title":"张三提交的出差","createTime":1767196800000,
				"finishTime":"1767196900000","result":"agree","staffId":"u1","url":"https://aflow.dingtalk.com/x"}"""))
			.orElseThrow();
		assertThat(event.task()).isFalse();
		assertThat(event.instanceId()).isEqualTo("i-1");
		assertThat(event.processCode()).isEqualTo("PROC-1");
		assertThat(event.userId()).isEqualTo("u1");
		assertThat(event.agreed()).isTrue();
		assertThat(event.refused()).isFalse();
		assertThat(event.createdAt()).isEqualTo(Instant.ofEpochMilli(1767196800000L));
		assertThat(event.finishedAt()).isEqualTo(Instant.ofEpochMilli(1767196900000L));
		assertThat(event.toString()).doesNotContain("张三");
	}

	@Test
	void readsATaskThatWasPassedOn() {
		DingTalkApprovalEvent event = DingTalkApprovalEvent.of(event("bpms_task_change", """
				{"type":"finish","taskId":"70000000001","processInstanceId":"i-1","processCode":"PROC-1",
				"result":"redirect","remark":"请看","staffId":"boss","activityId":"a1"}""")).orElseThrow();
		assertThat(event.task()).isTrue();
		assertThat(event.taskId()).isEqualTo(70000000001L);
		assertThat(event.result()).isEqualTo("redirect");
		assertThat(event.agreed()).isFalse();
		assertThat(event.activityId()).isEqualTo("a1");
		assertThat(event.toString()).doesNotContain("请看");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"UserId\":[\"a\",\"b\"],\"DeptId\":[12]}",
			"{\"userId\":[\"a\",\"b\"],\"deptId\":[\"12\"]}", "{\"userid\":\"[\\\"a\\\",\\\"b\\\"]\",\"deptid\":12}" })
	void readsTheIdsOfAContactEventInEverySpelling(String data) {
		DingTalkContactEvent event = DingTalkContactEvent.of(event("user_leave_org", data)).orElseThrow();
		assertThat(event.type()).isEqualTo("user_leave_org");
		assertThat(event.userIds()).containsExactly("a", "b");
		assertThat(event.departmentIds()).containsExactly(12L);
	}

	@Test
	void anEventAboutOneIsAListOfOneAndAbsentIdsAreNone() {
		DingTalkContactEvent event = DingTalkContactEvent.of(event("org_dept_create", "{\"DeptId\":42}")).orElseThrow();
		assertThat(event.departmentIds()).containsExactly(42L);
		assertThat(event.userIds()).isEmpty();
		assertThat(DingTalkContactEvent.of(event("bpms_task_change", "{}"))).isEmpty();
		assertThat(DingTalkApprovalEvent.of(event("user_add_org", "{}"))).isEmpty();
	}

	@Test
	void annotatedMethodsAskForWhatTheyHandle() throws Exception {
		DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
		beans.registerBeanDefinition("host",
				BeanDefinitionBuilder.genericBeanDefinition(Methods.class, Methods::new).getBeanDefinition());
		this.dispatch.annotated(beans);
		for (String type : List.of("start", "finish")) {
			this.dispatch.event(event("bpms_instance_change",
					"{\"type\":\"" + type + "\",\"processInstanceId\":\"i-1\",\"processCode\":\"PROC-1\"}"));
		}
		this.dispatch.event(event("user_add_org", "{\"UserId\":[\"a\"]}"));
		assertThat(this.seen).containsExactlyInAnyOrder("any start", "finish i-1", "PROC-1 start", "PROC-1 finish",
				"any finish", "joined [a]", "any null");
	}

	class Methods {

		@DingTalkEvent
		void any(DingTalkApprovalEvent approval) {
			TypedEventTests.this.seen.add("any " + ((approval != null) ? approval.type() : null));
		}

		@DingTalkEvent(value = "bpms_instance_change", key = "finish")
		void finished(DingTalkApprovalEvent approval) {
			TypedEventTests.this.seen.add("finish " + approval.instanceId());
		}

		@DingTalkEvent(value = "BPMS_INSTANCE_CHANGE", key = "PROC-*")
		void template(DingTalkApprovalEvent approval) {
			TypedEventTests.this.seen.add(approval.processCode() + " " + approval.type());
		}

		@DingTalkEvent("user_add_org")
		void joined(DingTalkContactEvent contact) {
			TypedEventTests.this.seen.add("joined " + contact.userIds());
		}

	}

}
