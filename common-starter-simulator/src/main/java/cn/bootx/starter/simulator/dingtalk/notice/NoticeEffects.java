package cn.bootx.starter.simulator.dingtalk.notice;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import cn.bootx.starter.simulator.dingtalk.SimulatedDingTalkApp;
import cn.bootx.starter.simulator.dingtalk.gate.DingParameters;
import cn.bootx.starter.simulator.dingtalk.gate.OldFamily;
import cn.bootx.starter.simulator.endpoint.RowCall;
import cn.bootx.starter.simulator.endpoint.RowCall.Effect;
import cn.bootx.starter.simulator.http.Json;
import cn.bootx.starter.simulator.rules.Fields;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Work notices: {@code /topapi/message/corpconversation/*}.
 */
record NoticeEffects(Clock clock, NoticeTasks tasks, NoticeMessageRules rules) {

	private static final int MAX_USERS = 100;

	private static final int MAX_DEPARTMENTS = 20;

	private static final int MAX_USERS_WITH_STATUS_BAR = 5;

	private static final int MAX_RECEIVERS_WITH_RESULT = 100;

	private static final Duration WINDOW = Duration.ofHours(24);

	Map<String, Effect> all() {
		return Map.of("notice-agent", NoticeEffects::agent, "notice-send", this::send, "notice-progress",
				(call) -> call.answer().set("progress", Json.tree(task(call).progressAt(this.clock.instant()))),
				"notice-result", this::result, "notice-recall", this::recall, "notice-status", this::updateStatusBar);
	}

	private static void agent(RowCall call) {
		if (call.at("agent_id").asLong() != call.caller(SimulatedDingTalkApp.class).app().agentId()) {
			throw call.refuse("40056", "agent_id");
		}
	}

	private void send(RowCall call) {
		DingParameters parameters = DingParameters.of(call);
		boolean toAll = parameters.flag("to_all_user");
		List<String> users = parameters.list("userid_list");
		List<Long> departments = parameters.list("dept_id_list").stream().map((id) -> department(call, id)).toList();
		if (!toAll && users.isEmpty() && departments.isEmpty()) {
			throw call.refuse("40035", "userid_list");
		}
		if (users.size() > MAX_USERS || departments.size() > MAX_DEPARTMENTS) {
			throw call.refuse("40032", "userid_list");
		}
		ObjectNode message = (ObjectNode) parameters.object("msg");
		this.rules.check(message);
		boolean statusBar = message.path("oa").path("status_bar").isObject();
		if (statusBar && (toAll || !departments.isEmpty() || users.size() > MAX_USERS_WITH_STATUS_BAR)) {
			throw call.refuse("41029", "userid_list");
		}
		call.answer()
			.put("task_id",
					this.tasks.send(call.caller(SimulatedDingTalkApp.class).app(), toAll, users, departments, message)
						.id());
	}

	private void result(RowCall call) {
		NoticeReceivers receivers = task(call).receivers();
		if (receivers.count() > MAX_RECEIVERS_WITH_RESULT) {
			throw OldFamily.refuseAsTimeout();
		}
		List<Object> forbidden = receivers.forbidden()
			.entrySet()
			.stream()
			.<Object>map((entry) -> Fields.of("code", entry.getValue(), "count", 1, "userid", entry.getKey()))
			.toList();
		call.answer()
			.set("send_result", Json.tree(Fields.of("invalid_user_id_list", receivers.invalidUsers(),
					"forbidden_user_id_list", List.copyOf(receivers.forbidden().keySet()), "failed_user_id_list",
					List.of(), "read_user_id_list",
					receivers.delivered().stream().filter(receivers.readers()::contains).toList(),
					"unread_user_id_list",
					receivers.delivered().stream().filter((user) -> !receivers.readers().contains(user)).toList(),
					"invalid_dept_id_list", receivers.invalidDepartments(), "forbidden_list", forbidden)));
	}

	private void recall(RowCall call) {
		task(call).recall();
		this.tasks.show(call.caller(SimulatedDingTalkApp.class).app(), task(call));
	}

	private void updateStatusBar(RowCall call) {
		NoticeTask task = task(call);
		NoticeMessageRules.checkStatusColor(call.text("status_bg"));
		if (!task.msgType().equals("oa")) {
			throw call.refuse("40035", "task_id");
		}
		if (task.runningAt(this.clock.instant())) {
			throw call.refuse("41052", "task_id");
		}
		String background = call.text("status_bg");
		task.statusBar(call.text("status_value"), background.isBlank() ? "0xFF000000" : background);
		this.tasks.show(call.caller(SimulatedDingTalkApp.class).app(), task);
	}

	/** The task of the last 24 hours that a call names; recall names it otherwise. */
	private NoticeTask task(RowCall call) {
		String field = call.request().path().endsWith("/recall") ? "msg_task_id" : "task_id";
		NoticeTask task = this.tasks.find(call.caller(SimulatedDingTalkApp.class).app(), call.at(field).asLong());
		if (task == null || this.clock.instant().isAfter(task.startedAt().plus(WINDOW))) {
			throw field.equals("task_id") ? call.refuse("40035", field)
					: OldFamily.refuse(400002, "无效的参数,agentId or taskId is invalid");
		}
		return task;
	}

	private static Long department(RowCall call, String id) {
		try {
			return Long.valueOf(id);
		}
		catch (NumberFormatException ex) {
			throw call.refuse("40035", "dept_id_list");
		}
	}

}
