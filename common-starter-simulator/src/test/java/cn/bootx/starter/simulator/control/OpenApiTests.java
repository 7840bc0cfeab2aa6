package cn.bootx.starter.simulator.control;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import cn.bootx.starter.simulator.ApiClient;
import cn.bootx.starter.simulator.http.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/** The OpenAPI document and the implementation say the same. */
@Timeout(120)
class OpenApiTests {

	private static final Path COMMITTED = Path.of("../docs/simulator-openapi.json");

	/** Operations whose examples change or end what the examples of others need. */
	private static final List<String> LAST = List.of("unauthorize", "removeRobotCallback", "leaveGroup", "disbandGroup",
			"deletePerson", "forgetCalls", "forgetChats", "reset", "deleteAccount", "loadSnapshot");

	private final ReadySimulator ready = new ReadySimulator();

	private final JsonNode document = this.ready.api.get("/_sim/openapi.json");

	private final SchemaRegistry schemas = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

	@AfterEach
	void stop() {
		this.ready.close();
	}

	@Test
	void isTheCommittedOne() throws IOException {
		String served = Json.pretty(this.document) + "\n";
		if (Boolean.getBoolean("docs.update")) {
			Files.writeString(COMMITTED, served);
		}
		assertThat(Files.readString(COMMITTED))
			.as("run the test with -Ddocs.update=true to write docs/simulator-openapi.json anew")
			.isEqualTo(served);
	}

	@Test
	void namesEveryRouteAndNoOther() {
		Set<String> documented = new TreeSet<>();
		this.document.path("paths")
			.properties()
			.forEach((path) -> path.getValue()
				.fieldNames()
				.forEachRemaining((method) -> documented.add(method.toUpperCase() + " " + path.getKey())));
		Set<String> routed = new TreeSet<>(this.ready.simulator.routes("/_sim"));
		// Pictures and files that chats refer to; their addresses come in answers.
		routed.remove("GET /_sim/wechat/media/{mediaId}");
		// The page's own files.
		routed.removeIf((route) -> route.startsWith("GET /_sim/web/"));
		assertThat(documented).isEqualTo(routed).hasSizeGreaterThan(60);
	}

	@Test
	void everyIdIsUniqueAndEveryTextIsInBothLanguages() {
		List<String> ids = new ArrayList<>();
		operations().forEach((operation) -> {
			ids.add(operation.path("operationId").asText());
			assertThat(operation.path("summary").asText()).isNotBlank();
			assertThat(operation.path("x-summary-zh").asText()).containsPattern("\\p{IsHan}");
		});
		assertThat(ids).doesNotHaveDuplicates();
	}

	@Test
	void isValid() {
		Schema meta = this.schemas.getSchema(
				"""
						{"type":"object","required":["openapi","info","paths","components"],
						 "properties":{"openapi":{"pattern":"^3\\\\.1\\\\."},"info":{"required":["title","version"]},
						 "paths":{"additionalProperties":{"additionalProperties":{"type":"object",
						  "required":["operationId","responses"],"properties":{
						   "parameters":{"type":"array","items":{"required":["name","in","schema"],"properties":{"in":{"enum":["path","query"]}}}},
						   "responses":{"type":"object","required":["200"]}}}}}}}
						""");
		assertThat(meta.validate(this.document)).isEmpty();
		this.document.findValuesAsText("$ref")
			.forEach((reference) -> assertThat(this.document.at(reference.substring(1)).isMissingNode()).as(reference)
				.isFalse());
	}

	@Test
	void everyExampleWorksAndEveryAnswerFitsItsSchema() throws Exception {
		prepare();
		Map<String, Runnable> examples = new LinkedHashMap<>();
		for (Map.Entry<String, JsonNode> path : this.document.path("paths").properties()) {
			for (Map.Entry<String, JsonNode> each : path.getValue().properties()) {
				examples.put(each.getValue().path("operationId").asText(),
						() -> execute(each.getKey().toUpperCase(), path.getKey(), each.getValue()));
			}
		}
		examples.remove("watch");
		List<String> done = new ArrayList<>(examples.keySet());
		done.removeAll(LAST);
		done.addAll(LAST);
		done.forEach((id) -> examples.get(id).run());
		assertThat(done).hasSize(operations().size() - 1);
	}

	@Test
	void aRefusalFitsItsSchema() {
		JsonNode problem = this.ready.refused(404, "UNKNOWN_PATH", "GET", "/_sim/acounts", "");
		assertThat(errors("Error", problem)).isEmpty();
		assertThat(problem.path("nearest").get(0).asText()).isEqualTo("GET /_sim/accounts");
		assertThat(errors("Error", Json.object().put("error", "x"))).isNotEmpty();
	}

	/** What examples refer to: a card, a group, a code, a template. */
	private void prepare() {
		this.ready.done("PUT", "/_sim/groups/cidSimulatedGroup",
				"{\"name\":\"群\",\"robotCodes\":[\"dingsimulatedapp\"]}");
		this.ready.simulator.wecom().registerRobot("key1");
		this.ready.simulator.wechat().account("wx5151515151515151").template("T1", "t", "{{a.DATA}}");
		this.ready.simulator.wechat()
			.account("wx5151515151515151")
			.menus()
			.publishInConsole("{\"button\":[{\"type\":\"text\",\"name\":\"菜单\",\"value\":\"v\"}]}");
		this.ready.dingTalk("POST", "/v1.0/card/callbacks/register",
				"{\"callbackRouteKey\":\"r1\",\"callbackUrl\":\"%s\",\"apiSecret\":\"ACTION\"}"
					.formatted(this.ready.host.uri("/card")));
		this.ready.dingTalk("POST", "/v1.0/card/instances/createAndDeliver", """
				{"outTrackId":"track1","cardTemplateId":"t.schema","cardData":{"cardParamMap":{"a":"1"}},
				 "callbackRouteKey":"r1","openSpaceId":"dtv1.card//IM_ROBOT.zhangsan"}
				""");
		this.ready.dingTalk("POST", "/v1.0/workflow/processInstances",
				"{\"originatorUserId\":\"zhangsan\",\"processCode\":\"PROC-1\",\"deptId\":-1,\"approvers\":["
						+ "{\"actionType\":\"AND\",\"userIds\":[\"zhangsan\"]}],\"formComponentValues\":[{\"name\":\"n\",\"value\":\"v\"}]}");
		this.ready.dingTalk("POST", "/v1.0/robot/oToMessages/batchSend", """
				{"robotCode":"dingsimulatedapp","userIds":["zhangsan"],"msgKey":"sampleText",
				 "msgParam":"{\\"content\\":\\"hi\\"}"}
				""");
		String token = this.ready.api.get("/qyapi/cgi-bin/gettoken?corpid=ww5353535353535353&corpsecret=s")
			.path("access_token")
			.asText();
		JsonNode card = this.ready.api.post("/qyapi/cgi-bin/message/send?access_token=" + token, """
				{"touser":"zhangsan","msgtype":"template_card","agentid":1000001,"template_card":{
				 "card_type":"button_interaction","main_title":{"title":"t"},"task_id":"task1",
				 "button_list":[{"text":"b","key":"V1001"}]}}
				""");
		assertThat(card.path("errcode").asInt()).as(card.toString()).isZero();
	}

	private void execute(String method, String path, JsonNode operation) {
		List<String> kinds = new ArrayList<>();
		operation.path("x-kinds").forEach((kind) -> kinds.add(kind.asText()));
		boolean perAccount = path.contains("{account}");
		for (String kind : perAccount ? kinds : List.of("")) {
			String url = path;
			StringBuilder query = new StringBuilder();
			for (JsonNode parameter : operation.path("parameters")) {
				String name = parameter.path("name").asText();
				JsonNode value = parameter.path("examples").path(kind).path("value");
				value = value.isMissingNode() ? parameter.path("example") : value;
				String text = URLEncoder.encode(special(operation, kind, name, value).asText(), StandardCharsets.UTF_8);
				if (parameter.path("in").asText().equals("path")) {
					url = url.replace("{" + name + "}", text);
				}
				else if (!value.isMissingNode()) {
					query.append(query.isEmpty() ? "?" : "&").append(name).append("=").append(text);
				}
			}
			ObjectNode body = Json.object();
			operation.path("requestBody")
				.path("content")
				.path("application/json")
				.path("example")
				.properties()
				.forEach((member) -> body.set(member.getKey(),
						special(operation, kind, member.getKey(), member.getValue())));
			if (operation.has("requestBody")) {
				assertThat(this.schemas.getSchema(operation.at("/requestBody/content/application~1json/schema"))
					.validate(body)).as("example of " + operation.path("operationId")).isEmpty();
			}
			String wanted = method + " " + url + query + " " + body;
			HttpResponse<byte[]> answer = this.ready.send(method, url + query,
					operation.has("requestBody") ? completed(operation, body) : "");
			assertThat(answer.statusCode()).as(wanted + " ⇒ " + ApiClient.text(answer)).isEqualTo(200);
			JsonNode reference = operation.at("/responses/200/content/application~1json/schema/$ref");
			if (!reference.isMissingNode()) {
				String schema = reference.asText().replaceAll(".*/", "");
				assertThat(errors(schema, ApiClient.json(answer))).as(wanted + " ⇒ " + ApiClient.text(answer))
					.isEmpty();
			}
			if (operation.path("operationId").asText().equals("deleteAccount")) {
				this.ready.refused(404, "UNKNOWN_ACCOUNT", "GET", url, "");
			}
		}
	}

	/** The few values that only exist while the simulator runs. */
	private JsonNode special(JsonNode operation, String kind, String name, JsonNode example) {
		return switch (operation.path("operationId").asText() + " " + name) {
			case "scan code" -> this.ready.api
				.post("/cgi-bin/qrcode/create?access_token="
						+ this.ready.simulator.wechat().account("wx5151515151515151").tokens().issue(),
						"{\"action_name\":\"QR_LIMIT_STR_SCENE\",\"action_info\":{\"scene\":{\"scene_str\":\"s\"}}}")
				.path("ticket");
			case "answerOneTimePage pageUrl" -> Json.tree("https://mp.weixin.qq.com/mp/subscribemsg?action=get_confirm"
					+ "&appid=wx5151515151515151&scene=1&template_id=T1&redirect_url=http%3A%2F%2F127.0.0.1%2F#wechat_redirect");
			case "pushContactChange changeType" -> kind.equals("dingtalk") ? Json.tree("user_add_org") : example;
			case "pushCustomerChange changeType" -> Json.tree("edit_external_contact");
			case "pushCustomerChange ids" -> Json.tree(List.of("zhangsan", "wmCustomer"));
			case "loadSnapshot accounts" -> this.ready.api.get("/_sim/snapshot").path("accounts");
			default -> example;
		};
	}

	/** An operation that wants one of several fields gets one. */
	private static String completed(JsonNode operation, ObjectNode body) {
		switch (operation.path("operationId").asText()) {
			case "addAccounts" -> body.putArray("wechat").addObject().put("appId", "wx7").put("appSecret", "s");
			case "addFault" -> body.put("delayMillis", 1);
			default -> {
				// The example is whole.
			}
		}
		return body.toString();
	}

	private List<JsonNode> operations() {
		List<JsonNode> operations = new ArrayList<>();
		this.document.path("paths").forEach((path) -> path.forEach(operations::add));
		return operations;
	}

	private List<?> errors(String schema, JsonNode value) {
		ObjectNode whole = Json.object();
		whole.put("$ref", "#/components/schemas/" + schema);
		whole.set("components", this.document.path("components"));
		return this.schemas.getSchema(whole).validate(value);
	}

}
