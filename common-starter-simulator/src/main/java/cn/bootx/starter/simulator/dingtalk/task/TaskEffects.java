package cn.bootx.starter.simulator.dingtalk.task;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;

import cn.bootx.starter.simulator.dingtalk.SimulatedDingTalkApp;
import cn.bootx.starter.simulator.dingtalk.people.DingDirectory;
import cn.bootx.starter.simulator.endpoint.RowCall;
import cn.bootx.starter.simulator.endpoint.RowCall.Effect;
import cn.bootx.starter.simulator.http.Json;
import cn.bootx.starter.simulator.rules.Fields;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What the rows of approvals and to-dos do. An approval is pushed as
 * {@code bpms_instance_change} and {@code bpms_task_change} in the order of its steps.
 */
public final class TaskEffects {

	private static final Duration MAX_SPAN = Duration.ofDays(120);

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm'Z'", Locale.ROOT)
		.withZone(ZoneOffset.UTC);

	private final DingDirectory directory;

	private final Executor background;

	public TaskEffects(DingDirectory directory, Executor background) {
		this.directory = directory;
		this.background = background;
	}

	public Map<String, Effect> all() {
		return Map.of("approval-start", this::start, "approval-execute", this::execute, "approval-terminate",
				this::terminate, "approval", (call) -> call.answer().set("result", instance(call).deepCopy()),
				"approval-ids", TaskEffects::ids, "todo-create", this::createTodo, "todo-query", TaskEffects::todos,
				"todo-done", TaskEffects::executorStatus, "todo-source", TaskEffects::bySource);
	}

	private void start(RowCall call) {
		if (this.directory.byId(call.text("originatorUserId")) == null) {
			throw call.refuse("processInstance.originator.invalid", "originatorUserId");
		}
		String id = UUID.randomUUID().toString();
		ObjectNode instance = Json.object()
			.put("title", call.text("originatorUserId") + "提交的审批")
			.put("originatorUserId", call.text("originatorUserId"))
			.put("originatorDeptId", call.text("deptId"))
			.put("processCode", call.text("processCode"))
			.put("status", "RUNNING")
			.put("result", "")
			.put("businessId", String.valueOf(call.now().toEpochMilli()))
			.put("createTime", TIME.format(call.now()));
		instance.set("formComponentValues", call.at("formComponentValues"));
		instance.putArray("operationRecords");
		ArrayNode approvers = instance.putArray("approverUserIds");
		ArrayNode tasks = instance.putArray("tasks");
		call.at("approvers").forEach((step) -> step.path("userIds").forEach(approvers::add));
		approvers.forEach((user) -> tasks.addObject()
			.put("taskId", Math.abs(UUID.randomUUID().getLeastSignificantBits() >>> 12))
			.put("userId", user.asText())
			.put("status", tasks.size() == 1 ? "RUNNING" : "NEW")
			.put("result", "NONE")
			.put("createTime", TIME.format(call.now())));
		call.documents("approvals").put(id, instance);
		call.bind("id", id);
		push(call, "bpms_instance_change", id, instance, Fields.of("type", "start"));
		pushRunning(call, id, instance);
	}

	private void execute(RowCall call) {
		ObjectNode instance = instance(call);
		for (JsonNode task : instance.path("tasks")) {
			if (task.path("taskId").asText().equals(call.text("taskId"))
					&& Fields.text(task, "status").equals("RUNNING")) {
				finish(call, instance, (ObjectNode) task);
				return;
			}
		}
		throw call.refuse("processInstance.task.invalid", "taskId");
	}

	private void finish(RowCall call, ObjectNode instance, ObjectNode task) {
		String id = call.text("processInstanceId");
		String result = call.text("result");
		task.put("status", "COMPLETED").put("result", result).put("finishTime", TIME.format(call.now()));
		instance.withArray("operationRecords")
			.addObject()
			.put("userId", call.text("actionerUserId"))
			.put("type", "EXECUTE_TASK_NORMAL")
			.put("result", result.toUpperCase(Locale.ROOT))
			.put("remark", call.text("remark"))
			.put("date", TIME.format(call.now()));
		push(call, "bpms_task_change", id, instance, Fields.of("type", "finish", "result", result, "staffId",
				Fields.text(task, "userId"), "taskId", task.path("taskId").asLong()));
		boolean more = false;
		for (JsonNode next : instance.path("tasks")) {
			if (result.equals("agree") && Fields.text(next, "status").equals("NEW")) {
				((ObjectNode) next).put("status", "RUNNING");
				more = true;
				break;
			}
		}
		if (more) {
			pushRunning(call, id, instance);
			return;
		}
		end(call, instance, "COMPLETED", result);
		push(call, "bpms_instance_change", id, instance, Fields.of("type", "finish", "result", result));
	}

	private void terminate(RowCall call) {
		ObjectNode instance = instance(call);
		if (!Fields.text(instance, "status").equals("RUNNING")) {
			throw call.refuse("processInstance.status.invalid", "processInstanceId");
		}
		end(call, instance, "TERMINATED", "");
		push(call, "bpms_instance_change", call.text("processInstanceId"), instance, Fields.of("type", "terminate"));
	}

	private static void end(RowCall call, ObjectNode instance, String status, String result) {
		instance.put("status", status).put("result", result).put("finishTime", TIME.format(call.now()));
	}

	private static ObjectNode instance(RowCall call) {
		ObjectNode instance = call.documents("approvals").get(call.text("processInstanceId"));
		if (instance == null) {
			throw call.refuse("processInstance.notExist", "processInstanceId");
		}
		return instance;
	}

	private static void ids(RowCall call) {
		long start = call.at("startTime").asLong();
		if (call.at("endTime").asLong(start) - start > MAX_SPAN.toMillis()) {
			throw call.refuse("InvalidendTime", "endTime");
		}
		ArrayNode list = call.answer().putObject("result").putArray("list");
		call.documents("approvals").forEach((id, instance) -> {
			if (Fields.text(instance, "processCode").equals(call.text("processCode"))) {
				list.add(id);
			}
		});
	}

	private void pushRunning(RowCall call, String id, ObjectNode instance) {
		for (JsonNode task : instance.path("tasks")) {
			if (Fields.text(task, "status").equals("RUNNING")) {
				push(call, "bpms_task_change", id, instance, Fields.of("type", "start", "staffId",
						Fields.text(task, "userId"), "taskId", task.path("taskId").asLong()));
			}
		}
	}

	/**
	 * One after the other, as they happened; an application without an address gets
	 * nothing.
	 */
	private void push(RowCall call, String type, String id, ObjectNode instance, Map<String, Object> fields) {
		Map<String, Object> event = new HashMap<>(
				Fields.of("processInstanceId", id, "processCode", Fields.text(instance, "processCode"), "businessId",
						Fields.text(instance, "businessId"), "title", Fields.text(instance, "title"), "staffId",
						Fields.text(instance, "originatorUserId"), "createTime", call.now().toEpochMilli()));
		event.putAll(fields);
		SimulatedDingTalkApp app = call.caller(SimulatedDingTalkApp.class);
		app.events().pushInOrder(type, event, this.background);
	}

	/** The same {@code sourceId} again gives the task of the first time. */
	private void createTodo(RowCall call) {
		if (this.directory.byUnionId(call.text("unionId")) == null) {
			throw call.refuse("unionId.invalid", "unionId");
		}
		ObjectNode todo = withSource(call).orElseGet(() -> newTodo(call));
		call.documents("todos").put(Fields.text(todo, "id"), todo);
		call.answer().setAll(todo.deepCopy());
	}

	private static Optional<ObjectNode> withSource(RowCall call) {
		String source = call.text("sourceId");
		return call.documents("todos")
			.values()
			.stream()
			.filter((known) -> !source.isEmpty() && Fields.text(known, "sourceId").equals(source))
			.findFirst();
	}

	private static void bySource(RowCall call) {
		call.answer().setAll(withSource(call).orElseThrow(() -> call.refuse("todo.notExist", "sourceId")).deepCopy());
	}

	private static ObjectNode newTodo(RowCall call) {
		Instant now = call.now();
		ObjectNode todo = call.input().deepCopy();
		todo.remove(List.of("unionId", "operatorId"));
		return todo.put("id", RowCall.random().substring(0, 32))
			.put("creatorId", call.text("unionId"))
			.put("createdTime", now.toEpochMilli())
			.put("modifiedTime", now.toEpochMilli())
			.put("done", false)
			.put("requestId", UUID.randomUUID().toString());
	}

	private static void todos(RowCall call) {
		ArrayNode cards = call.answer().putArray("todoCards");
		call.documents("todos")
			.values()
			.stream()
			.filter((todo) -> todo.path("done").asBoolean() == call.at("isDone").asBoolean(false))
			.filter((todo) -> todo.path("executorIds").toString().contains("\"" + call.text("unionId") + "\""))
			.forEach((todo) -> cards.addObject()
				.put("taskId", Fields.text(todo, "id"))
				.put("subject", Fields.text(todo, "subject"))
				.put("sourceId", Fields.text(todo, "sourceId"))
				.put("isDone", todo.path("done").asBoolean()));
	}

	private static void executorStatus(RowCall call) {
		ObjectNode todo = call.documents("todos").get(call.text("taskId"));
		boolean done = todo != null && !call.at("executorStatusList").isEmpty();
		for (JsonNode status : call.at("executorStatusList")) {
			done &= status.path("isDone").asBoolean();
		}
		if (todo != null) {
			todo.put("done", done);
		}
	}

}
