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
		instance.putArray("tasks");
		ArrayNode approvers = instance.putArray("approverUserIds");
		call.at("approvers").forEach((step) -> step.path("userIds").forEach(approvers::add));
		approvers.forEach((user) -> addTask(instance, user.asText(),
				instance.path("tasks").isEmpty() ? "RUNNING" : "NEW", call.now()));
		call.documents("approvals").put(id, instance);
		call.bind("id", id);
		Running running = new Running(call.caller(SimulatedDingTalkApp.class), call.now(), id, instance);
		push(running, "bpms_instance_change", Fields.of("type", "start"));
		pushRunning(running);
	}

	private static void addTask(ObjectNode instance, String userId, String status, Instant now) {
		instance.withArray("tasks")
			.addObject()
			.put("taskId", Math.abs(UUID.randomUUID().getLeastSignificantBits() >>> 12))
			.put("userId", userId)
			.put("status", status)
			.put("result", "NONE")
			.put("createTime", TIME.format(now));
	}

	private void execute(RowCall call) {
		Running running = running(call);
		for (JsonNode task : running.instance().path("tasks")) {
			if (task.path("taskId").asText().equals(call.text("taskId")) && isRunning(task)) {
				finish(running, (ObjectNode) task, new ApprovalDecision(call.text("actionerUserId"),
						call.text("result"), call.text("remark"), null));
				return;
			}
		}
		throw call.refuse("processInstance.task.invalid", "taskId");
	}

	private static boolean isRunning(JsonNode task) {
		return Fields.text(task, "status").equals("RUNNING");
	}

	private static boolean waitsFor(JsonNode task, String userId) {
		return isRunning(task) && Fields.text(task, "userId").equals(userId);
	}

	/** Whether an approval waits for a person. */
	static boolean waits(ObjectNode instance, String userId) {
		return instance.path("tasks").valueStream().anyMatch((task) -> waitsFor(task, userId));
	}

	/**
	 * A person decides on the task that waits for them; the application gets the events.
	 */
	void decide(SimulatedDingTalkApp app, Instant now, String id, ObjectNode instance, ApprovalDecision decision) {
		String passedTo = decision.passedTo();
		if (passedTo != null) {
			this.directory.require(passedTo);
		}
		JsonNode task = instance.path("tasks")
			.valueStream()
			.filter((each) -> waitsFor(each, decision.userId()))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException(
					"The approval " + id + " does not wait for " + decision.userId()));
		finish(new Running(app, now, id, instance), (ObjectNode) task, decision);
	}

	private void finish(Running running, ObjectNode task, ApprovalDecision decision) {
		ObjectNode instance = running.instance();
		String passedTo = decision.passedTo();
		String time = TIME.format(running.now());
		task.put("status", "COMPLETED").put("result", decision.result()).put("finishTime", time);
		instance.withArray("operationRecords")
			.addObject()
			.put("userId", decision.userId())
			.put("type", (passedTo != null) ? "REDIRECT_TASK" : "EXECUTE_TASK_NORMAL")
			.put("result", (passedTo != null) ? "NONE" : decision.result().toUpperCase(Locale.ROOT))
			.put("remark", decision.remark())
			.put("date", time);
		push(running, "bpms_task_change",
				Fields.of("type", "finish", "result", decision.result(), "remark",
						decision.remark().isEmpty() ? null : decision.remark(), "staffId", Fields.text(task, "userId"),
						"taskId", task.path("taskId").asLong()));
		if (passedTo != null) {
			instance.withArray("approverUserIds").add(passedTo);
			addTask(instance, passedTo, "RUNNING", running.now());
			pushRunning(running);
			return;
		}
		boolean more = false;
		for (JsonNode next : instance.path("tasks")) {
			if (decision.result().equals("agree") && Fields.text(next, "status").equals("NEW")) {
				((ObjectNode) next).put("status", "RUNNING");
				more = true;
				break;
			}
		}
		if (more) {
			pushRunning(running);
			return;
		}
		end(running, "COMPLETED", decision.result());
		push(running, "bpms_instance_change", Fields.of("type", "finish", "result", decision.result()));
	}

	private void terminate(RowCall call) {
		Running running = running(call);
		if (!isRunning(running.instance())) {
			throw call.refuse("processInstance.status.invalid", "processInstanceId");
		}
		end(running, "TERMINATED", "");
		push(running, "bpms_instance_change", Fields.of("type", "terminate"));
	}

	private static void end(Running running, String status, String result) {
		running.instance().put("status", status).put("result", result).put("finishTime", TIME.format(running.now()));
	}

	private static Running running(RowCall call) {
		return new Running(call.caller(SimulatedDingTalkApp.class), call.now(), call.text("processInstanceId"),
				instance(call));
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

	private void pushRunning(Running running) {
		for (JsonNode task : running.instance().path("tasks")) {
			if (isRunning(task)) {
				push(running, "bpms_task_change", Fields.of("type", "start", "staffId", Fields.text(task, "userId"),
						"taskId", task.path("taskId").asLong()));
			}
		}
	}

	/**
	 * One after the other, as they happened; an application without an address gets
	 * nothing.
	 */
	private void push(Running running, String type, Map<String, Object> fields) {
		ObjectNode instance = running.instance();
		Map<String, Object> event = new HashMap<>(Fields.of("processInstanceId", running.id(), "processCode",
				Fields.text(instance, "processCode"), "businessId", Fields.text(instance, "businessId"), "title",
				Fields.text(instance, "title"), "staffId", Fields.text(instance, "originatorUserId"), "createTime",
				running.now().toEpochMilli()));
		event.putAll(fields);
		running.app().events().pushInOrder(type, event, this.background);
	}

	/** An approval that moves on, and the application that gets its events. */
	private record Running(SimulatedDingTalkApp app, Instant now, String id, ObjectNode instance) {
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
