package cn.bootx.starter.dingtalk.handler;

import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.text.LogText;
import cn.bootx.starter.dingtalk.client.Lenient;

/**
 * What happened to an approval, read from {@code bpms_instance_change} or
 * {@code bpms_task_change}. A parameter of this type is null for other events.
 * <p>
 * The events of one instance are handled one after the other, in the order in which they
 * arrive, also where they arrive at different nodes that share the store. An approver who
 * passes a task on makes two of them: {@code finish} with the result {@code redirect},
 * then {@code start} for the next one.
 *
 * @param task whether it is about one approver's task, not about the whole instance
 * @param type of an instance {@code start}, {@code finish}, {@code terminate} or
 * {@code delete}; of a task {@code start}, {@code finish}, {@code cancel} or
 * {@code comment}
 * @param result {@code agree}, {@code refuse} or of a task {@code redirect}; null unless
 * it is finished
 * @param userId of an instance who started it, of a task who decides
 * @param taskId for {@link cn.bootx.starter.dingtalk.task.DingTalkApprovalService#agree};
 * 0 for an instance
 * @param url page of the approval, or null
 * @since 0.1.0
 */
public record DingTalkApprovalEvent(boolean task, String type, String instanceId, String processCode,
		@Nullable String result, @Nullable String userId, long taskId, @Nullable String activityId,
		@Nullable String remark, @Nullable String title, @Nullable String businessId, @Nullable String url,
		@Nullable Instant createdAt, @Nullable Instant finishedAt, DingTalkEventMessage event) {

	private static final String INSTANCE_CHANGE = "bpms_instance_change";

	private static final String TASK_CHANGE = "bpms_task_change";

	/** Reads an event; empty if it is not about an approval. */
	public static Optional<DingTalkApprovalEvent> of(DingTalkEventMessage event) {
		boolean task = event.type().equalsIgnoreCase(TASK_CHANGE);
		if (!task && !event.type().equalsIgnoreCase(INSTANCE_CHANGE)) {
			return Optional.empty();
		}
		return Optional.of(new DingTalkApprovalEvent(task, event.member("type").asText(),
				event.member("processInstanceId").asText(), event.member("processCode").asText(), text(event, "result"),
				text(event, "staffId"), event.member("taskId").asLong(), text(event, "activityId"),
				text(event, "remark"), text(event, "title"), text(event, "businessId"), text(event, "url"),
				Lenient.time(event.member("createTime")), Lenient.time(event.member("finishTime")), event));
	}

	private static @Nullable String text(DingTalkEventMessage event, String member) {
		return Lenient.text(event.member(member));
	}

	/** Whether the whole approval has ended with a consent. */
	public boolean agreed() {
		return ended("agree");
	}

	/** Whether the whole approval has ended with a refusal. */
	public boolean refused() {
		return ended("refuse");
	}

	private boolean ended(String wanted) {
		return !this.task && this.type.equals("finish") && wanted.equals(this.result);
	}

	/** Leaves out what people wrote. */
	@Override
	public String toString() {
		return "DingTalkApprovalEvent[" + (this.task ? "task " : "instance ") + LogText.name(this.type)
				+ ", instanceId=" + LogText.line(this.instanceId) + "]";
	}

}
