package cn.bootx.starter.simulator.dingtalk.notice;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

import cn.bootx.starter.simulator.dingtalk.SimulatedDingTalkApp;
import cn.bootx.starter.simulator.dingtalk.gate.DingGate;
import cn.bootx.starter.simulator.dingtalk.gate.DingParameters;
import cn.bootx.starter.simulator.dingtalk.gate.OldFamily;
import cn.bootx.starter.simulator.http.SimulatorRequest;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.simulator.rules.Fields;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Work notices: {@code /topapi/message/corpconversation/*}.
 */
public final class NoticeEndpoints {

	private static final String PATH = "/topapi/message/corpconversation/";

	private static final int MAX_USERS = 100;

	private static final int MAX_DEPARTMENTS = 20;

	private static final int MAX_USERS_WITH_STATUS_BAR = 5;

	private static final int MAX_RECEIVERS_WITH_RESULT = 100;

	private static final Duration WINDOW = Duration.ofHours(24);

	private final Clock clock;

	private final NoticeTasks tasks;

	private final NoticeMessageRules rules;

	public NoticeEndpoints(Clock clock, NoticeTasks tasks, NoticeMessageRules rules) {
		this.clock = clock;
		this.tasks = tasks;
		this.rules = rules;
	}

	public void mount(DingGate gate) {
		gate.top(PATH + "asyncsend_v2", null, this::send);
		gate.top(PATH + "getsendprogress", null, this::progress);
		gate.top(PATH + "getsendresult", null, this::result);
		gate.top(PATH + "recall", null, this::recall);
		gate.top(PATH + "status_bar/update", null, this::updateStatusBar);
	}

	private SimulatorResponse send(SimulatedDingTalkApp app, SimulatorRequest request) {
		DingParameters parameters = DingParameters.of(request);
		checkAgent(app, parameters);
		boolean toAll = parameters.flag("to_all_user");
		List<String> users = parameters.list("userid_list");
		List<Long> departments = parameters.list("dept_id_list").stream().map(NoticeEndpoints::department).toList();
		if (!toAll && users.isEmpty() && departments.isEmpty()) {
			throw OldFamily.refuse(40035, "缺少参数 userid_list");
		}
		if (users.size() > MAX_USERS || departments.size() > MAX_DEPARTMENTS) {
			throw OldFamily.refuse(40032, "不合法的列表长度");
		}
		ObjectNode message = (ObjectNode) parameters.object("msg");
		this.rules.check(message);
		boolean statusBar = message.path("oa").path("status_bar").isObject();
		if (statusBar && (toAll || !departments.isEmpty() || users.size() > MAX_USERS_WITH_STATUS_BAR)) {
			throw OldFamily.refuse(41029, "带状态栏的OA消息接收者不能超过5人");
		}
		return OldFamily.topOk("task_id", this.tasks.send(app.app(), toAll, users, departments, message).id());
	}

	private SimulatorResponse progress(SimulatedDingTalkApp app, SimulatorRequest request) {
		DingParameters parameters = DingParameters.of(request);
		checkAgent(app, parameters);
		NoticeTask task = task(app, parameters.number("task_id"), 40035, "不合法的参数 task_id");
		return OldFamily.topOk("progress", task.progressAt(this.clock.instant()));
	}

	private SimulatorResponse result(SimulatedDingTalkApp app, SimulatorRequest request) {
		DingParameters parameters = DingParameters.of(request);
		checkAgent(app, parameters);
		NoticeTask task = task(app, parameters.number("task_id"), 40035, "不合法的参数 task_id");
		NoticeReceivers receivers = task.receivers();
		if (receivers.count() > MAX_RECEIVERS_WITH_RESULT) {
			throw OldFamily.refuseAsTimeout();
		}
		List<Object> forbidden = receivers.forbidden()
			.entrySet()
			.stream()
			.<Object>map((entry) -> Fields.of("code", entry.getValue(), "count", 1, "userid", entry.getKey()))
			.toList();
		return OldFamily.topOk("send_result",
				Fields.of("invalid_user_id_list", receivers.invalidUsers(), "forbidden_user_id_list",
						List.copyOf(receivers.forbidden().keySet()), "failed_user_id_list", List.of(),
						"read_user_id_list", List.of(), "unread_user_id_list", receivers.delivered(),
						"invalid_dept_id_list", receivers.invalidDepartments(), "forbidden_list", forbidden));
	}

	private SimulatorResponse recall(SimulatedDingTalkApp app, SimulatorRequest request) {
		DingParameters parameters = DingParameters.of(request);
		checkAgent(app, parameters);
		// Unlike its siblings this call names the task msg_task_id.
		task(app, parameters.number("msg_task_id"), 400002, "无效的参数,agentId or taskId is invalid").recall();
		return OldFamily.topOk();
	}

	private SimulatorResponse updateStatusBar(SimulatedDingTalkApp app, SimulatorRequest request) {
		DingParameters parameters = DingParameters.of(request);
		checkAgent(app, parameters);
		NoticeTask task = task(app, parameters.number("task_id"), 40035, "不合法的参数 task_id");
		String value = parameters.require("status_value");
		String background = parameters.text("status_bg");
		NoticeMessageRules.checkStatusColor((background == null) ? "" : background);
		if (!task.msgType().equals("oa")) {
			throw OldFamily.refuse(40035, "不合法的参数 task_id");
		}
		if (task.runningAt(this.clock.instant())) {
			throw OldFamily.refuse(41052, "任务未执行完");
		}
		task.statusBar(value, (background == null) ? "0xFF000000" : background);
		return OldFamily.topOk();
	}

	private NoticeTask task(SimulatedDingTalkApp app, long id, int code, String message) {
		NoticeTask task = this.tasks.find(app.app(), id);
		if (task == null || this.clock.instant().isAfter(task.startedAt().plus(WINDOW))) {
			throw OldFamily.refuse(code, message);
		}
		return task;
	}

	private static void checkAgent(SimulatedDingTalkApp app, DingParameters parameters) {
		if (parameters.text("agent_id") == null) {
			throw OldFamily.refuse(41011, "缺少agentid");
		}
		if (parameters.number("agent_id") != app.app().agentId()) {
			throw OldFamily.refuse(40056, "不合法的agentid");
		}
	}

	private static Long department(String id) {
		try {
			return Long.valueOf(id);
		}
		catch (NumberFormatException ex) {
			throw OldFamily.refuse(40035, "不合法的参数 dept_id_list");
		}
	}

}
