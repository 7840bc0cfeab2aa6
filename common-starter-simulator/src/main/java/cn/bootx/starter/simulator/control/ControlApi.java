package cn.bootx.starter.simulator.control;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import cn.bootx.starter.simulator.PlatformSimulator;
import cn.bootx.starter.simulator.http.InvalidBodyException;
import cn.bootx.starter.simulator.http.Json;
import cn.bootx.starter.simulator.http.Routes;
import cn.bootx.starter.simulator.http.SimulatorRequest;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The control API: everything that can be set, played and read, over HTTP and for callers
 * in this process.
 *
 * @since 0.1.0
 */
public final class ControlApi {

	private static final String PREFIX = "/_sim/";

	private final List<Operation> operations;

	private final Accounts accounts;

	private ControlApi(PlatformSimulator simulator) {
		this.accounts = new Accounts(simulator);
		Map<String, Operation.Effect> effects = new HashMap<>();
		new AccountOperations(simulator, this.accounts).addTo(effects);
		new PersonOperations(simulator, this.accounts, effects).add();
		new ConsoleOperations(simulator, this.accounts).addTo(effects);
		new EventOperations(simulator, this.accounts).addTo(effects);
		effects.put("checkPageSignature", new PageSignatures(simulator, this.accounts)::check);
		new RecordOperations(simulator, this.accounts).addTo(effects);
		new SettingOperations(simulator, this.accounts).addTo(effects);
		this.operations = Operation.table(effects);
	}

	/** Registers every operation under {@code /_sim}. */
	public static ControlApi mount(PlatformSimulator simulator, Routes routes) {
		ControlApi api = new ControlApi(simulator);
		for (Operation operation : api.operations) {
			routes.on(operation.method(), operation.path(), (request) -> api.serve(operation, request));
		}
		byte[] document = Json.bytes(new OpenApiDocument(api.operations).build());
		routes.get(OpenApiDocument.PATH, (request) -> SimulatorResponse.bytes("application/json", document));
		routes.stream("/_sim/events", new LiveEvents(simulator));
		routes.fallback("/_sim", (request) -> answer(Nearest.refuse(routes, api.operations, request)));
		return api;
	}

	/**
	 * Does one operation.
	 * @param id its {@code operationId} in the OpenAPI document
	 * @param arguments all its fields: those of the path, of the query and of the body
	 * @return the answer as JSON
	 * @throws ControlException if it cannot be done
	 */
	public JsonNode call(String id, ObjectNode arguments) throws InterruptedException {
		Operation operation = operation(id);
		return Json.tree(apply(operation, arguments));
	}

	/** The fields of an operation as one JSON Schema. */
	public Map<String, Object> inputSchema(String id) {
		return operation(id).inputSchema();
	}

	/** What an operation does, in Chinese and English. */
	public String description(String id) {
		Operation operation = operation(id);
		return operation.en() + " (" + operation.zh() + ")";
	}

	/** The ids of all operations. */
	public List<String> ids() {
		return this.operations.stream().map(Operation::id).toList();
	}

	/** The ids of what a person can do. */
	public List<String> actions() {
		return this.operations.stream()
			.filter((operation) -> operation.group().equals("people"))
			.map(Operation::id)
			.toList();
	}

	List<Operation> operations() {
		return this.operations;
	}

	private Operation operation(String id) {
		return this.operations.stream()
			.filter((known) -> known.id().equals(id))
			.findFirst()
			.orElseThrow(() -> ControlException.unknown("UNKNOWN_OPERATION", null, "没有操作 “" + id + "”",
					"There is no operation '" + id + "'",
					Nearest.to(id, this.operations.stream().map(Operation::id).toList())));
	}

	private SimulatorResponse serve(Operation operation, SimulatorRequest request) throws InterruptedException {
		try {
			Object answer = apply(operation, arguments(operation, request));
			return (answer instanceof SimulatorResponse response) ? response : SimulatorResponse.json(answer);
		}
		catch (ControlException ex) {
			return answer(ex);
		}
	}

	private Object apply(Operation operation, ObjectNode values) throws InterruptedException {
		Arguments arguments = Arguments.check(operation, values);
		try {
			return operation.effect().apply(arguments);
		}
		catch (IllegalArgumentException ex) {
			throw ControlException.of(400, "REFUSED", "不能这样做：" + ex.getMessage(), String.valueOf(ex.getMessage()));
		}
		catch (IllegalStateException ex) {
			if (arguments.has("account") && String.valueOf(ex.getMessage()).contains("no callback URL")) {
				throw Accounts.noCallback(this.accounts.of(arguments));
			}
			throw ControlException.of(409, "NOT_NOW", "现在不能这样做：" + ex.getMessage(), String.valueOf(ex.getMessage()));
		}
	}

	private static ObjectNode arguments(Operation operation, SimulatorRequest request) {
		ObjectNode values = operation.hasBody() ? body(request) : Json.object();
		if (!operation.hasBody()) {
			request.query().forEach((name, value) -> values.set(name, typed(operation, name, value)));
		}
		request.pathVariables().forEach((name, value) -> values.set(name, typed(operation, name, value)));
		return values;
	}

	private static JsonNode typed(Operation operation, String name, String value) {
		return operation.fields()
			.stream()
			.filter((field) -> field.name().equals(name))
			.findFirst()
			.map((field) -> field.fromText(value))
			.orElseGet(() -> Json.tree(value));
	}

	private static ObjectNode body(SimulatorRequest request) {
		if (request.body().length == 0) {
			return Json.object();
		}
		try {
			if (request.json() instanceof ObjectNode body) {
				return body;
			}
		}
		catch (InvalidBodyException ex) {
			throw ControlException.of(400, "NOT_JSON", "正文不是 JSON", "The body is not JSON");
		}
		throw ControlException.of(400, "NOT_JSON", "正文应为一个 JSON 对象", "The body must be a JSON object");
	}

	static SimulatorResponse answer(ControlException ex) {
		return SimulatorResponse.json(ex.status(), ex.body());
	}

}
