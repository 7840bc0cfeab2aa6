package cn.bootx.starter.simulator.control;

import java.nio.charset.StandardCharsets;
import java.util.List;

import cn.bootx.starter.simulator.crypto.MessageSeal;
import cn.bootx.starter.simulator.http.Json;
import cn.bootx.starter.testing.Await;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What the platforms report by themselves, and approvals on which people decide. */
class EventOperationTests {

	private static final String AGENT = "/_sim/accounts/ww5353535353535353:1000001/";

	private static final String DING = "/_sim/accounts/dingsimulatedapp/";

	private static final String STEPS = """
			"steps":[{"approvers":[{"userId":"lisi","status":2,"speech":"好"}]},
			         {"any":true,"approvers":[{"userId":"wangwu"},{"userId":"zhangsan"}]}],"copies":["sunqi","zhouba"]
			""";

	private final ReadySimulator ready = new ReadySimulator();

	@AfterEach
	void stop() {
		this.ready.close();
	}

	@Test
	void anApprovalOfWeComHasAllStepsAndApprovers() {
		accepted("approval-events",
				"{\"number\":\"20260131\",\"name\":\"请假\",\"applicant\":\"zhangsan\",%s}".formatted(STEPS));
		assertThat(wecom().replaceAll("<(ApplyTime|SpTime)>[1-9]\\d*<", "<$1>T<")).contains(
				"<FromUserName><![CDATA[sys]]></FromUserName>", "<Event><![CDATA[sys_approval_change]]></Event>",
				"<SpNoStr><![CDATA[20260131]]></SpNoStr><SpName><![CDATA[请假]]></SpName><SpStatus>1</SpStatus>",
				"<Applyer><UserId><![CDATA[zhangsan]]></UserId>",
				"<SpRecord><SpStatus>2</SpStatus><ApproverAttr>2</ApproverAttr><Details><Approver>"
						+ "<UserId><![CDATA[lisi]]></UserId></Approver><Speech><![CDATA[好]]></Speech>"
						+ "<SpStatus>2</SpStatus><SpTime>T</SpTime></Details></SpRecord>"
						+ "<SpRecord><SpStatus>1</SpStatus><ApproverAttr>1</ApproverAttr><Details><Approver>"
						+ "<UserId><![CDATA[wangwu]]></UserId></Approver><Speech><![CDATA[]]></Speech>"
						+ "<SpStatus>1</SpStatus><SpTime>0</SpTime></Details><Details><Approver>"
						+ "<UserId><![CDATA[zhangsan]]></UserId></Approver>",
				"<Notifyer><UserId><![CDATA[sunqi]]></UserId></Notifyer>"
						+ "<Notifyer><UserId><![CDATA[zhouba]]></UserId></Notifyer>",
				"<StatuChangeEvent>2</StatuChangeEvent></ApprovalInfo>");
	}

	@Test
	void anApprovalInsideAnApplicationHasItsOwnForm() {
		accepted("approval-events",
				"{\"approvalForm\":\"open\",\"number\":\"A1\",\"name\":\"请假\",\"applicant\":\"zhangsan\",%s}"
					.formatted(STEPS));
		assertThat(wecom()).contains("<Event><![CDATA[open_approval_change]]></Event>",
				"<ThirdNo><![CDATA[A1]]></ThirdNo>", "<OpenSpStatus>1</OpenSpStatus>",
				"<ApprovalNodes><ApprovalNode><NodeStatus>2</NodeStatus><NodeAttr>2</NodeAttr><NodeType>1</NodeType>"
						+ "<Items><Item><ItemName><![CDATA[lisi]]></ItemName>",
				"</ApprovalNode><ApprovalNode><NodeStatus>1</NodeStatus><NodeAttr>1</NodeAttr>",
				"<NotifyNodes><NotifyNode>", "<approverstep>1</approverstep></ApprovalInfo>");
	}

	@Test
	void whatThePersonSaysOfTheStatusCounts() {
		accepted("approval-events",
				"""
						{"number":"1","name":"n","applicant":"a","approvalStatus":4,
						 "steps":[{"approvers":[{"userId":"b","status":3}]}],"fields":{"Comments*":[{"CommentId":"1"},{"CommentId":"2"}]}}
						""");
		assertThat(wecom()).contains("<SpName><![CDATA[n]]></SpName><SpStatus>4</SpStatus>",
				"<SpRecord><SpStatus>3</SpStatus>",
				"<StatuChangeEvent>6</StatuChangeEvent><Comments><CommentId><![CDATA[1]]></CommentId></Comments><Comments>");
		assertThat(refused("WRONG_VALUE", "approval-events",
				"{\"number\":\"1\",\"name\":\"n\",\"applicant\":\"a\",\"steps\":[{}]}"))
			.isEqualTo("steps");
	}

	@Test
	void contactsAndCustomersOfWeComChange() {
		accepted("contact-changes",
				"{\"changeType\":\"update_user\",\"ids\":[\"lisi\"],\"fields\":{\"NewUserID\":\"li4\"}}");
		assertThat(wecom()).contains("<Event><![CDATA[change_contact]]></Event><ChangeType><![CDATA[update_user]]>"
				+ "</ChangeType><UserID><![CDATA[lisi]]></UserID><NewUserID><![CDATA[li4]]></NewUserID>");
		accepted("customer-changes",
				"{\"changeType\":\"add_external_contact\",\"ids\":[\"lisi\",\"wm1\"],\"fields\":{\"WelcomeCode\":\"c\"}}");
		assertThat(wecom()).contains("<Event><![CDATA[change_external_contact]]></Event>",
				"<UserID><![CDATA[lisi]]></UserID><ExternalUserID><![CDATA[wm1]]></ExternalUserID><WelcomeCode>");
		accepted("customer-changes", "{\"event\":\"change_external_chat\",\"changeType\":\"update\",\"ids\":[\"wr1\"],"
				+ "\"fields\":{\"MemChangeList\":{\"Item*\":[\"a\",\"b\"]}}}");
		assertThat(wecom()).contains("<ChatId><![CDATA[wr1]]></ChatId><MemChangeList><Item><![CDATA[a]]></Item>"
				+ "<Item><![CDATA[b]]></Item></MemChangeList>");
		accepted("events", "{\"event\":\"doc_change\",\"fields\":{\"DocId*\":[\"d1\",\"d2\"]}}");
		assertThat(wecom()).contains("<DocId><![CDATA[d1]]></DocId><DocId><![CDATA[d2]]></DocId>");
		assertThat(refused("WRONG_VALUE", "customer-changes",
				"{\"changeType\":\"add_external_contact\",\"ids\":[\"lisi\"]}"))
			.isEqualTo("ids");
		JsonNode unknown = this.ready.refused(404, "UNKNOWN_CHANGE", "POST", AGENT + "contact-changes",
				"{\"changeType\":\"user_add_org\",\"ids\":[\"lisi\"]}");
		assertThat(unknown.path("nearest").toString()).contains("create_user", "update_tag");
	}

	@Test
	void anOrganisationsEventHasListsOfIds() {
		this.ready.done("POST", DING + "contact-changes", "{\"changeType\":\"user_add_org\",\"ids\":[\"u1\"]}");
		this.ready.done("POST", DING + "contact-changes", "{\"changeType\":\"org_dept_modify\",\"ids\":[\"7\",\"8\"]}");
		assertThat(clear()).anySatisfy((push) -> assertThat(push).contains("user_add_org", "\"UserId\":[\"u1\"]"))
			.anySatisfy((push) -> assertThat(push).contains("org_dept_modify", "\"DeptId\":[\"7\",\"8\"]"));
	}

	@Test
	void peopleDecideOnAnApprovalStepByStep() {
		String id = start("zhangsan", "lisi");
		this.ready.refused(404, "UNKNOWN_APPROVAL", "POST", DING + "people/lisi/decide-approval",
				"{\"decision\":\"agree\"}");
		this.ready.refused(400, "WRONG_VALUE", "POST", DING + "people/zhangsan/decide-approval",
				"{\"decision\":\"pass-on\"}");
		this.ready.refused(400, "REFUSED", "POST", DING + "people/zhangsan/decide-approval",
				"{\"decision\":\"pass-on\",\"passTo\":\"nobody\"}");
		decide("zhangsan", "{\"decision\":\"pass-on\",\"passTo\":\"wangwu\",\"remark\":\"请你看\"}");
		assertThat(instance(id).path("tasks").findValuesAsText("userId")).containsExactly("zhangsan", "lisi", "wangwu");
		decide("wangwu", "{\"approval\":\"" + id + "\",\"decision\":\"agree\"}");
		decide("lisi", "{\"decision\":\"refuse\",\"remark\":\"不行\"}");
		JsonNode instance = instance(id);
		assertThat(instance.path("status").asText()).isEqualTo("COMPLETED");
		assertThat(instance.path("result").asText()).isEqualTo("refuse");
		assertThat(instance.path("operationRecords").findValuesAsText("type")).containsExactly("REDIRECT_TASK",
				"EXECUTE_TASK_NORMAL", "EXECUTE_TASK_NORMAL");
		Await.until("8 events", () -> clear().size() >= 8);
		List<String> events = clear().stream().map(EventOperationTests::summary).toList();
		assertThat(events).containsExactly("instance start", "task start zhangsan", "task finish redirect zhangsan",
				"task start wangwu", "task finish agree wangwu", "task start lisi", "task finish refuse lisi",
				"instance finish refuse");
	}

	@Test
	void ofTwoApprovalsThatWaitOneMustBeNamed() {
		String first = start("zhangsan");
		String second = start("zhangsan");
		JsonNode problem = this.ready.refused(404, "UNKNOWN_APPROVAL", "POST", DING + "people/zhangsan/decide-approval",
				"{\"decision\":\"agree\"}");
		assertThat(problem.path("nearest").toString()).contains(first, second);
		decide("zhangsan", "{\"decision\":\"agree\",\"approval\":\"" + second + "\"}");
		assertThat(instance(second).path("result").asText()).isEqualTo("agree");
		assertThat(instance(first).path("status").asText()).isEqualTo("RUNNING");
	}

	private String start(String... approvers) {
		this.ready.done("POST", DING + "people", "{\"userId\":\"lisi\"}");
		this.ready.done("POST", DING + "people", "{\"userId\":\"wangwu\"}");
		return this.ready
			.dingTalk("POST", "/v1.0/workflow/processInstances",
					"{\"originatorUserId\":\"lisi\",\"processCode\":\"PROC-1\",\"deptId\":-1,\"approvers\":["
							+ "{\"actionType\":\"AND\",\"userIds\":[\"" + String.join("\",\"", approvers)
							+ "\"]}],\"formComponentValues\":[{\"name\":\"n\",\"value\":\"v\"}]}")
			.path("instanceId")
			.asText();
	}

	private void decide(String person, String body) {
		this.ready.done("POST", DING + "people/" + person + "/decide-approval", body);
	}

	private JsonNode instance(String id) {
		return this.ready.dingTalk("GET", "/v1.0/workflow/processInstances?processInstanceId=" + id, "").path("result");
	}

	private void accepted(String path, String body) {
		JsonNode outcome = this.ready.done("POST", AGENT + path, body);
		assertThat(outcome.path("accepted").asBoolean()).as(outcome.toString()).isTrue();
	}

	private String refused(String code, String path, String body) {
		return this.ready.refused(400, code, "POST", AGENT + path, body).path("field").asText();
	}

	/** The last push to the agent, decrypted. */
	private String wecom() {
		String body = this.ready.host.calls().get(this.ready.host.calls().size() - 1).body();
		return new MessageSeal(ReadySimulator.KEY, "ww5353535353535353")
			.open(body.replaceAll(".*<Encrypt><!\\[CDATA\\[(.*?)]].*", "$1"))
			.text();
	}

	/** What was pushed to the DingTalk application, decrypted, each once. */
	private List<String> clear() {
		List<String> pushes = this.ready.done("GET", "/_sim/pushes?platform=dingtalk", "")
			.path("pushes")
			.findValuesAsText("clear");
		return pushes.stream().distinct().toList();
	}

	private static String summary(String event) {
		JsonNode json = Json.read(event.getBytes(StandardCharsets.UTF_8));
		boolean task = json.path("EventType").asText().equals("bpms_task_change");
		return String.join(" ", List.of(task ? "task" : "instance", json.path("type").asText(),
				json.path("result").asText(), task ? json.path("staffId").asText() : ""))
			.replace("  ", " ")
			.strip();
	}

}
