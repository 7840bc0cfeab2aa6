package cn.bootx.starter.dingtalk.task;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.ApiCall;
import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.client.UnreadableAnswer;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.send.MessageCheck;
import cn.bootx.starter.dingtalk.client.DingTalkClient;
import cn.bootx.starter.dingtalk.client.Lenient;
import cn.bootx.starter.dingtalk.client.Paged;

/**
 * Starts, reads, decides and terminates approvals (OA审批). Reading needs the permission
 * {@code Workflow.Instance.Read}, everything else {@code Workflow.Instance.Write}.
 * <p>
 * No call that changes something is repeated: DingTalk has no id that would keep an
 * approval from being started twice. Where the answer was lost
 * ({@link PlatformException#outcomeUnknown()}), look at {@link #ids} before starting it
 * again. What happens afterwards comes as
 * {@link cn.bootx.starter.dingtalk.handler.DingTalkApprovalEvent}.
 *
 * @since 0.1.0
 * @see <a href=
 * "https://open.dingtalk.com/document/development/create-an-approval-instance">DingTalk</a>
 */
public final class DingTalkApprovalService {

	private static final String INSTANCES = "/v1.0/workflow/processInstances";

	private static final String EXECUTE = INSTANCES + "/execute";

	private static final String TERMINATE = INSTANCES + "/terminate";

	private static final String IDS = "/v1.0/workflow/processes/instanceIds/query";

	private static final int MAX_REMARK = 1024;

	private static final int PAGE = 20;

	private static final Duration MAX_SPAN = Duration.ofDays(120);

	private final DingTalkClient client;

	public DingTalkApprovalService(DingTalkClient client) {
		this.client = client;
	}

	/** The service of another application. */
	public DingTalkApprovalService account(String name) {
		return new DingTalkApprovalService(this.client.account(name));
	}

	/**
	 * Starts an approval.
	 * @return id of the instance
	 */
	public String start(DingTalkApproval approval) {
		approval.check(INSTANCES);
		return UnreadableAnswer.require(Platform.DING_TALK, INSTANCES, this.client.api(INSTANCES, approval.toJson()),
				"instanceId");
	}

	/** An approval as it is now; empty if DingTalk does not know the id. */
	public Optional<DingTalkApprovalInstance> find(String instanceId) {
		DingTalkClient.required(INSTANCES, "processInstanceId", instanceId);
		JsonNode answer;
		try {
			answer = this.client.api((base) -> ApiCall.get(base, INSTANCES).query("processInstanceId", instanceId));
		}
		catch (PlatformException ex) {
			if (ex.category() == ErrorCategory.NOT_FOUND && ex.code().startsWith("processInstance")) {
				return Optional.empty();
			}
			throw ex;
		}
		return Optional.of(DingTalkApprovalInstance.read(INSTANCES, instanceId, answer.path("result")));
	}

	/**
	 * Agrees in the name of an approver.
	 * @param taskId of the instance's task, or of the event
	 * @param remark at most 1024 characters, or null
	 */
	public void agree(String instanceId, long taskId, String userId, @Nullable String remark) {
		decide(instanceId, taskId, userId, "agree", remark);
	}

	/** Refuses in the name of an approver. */
	public void refuse(String instanceId, long taskId, String userId, @Nullable String remark) {
		decide(instanceId, taskId, userId, "refuse", remark);
	}

	private void decide(String instanceId, long taskId, String userId, String result, @Nullable String remark) {
		MessageCheck.of(Platform.DING_TALK, EXECUTE)
			.required("processInstanceId", instanceId)
			.required("actionerUserId", userId)
			.number("taskId", taskId, 1, Long.MAX_VALUE)
			.optionalCharacters("remark", remark, MAX_REMARK)
			.done();
		requireDone(EXECUTE,
				Json.object("processInstanceId", instanceId, "actionerUserId", userId)
					.put("taskId", taskId)
					.put("result", result)
					.put("remark", Objects.requireNonNullElse(remark, "")));
	}

	/**
	 * Ends an approval in the name of its originator. DingTalk refuses it in the first 15
	 * seconds and after the end.
	 * @param remark at most 1024 characters, or null
	 */
	public void terminate(String instanceId, String originatorUserId, @Nullable String remark) {
		MessageCheck check = MessageCheck.of(Platform.DING_TALK, TERMINATE)
			.required("operatingUserId", originatorUserId);
		terminate(check, instanceId, originatorUserId, remark);
	}

	/** Ends an approval in the name of the system, which may end any. */
	public void terminate(String instanceId, @Nullable String remark) {
		terminate(MessageCheck.of(Platform.DING_TALK, TERMINATE), instanceId, null, remark);
	}

	private void terminate(MessageCheck check, String instanceId, @Nullable String userId, @Nullable String remark) {
		check.required("processInstanceId", instanceId).optionalCharacters("remark", remark, MAX_REMARK).done();
		ObjectNode body = Json.object().put("processInstanceId", instanceId).put("isSystem", userId == null);
		if (userId != null) {
			body.put("operatingUserId", userId);
		}
		requireDone(TERMINATE, body.put("remark", Objects.requireNonNullElse(remark, "")));
	}

	private void requireDone(String api, ObjectNode body) {
		JsonNode answer = this.client.api(api, body);
		if (answer.has("result") && !Lenient.bool(answer.path("result"))) {
			throw PlatformException.of(Platform.DING_TALK, api)
				.code("result-false")
				.message("was answered without an error, but not done")
				.category(ErrorCategory.UNKNOWN)
				.build();
		}
	}

	/**
	 * Ids of the approvals of a template that were started in a span of time, read 20 at
	 * a time as they are asked for.
	 * @param from at most 120 days before the end
	 * @param statuses only those, for example {@code RUNNING}; all if none is given
	 */
	public Stream<String> ids(String processCode, Instant from, Instant to, String... statuses) {
		MessageCheck.of(Platform.DING_TALK, IDS)
			.required("processCode", processCode)
			.isTrue(!to.isBefore(from), "endTime", "is before startTime")
			.isTrue(Duration.between(from, to).compareTo(MAX_SPAN) <= 0, "startTime",
					"is more than 120 days before endTime")
			.done();
		return Paged.read((next) -> page(Json.object()
			.put("processCode", processCode)
			.put("startTime", from.toEpochMilli())
			.put("endTime", to.toEpochMilli())
			.put("nextToken", (next != null) ? Long.parseLong(next) : 0)
			.put("maxResults", PAGE), List.of(statuses)));
	}

	private Paged.Page<String> page(ObjectNode body, List<String> statuses) {
		if (!statuses.isEmpty()) {
			statuses.forEach(body.putArray("statuses")::add);
		}
		JsonNode result = this.client.api(IDS, body).path("result");
		String next = Lenient.text(result.path("nextToken"));
		return new Paged.Page<>(Lenient.texts(UnreadableAnswer.list(Platform.DING_TALK, IDS, result, "list")),
				(next != null && next.matches("\\d{1,18}")) ? next : null);
	}

}
