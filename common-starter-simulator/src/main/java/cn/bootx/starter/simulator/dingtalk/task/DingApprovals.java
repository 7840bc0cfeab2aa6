package cn.bootx.starter.simulator.dingtalk.task;

import java.time.Clock;
import java.util.List;
import java.util.Map;

import cn.bootx.starter.simulator.dingtalk.SimulatedDingTalkApp;
import cn.bootx.starter.simulator.endpoint.EndpointTable;
import cn.bootx.starter.simulator.http.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The approvals that applications started, and what people decide on them.
 *
 * @since 0.1.0
 */
public final class DingApprovals {

	private final TaskEffects tasks;

	private final EndpointTable.Kept kept;

	private final Clock clock;

	public DingApprovals(TaskEffects tasks, EndpointTable.Kept kept, Clock clock) {
		this.tasks = tasks;
		this.kept = kept;
		this.clock = clock;
	}

	/** Ids of the approvals of an application's organisation that wait for a person. */
	public List<String> waitingFor(SimulatedDingTalkApp app, String userId) {
		return of(app).entrySet()
			.stream()
			.filter((approval) -> TaskEffects.waits(approval.getValue(), userId))
			.map(Map.Entry::getKey)
			.toList();
	}

	/**
	 * A person decides on an approval that waits for them; its events are pushed to the
	 * application in their order.
	 * @throws IllegalArgumentException if it does not wait for the person, or no user has
	 * the id that it is passed to
	 */
	public void decide(SimulatedDingTalkApp app, String processInstanceId, ApprovalDecision decision) {
		this.tasks.decide(app, this.clock.instant(), processInstanceId,
				of(app).getOrDefault(processInstanceId, Json.object()), decision);
	}

	private Map<String, ObjectNode> of(SimulatedDingTalkApp app) {
		return this.kept.of(app.app().corpId(), "approvals");
	}

}
