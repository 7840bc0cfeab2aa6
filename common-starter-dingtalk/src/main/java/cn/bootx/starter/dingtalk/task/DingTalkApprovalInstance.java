package cn.bootx.starter.dingtalk.task;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.UnreadableAnswer;
import cn.bootx.starter.core.text.LogText;
import cn.bootx.starter.dingtalk.client.Lenient;

/**
 * An approval as it is now.
 *
 * @param status {@code NEW}, {@code RUNNING}, {@code TERMINATED}, {@code COMPLETED} or
 * {@code CANCELED}
 * @param result {@code agree} or {@code refuse}, or null while it runs
 * @param businessId number that the client shows
 * @param fields what the form says
 * @param tasks who decides and has decided, oldest first
 * @param operations what was done, oldest first
 * @param raw the whole answer, for everything else
 * @since 0.1.0
 */
public record DingTalkApprovalInstance(String id, @Nullable String title, String status, @Nullable String result,
		@Nullable String originatorUserId, @Nullable String originatorDepartmentId, @Nullable String businessId,
		List<DingTalkApproval.Field> fields, List<Task> tasks, List<Operation> operations, @Nullable Instant createdAt,
		@Nullable Instant finishedAt, JsonNode raw) {

	static DingTalkApprovalInstance read(String api, String id, JsonNode result) {
		return new DingTalkApprovalInstance(id, Lenient.text(result.path("title")),
				UnreadableAnswer.require(Platform.DING_TALK, api, result, "status"),
				Lenient.text(result.path("result")), Lenient.text(result.path("originatorUserId")),
				Lenient.text(result.path("originatorDeptId")), Lenient.text(result.path("businessId")),
				Lenient.elements(result.path("formComponentValues"))
					.stream()
					.map(DingTalkApprovalInstance::field)
					.toList(),
				Lenient.elements(result.path("tasks")).stream().map(Task::read).toList(),
				Lenient.elements(result.path("operationRecords")).stream().map(Operation::read).toList(),
				Lenient.time(result.path("createTime")), Lenient.time(result.path("finishTime")), result);
	}

	private static DingTalkApproval.Field field(JsonNode field) {
		return new DingTalkApproval.Field(field.path("name").asText(), field.path("value").asText(),
				Lenient.text(field.path("extValue")), Lenient.text(field.path("componentType")));
	}

	/** Whether approvers still decide. */
	public boolean running() {
		return this.status.equals("RUNNING") || this.status.equals("NEW");
	}

	/** Whether it ended with a consent. */
	public boolean agreed() {
		return this.status.equals("COMPLETED") && "agree".equals(this.result);
	}

	/** The value of the first control of that name. */
	public Optional<String> field(String name) {
		return this.fields.stream()
			.filter((field) -> field.name().equals(name))
			.map(DingTalkApproval.Field::value)
			.findFirst();
	}

	/** The task that a user has to decide now. */
	public Optional<Task> taskOf(String userId) {
		return this.tasks.stream().filter((task) -> task.running() && task.userId().equals(userId)).findFirst();
	}

	/** Leaves out what the form says. */
	@Override
	public String toString() {
		return "DingTalkApprovalInstance[id=" + LogText.line(this.id) + ", status=" + LogText.name(this.status) + "]";
	}

	/**
	 * What one approver has to decide.
	 *
	 * @param status {@code NEW}, {@code RUNNING}, {@code PAUSED}, {@code CANCELED},
	 * {@code COMPLETED} or {@code TERMINATED}
	 * @param result for example {@code agree}, {@code refuse} or {@code redirect}, or
	 * null
	 */
	public record Task(long id, String userId, String status, @Nullable String result, @Nullable String activityId,
			@Nullable Instant createdAt, @Nullable Instant finishedAt) {

		static Task read(JsonNode task) {
			String result = Lenient.text(task.path("result"));
			return new Task(task.path("taskId").asLong(), task.path("userId").asText(), task.path("status").asText(),
					"NONE".equalsIgnoreCase(result) ? null : result, Lenient.text(task.path("activityId")),
					Lenient.time(task.path("createTime")), Lenient.time(task.path("finishTime")));
		}

		/** Whether it waits for the approver. */
		public boolean running() {
			return this.status.equals("RUNNING");
		}

	}

	/**
	 * Something that was done: started, decided, passed on, commented.
	 *
	 * @param type the platform's name, for example {@code EXECUTE_TASK_NORMAL}
	 */
	public record Operation(@Nullable String userId, String type, @Nullable String result, @Nullable String remark,
			@Nullable Instant at) {

		static Operation read(JsonNode record) {
			return new Operation(Lenient.text(record.path("userId")), record.path("type").asText(),
					Lenient.text(record.path("result")), Lenient.text(record.path("remark")),
					Lenient.time(record.path("date")));
		}

		/** Leaves the remark out. */
		@Override
		public String toString() {
			return "Operation[type=" + LogText.name(this.type) + "]";
		}

	}

}
