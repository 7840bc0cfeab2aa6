package cn.bootx.starter.simulator.dingtalk;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import cn.bootx.starter.simulator.HostStub;
import cn.bootx.starter.simulator.HostStub.Answer;
import cn.bootx.starter.simulator.crypto.MessageSeal;
import cn.bootx.starter.simulator.crypto.Sha1Signature;
import cn.bootx.starter.simulator.endpoint.RowFacts;
import cn.bootx.starter.simulator.http.Json;
import cn.bootx.starter.simulator.rules.Fields;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Every row of both tables, against what the documentation says. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DingRowTests {

	private static final String KEY = "abcdefghijABCDEFGHIJ0123456789abcdefghijABC";

	private static final List<String> WITHOUT_TOKEN = List.of("/gettoken", "/v1.0/oauth2/accessToken",
			"/v1.0/oauth2/userAccessToken", "/v1.0/oauth2/{corpId}/token", "/v1.0/gateway/connections/open");

	private final DingTestBed bed = new DingTestBed();

	private final HostStub host = HostStub.start();

	/** What is made for one row, by its name in the facts. */
	private final Map<String, JsonNode> made = new HashMap<>();

	private final Map<String, Supplier<Object>> makers = new HashMap<>(
			Map.of("$key", () -> KEY, "$host", () -> this.host.uri("/events").toString(), "$code",
					() -> this.bed.ding.loginCode("u1"), "$authCode", () -> this.bed.ding.authCode("dingkey", "u1"),
					"$file", () -> this.bed.ding.downloadCode("image/png", new byte[] { 1 })));

	DingRowTests() {
		this.bed.ding.registerGroup("cidgroup", "dingkey");
		this.host.answers((call) -> sealed());
		answered("$department", "POST", "/topapi/v2/department/create", "{'name':'测试','parent_id':1}",
				"/result/dept_id");
		answered("$chat", "POST", "/chat/create", "{'name':'群','owner':'u1','useridlist':['u1']}", "/chatid");
		String notice = "/topapi/message/corpconversation/asyncsend_v2";
		answered("$notice", "POST", notice,
				"{'agent_id':836390886,'userid_list':'u1','msg':{'msgtype':'text','text':{'content':'n'}}}",
				"/task_id");
		answered("$bar", "POST", notice,
				"{'agent_id':836390886,'userid_list':'u1','msg':{'msgtype':'oa','oa':{'message_url':'http://a','head':{'bgcolor':'FFBBBBBB','text':'h'},'body':{'title':'t'},'status_bar':{'status_value':'s'}}}}",
				"/task_id");
		answered("$approval", "POST", "/v1.0/workflow/processInstances",
				"{'originatorUserId':'u1','processCode':'PROC-1','formComponentValues':[{'name':'a','value':'b'}],'approvers':[{'actionType':'AND','userIds':['u2']}]}",
				"/instanceId");
		this.makers.put("$task",
				() -> json(this.bed.exchange("GET",
						"/dingapi/v1.0/workflow/processInstances?processInstanceId=" + made("$approval").asText(),
						"x-acs-dingtalk-access-token", this.bed.token(), ""))
					.at("/result/tasks/0/taskId"));
		answered("$todo", "POST", "/v1.0/todo/users/union-u1/tasks", "{'subject':'t','sourceId':'s-42'}", "/id");
		this.makers.put("$source", () -> made("$todo").isTextual() ? "s-42" : "");
		String message = "'msgKey':'sampleText','msgParam':'{\\\"content\\\":\\\"x\\\"}'}";
		answered("$sent", "POST", "/v1.0/robot/oToMessages/batchSend",
				"{'robotCode':'dingkey','userIds':['u1']," + message, "/processQueryKey");
		answered("$sentToGroup", "POST", "/v1.0/robot/groupMessages/send",
				"{'robotCode':'dingkey','openConversationId':'cidgroup'," + message, "/processQueryKey");
		answered("$ding", "POST", "/v1.0/robot/ding/send",
				"{'robotCode':'dingkey','remindType':1,'receiverUserIdList':['u1'],'content':'c'}", "/openDingId");
	}

	@AfterAll
	void close() {
		this.bed.close();
		this.host.close();
	}

	static List<RowFacts> old() {
		return RowFacts.read("dingtalk-facts.txt");
	}

	static List<RowFacts> modern() {
		return RowFacts.read("dingtalk-new-facts.txt");
	}

	@ParameterizedTest
	@MethodSource({ "old", "modern" })
	void answersAsDocumented(RowFacts facts) {
		this.made.clear();
		String token = this.bed.token();
		if (!WITHOUT_TOKEN.contains(facts.path())) {
			assertThat(refusal(facts, facts.good(), "wrong")).as("with a wrong token")
				.isEqualTo(facts.path().startsWith("/v1.0") ? "InvalidAuthentication" : "40014");
		}
		for (RowFacts.Wrong wrong : facts.wrong()) {
			assertThat(refusal(facts, facts.with(wrong), token)).as("%s %s", wrong.field(), wrong.value())
				.isEqualTo(wrong.code());
		}
		assertThat(refusal(facts, facts.good(), token)).as("the good call").isEmpty();
	}

	@Test
	void everyRowIsInTheFacts() {
		assertThat(RowFacts.without("dingtalk-old", old())).containsExactly("POST /media/upload");
		assertThat(RowFacts.without("dingtalk-new", modern())).containsExactly("GET /v1.0/contact/users/{unionId}");
	}

	/** The code that a call is refused with, empty for success. */
	private String refusal(RowFacts facts, ObjectNode input, String token) {
		HttpResponse<String> response = call(facts.method(), facts.path(), filled(input), token);
		if (response.headers().firstValue("content-type").orElse("").startsWith("application/xml")) {
			return "";
		}
		JsonNode answer = json(response);
		if (facts.path().startsWith("/v1.0")) {
			String code = Fields.text(answer, "code");
			assertThat(response.statusCode()).isEqualTo(code.isEmpty() ? 200 : code.equals("authFailed") ? 401 : 400);
			return code;
		}
		assertThat(response.statusCode()).isEqualTo(200);
		String code = Fields.text(answer, "errcode");
		return code.equals("0") ? "" : code.equals("88") ? Fields.text(answer, "sub_code") : code;
	}

	private HttpResponse<String> call(String method, String path, ObjectNode input, String token) {
		String url = (path.startsWith("/v1.0") ? "/dingapi" : "/oapi") + path.replace("{unionId}", "union-u1")
			.replace("{corpId}", "dingsimulatedcorp")
			.replace("{taskId}", path.contains("{taskId}") ? made("$todo").asText() : "")
			.replace("{sourceId}", path.contains("{sourceId}") ? made("$source").asText() : "")
			.replace("{chatId}", path.contains("{chatId}") ? made("$chat").asText() : "");
		url += "?" + (path.startsWith("/v1.0") ? "" : "access_token=" + token);
		if (method.equals("GET")) {
			url += input.properties()
				.stream()
				.map((field) -> "&" + field.getKey() + "=" + DingTestBed.encoded(field.getValue().asText()))
				.collect(Collectors.joining());
		}
		return this.bed.exchange(method, url, "x-acs-dingtalk-access-token", token,
				method.equals("GET") ? "" : input.toString());
	}

	private ObjectNode filled(ObjectNode input) {
		String text = input.toString();
		for (String name : this.makers.keySet()) {
			if (text.contains("\"" + name + "\"")) {
				text = text.replace("\"" + name + "\"", made(name).toString());
			}
		}
		return (ObjectNode) Json.read(text.getBytes(StandardCharsets.UTF_8));
	}

	private JsonNode made(String name) {
		JsonNode known = this.made.get(name);
		if (known == null) {
			known = Json.tree(this.makers.get(name).get());
			this.made.put(name, known);
		}
		return known;
	}

	private void answered(String name, String method, String path, String body, String pointer) {
		ObjectNode input = (ObjectNode) Json.read(body.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
		this.makers.put(name, () -> {
			JsonNode answer = json(call(method, path, input, this.bed.token()));
			assertThat(answer.at(pointer).isMissingNode()).as(answer.toString()).isFalse();
			return answer.at(pointer);
		});
	}

	private static JsonNode json(HttpResponse<String> response) {
		return DingTestBed.json(response);
	}

	private Answer sealed() {
		String encrypted = new MessageSeal(KEY, "dingsimulatedcorp").seal("success");
		return new Answer(200, Json.text(Fields.of("msg_signature", Sha1Signature.of("t", "1", "n", encrypted),
				"timeStamp", "1", "nonce", "n", "encrypt", encrypted)));
	}

}
