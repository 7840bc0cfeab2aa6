package cn.bootx.starter.simulator.mcp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import cn.bootx.starter.simulator.control.ControlApi;
import cn.bootx.starter.simulator.control.ControlException;
import cn.bootx.starter.simulator.http.Json;
import cn.bootx.starter.simulator.rules.Fields;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Tool;

/**
 * The tools: each is an operation of the control API under a name that says when an agent
 * wants it, with defaults for what agents mean.
 */
record Tools(ControlApi api) {

	private static final String DO_AS_PERSON = "do_as_person";

	private static final String OTHER = "control";

	private static final List<Row> ROWS = List.of(
			new Row("list_accounts", "listAccounts",
					"Start here: the accounts with their ids, callback URLs and people. (先看有哪些账号和人)"),
			new Row("get_addresses", "getAddresses",
					"The base URLs that the application must call in place of the platforms' hosts. (应用应当调用的地址)"),
			new Row("add_accounts", "addAccounts",
					"Adds official accounts, mini programs, WeCom agents, DingTalk applications, third-party platforms or group robots, written as in sim.yaml. (添加账号)"),
			new Row("change_account", "changeAccount",
					"Changes an account, for example callbackUrl: where messages and events are pushed to the application. (修改账号，例如回调地址)"),
			new Row("verify_callback", "verifyUrl",
					"Verifies the callback URL, as saving it in the platform's console does. (验证回调地址)"),
			new Row("add_person", "addPerson", "Adds a fan, a user of a mini program or a member. (添加一个人)"),
			new Row("add_group", "putGroup", "Makes a DingTalk group or adds robots to one. (建群或加机器人)"),
			new Row("wait_for_message", "listChats",
					"Waits until people see a message, for example the application's reply, and returns it; 'after' with the last cursor skips what is old. (等待消息，例如应用的回复)",
					"writer", "account", "withinMillis", 5000),
			new Row("list_messages", "listChats", "The messages that people see, without waiting. (会话里的消息)"),
			new Row("list_calls", "listCalls",
					"The calls that the application made to the platforms, with their bodies. (应用发来的调用)"),
			new Row("why_was_a_push_refused", "listPushes",
					"The pushes that the application did not accept, with the verdict and what to look at. (推送为什么没有被接受)",
					"refused", true),
			new Row("list_journal", "listJournal", "Everything that happened, secrets redacted. (发生的一切)"),
			new Row("inject_fault", "addFault",
					"Lets the next calls of an API fail or be slow: answer, status, times, delayMillis. (制造故障)"),
			new Row("clear_faults", "endFaults", "Ends all faults. (取消故障)"),
			new Row("move_clock", "setClock",
					"Moves the simulated time, so that tokens, codes and media expire. (移动时间)"),
			new Row("end_tokens", "endTokens", "Lets the access tokens of an account expire, or revokes them. (令牌失效)"),
			new Row("reset", "reset", "Lets one account, or everything, start anew. (重新开始)"),
			new Row("save_snapshot", "saveSnapshot", "Saves the state as JSON. (保存状态)"),
			new Row("load_snapshot", "loadSnapshot", "Loads a saved state. (恢复状态)"));

	/** A tool that is one operation, with values for what the caller leaves out. */
	private record Row(String name, String operation, String description, Object... defaults) {
	}

	List<Tool> list() {
		List<Tool> tools = new ArrayList<>();
		for (Row row : ROWS) {
			tools.add(tool(row.name(), row.description(), this.api.inputSchema(row.operation())));
		}
		tools.add(tool(DO_AS_PERSON,
				"A person does something with an account: sends, follows, scans, taps a menu, presses a button. Returns when the application has answered, with its passive reply or the problem. (以用户身份操作)",
				personSchema()));
		tools
			.add(tool(OTHER, "Any other operation of the control API, by its operationId, with its fields. (控制接口的其他操作)",
					Fields.of("type", "object", "properties", Fields.of("operation",
							Fields.of("type", "string", "enum", this.api.ids()), "arguments", Map.of("type", "object")),
							"required", List.of("operation"))));
		return tools;
	}

	/** Does it; what cannot be done is a result that says why. */
	CallToolResult call(String name, Map<String, Object> arguments) {
		try {
			ObjectNode given = (ObjectNode) Json.tree(arguments);
			JsonNode answer = switch (name) {
				case DO_AS_PERSON -> asPerson(given);
				case OTHER -> this.api.call(Fields.text(given, "operation"),
						(given.path("arguments") instanceof ObjectNode fields) ? fields : Json.object());
				default -> operation(name, given);
			};
			return result(answer, false);
		}
		catch (ControlException ex) {
			return result(Json.tree(ex.body()), true);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return result(Json.object().put("code", "STOPPED"), true);
		}
	}

	private JsonNode operation(String name, ObjectNode given) throws InterruptedException {
		Row row = ROWS.stream().filter((known) -> known.name().equals(name)).findFirst().orElseThrow();
		for (int i = 0; i < row.defaults().length; i += 2) {
			String field = String.valueOf(row.defaults()[i]);
			if (!given.has(field)) {
				given.set(field, Json.tree(row.defaults()[i + 1]));
			}
		}
		return this.api.call(row.operation(), given);
	}

	private JsonNode asPerson(ObjectNode given) throws InterruptedException {
		String action = Fields.text(given, "action");
		given.remove("action");
		return this.api.call(action, given);
	}

	/** The fields of all actions; which of them an action takes is in its description. */
	private Map<String, Object> personSchema() {
		Map<String, Object> properties = new LinkedHashMap<>();
		StringBuilder actions = new StringBuilder("what to do:");
		for (String action : this.api.actions()) {
			JsonNode fields = Json.tree(this.api.inputSchema(action)).path("properties");
			List<String> own = new ArrayList<>();
			fields.properties().forEach((field) -> {
				properties.putIfAbsent(field.getKey(), field.getValue());
				own.add(field.getKey());
			});
			own.removeAll(List.of("account", "person"));
			actions.append("\n").append(action).append(own).append(": ").append(this.api.description(action));
		}
		properties.put("action",
				Fields.of("type", "string", "enum", this.api.actions(), "description", actions.toString()));
		return Fields.of("type", "object", "properties", properties, "required", List.of("account", "person", "action"),
				"additionalProperties", false);
	}

	private static Tool tool(String name, String description, Map<String, Object> schema) {
		return Tool.builder(name, schema).description(description).build();
	}

	private static CallToolResult result(JsonNode answer, boolean problem) {
		return CallToolResult.builder().addTextContent(answer.toString()).isError(problem).build();
	}

}
