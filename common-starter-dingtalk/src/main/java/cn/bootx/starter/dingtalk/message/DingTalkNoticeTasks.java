package cn.bootx.starter.dingtalk.message;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.client.UnreadableAnswer;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.send.MessageCheck;
import cn.bootx.starter.dingtalk.client.DingTalkClient;
import cn.bootx.starter.dingtalk.client.Lenient;

/**
 * What can be done with work notices that were sent: progress, result and recall for 24
 * hours, the status of an OA message for seven days.
 * <p>
 * A sending of several tasks is named by its {@link DingTalkNoticeSending} or by the
 * business id that it was sent with.
 *
 * @since 0.1.0
 * @see <a href=
 * "https://open.dingtalk.com/document/development/gets-the-result-of-sending-messages-asynchronously-to-the-enterprise">DingTalk</a>
 */
public final class DingTalkNoticeTasks {

	private final DingTalkClient client;

	private final NoticeMemory memory;

	DingTalkNoticeTasks(DingTalkClient client, NoticeMemory memory) {
		this.client = client;
		this.memory = memory;
	}

	public Progress progress(long taskId) {
		JsonNode progress = call("getsendprogress", Json.object().put("task_id", taskId)).path("progress");
		UnreadableAnswer.require(Platform.DING_TALK, DingTalkNoticeSender.PATH + "getsendprogress", progress, "status");
		int status = Math.max(0, Math.min(2, progress.path("status").asInt()));
		return new Progress(progress.path("progress_in_percent").asInt(), Progress.Status.values()[status]);
	}

	public Progress progress(DingTalkNoticeSending sending) {
		return required(sending.taskIds()).stream().map(this::progress).reduce(Progress::leastOf).orElseThrow();
	}

	/**
	 * Who got the notice. A task to departments with more than 100 members has no result:
	 * DingTalk answers with a timeout.
	 */
	public Result result(long taskId) {
		JsonNode result = call("getsendresult", Json.object().put("task_id", taskId)).path("send_result");
		if (!result.isObject()) {
			// Without it everybody would seem to have got the notice.
			throw UnreadableAnswer.without(Platform.DING_TALK, DingTalkNoticeSender.PATH + "getsendresult",
					"send_result");
		}
		return Result.read(result);
	}

	public Result result(DingTalkNoticeSending sending) {
		return required(sending.taskIds()).stream().map(this::result).reduce(Result::and).orElseThrow();
	}

	/** Takes a notice back, also from those who have read it. */
	public void recall(long taskId) {
		// Here, and only here, the member is called msg_task_id.
		call("recall", Json.object().put("msg_task_id", taskId));
	}

	/** Takes all tasks of a sending back. A failure is thrown after all were tried. */
	public void recall(DingTalkNoticeSending sending) {
		recallAll(required(sending.taskIds()));
	}

	/** Takes all tasks back that were sent with a business id. */
	public void recallByBusinessId(String businessId) {
		recallAll(taskIds(businessId));
	}

	/**
	 * The tasks that were sent with a business id.
	 * @throws PlatformException NOT_FOUND if nothing was sent with it in the last seven
	 * days
	 */
	public List<Long> taskIds(String businessId) {
		return this.memory.tasks(businessId);
	}

	/**
	 * Changes the status of an OA message that was sent with one.
	 * @throws PlatformException 41052 while the task is still running: try again later
	 */
	public void updateStatusBar(long taskId, DingTalkOaMsg.Status status) {
		call("status_bar/update", Json.object().put("task_id", taskId).setAll(status.toJson()));
	}

	private void recallAll(Collection<Long> taskIds) {
		PlatformException failure = null;
		for (long taskId : taskIds) {
			try {
				recall(taskId);
			}
			catch (PlatformException ex) {
				if (failure == null) {
					failure = ex;
				}
				else {
					failure.addSuppressed(ex);
				}
			}
		}
		if (failure != null) {
			throw failure;
		}
	}

	private JsonNode call(String api, ObjectNode body) {
		return this.client.oapi(DingTalkNoticeSender.PATH + api,
				body.put("agent_id", this.client.credentials().requireAgentId()));
	}

	private static List<Long> required(List<Long> taskIds) {
		MessageCheck.of(Platform.DING_TALK, DingTalkNoticeSender.SEND)
			.count("task ids", taskIds, 1, Integer.MAX_VALUE)
			.done();
		return taskIds;
	}

	/**
	 * The progress of a sending.
	 *
	 * @param percent how much is done; of several tasks the least
	 * @param status what it does; of several tasks the least advanced
	 */
	public record Progress(int percent, Status status) {

		/** Whether the result is final. */
		public boolean done() {
			return this.status == Status.DONE;
		}

		Progress leastOf(Progress other) {
			return new Progress(Math.min(this.percent, other.percent),
					(this.status.compareTo(other.status) <= 0) ? this.status : other.status);
		}

		/** What DingTalk does with a task, in this order: not begun, being sent, sent. */
		public enum Status {

			WAITING, RUNNING, DONE

		}

	}

	/**
	 * Who got a work notice and who did not.
	 *
	 * @param read users who have read it
	 * @param unread users who have it and have not read it
	 * @param failed users it could not be delivered to
	 * @param invalidUsers user ids that do not exist
	 * @param invalidDepartments department ids that do not exist
	 * @param filtered users whom a limit kept from getting it
	 */
	public record Result(List<String> read, List<String> unread, List<String> failed, List<String> invalidUsers,
			List<Long> invalidDepartments, List<Filtered> filtered) {

		/** Whether everybody got it. */
		public boolean deliveredToAll() {
			return this.failed.isEmpty() && this.invalidUsers.isEmpty() && this.invalidDepartments.isEmpty()
					&& this.filtered.isEmpty();
		}

		static Result read(JsonNode result) {
			List<Filtered> filtered = new ArrayList<>();
			for (JsonNode element : Lenient.elements(result.path("forbidden_list"))) {
				filtered.add(new Filtered(element.path("userid").asText(), element.path("code").asText(),
						element.path("count").asInt()));
			}
			for (String userId : Lenient.texts(result.path("forbidden_user_id_list"))) {
				if (filtered.stream().noneMatch((known) -> known.userId().equals(userId))) {
					filtered.add(new Filtered(userId, "", 0));
				}
			}
			return new Result(Lenient.texts(result.path("read_user_id_list")),
					Lenient.texts(result.path("unread_user_id_list")),
					Lenient.texts(result.path("failed_user_id_list")),
					Lenient.texts(result.path("invalid_user_id_list")),
					Lenient.longs(result.path("invalid_dept_id_list")), filtered);
		}

		Result and(Result other) {
			return new Result(join(this.read, other.read), join(this.unread, other.unread),
					join(this.failed, other.failed), join(this.invalidUsers, other.invalidUsers),
					join(this.invalidDepartments, other.invalidDepartments), join(this.filtered, other.filtered));
		}

		private static <T> List<T> join(List<T> some, List<T> more) {
			List<T> all = new ArrayList<>(some);
			all.addAll(more);
			return all;
		}

	}

	/**
	 * A user whom DingTalk left out.
	 *
	 * @param code the platform's code, for example {@code 143106}; empty if it gave none
	 * @param count the count that the limit is about
	 */
	public record Filtered(String userId, String code, int count) {

		/** Why, in words. */
		public String reason() {
			return switch (this.code) {
				case "143103" -> "the application sent to too many receivers in a minute";
				case "143104" -> "the organisation sent to too many receivers in a minute";
				case "143105" -> "the user got 500 notices of the application today";
				case "143106" -> "the user got the same content today already";
				case "1430002" -> "the content is forbidden";
				case "1430003" -> "the platform protects the user";
				case "1430004" -> "the user is protected as an executive";
				default -> "DingTalk says " + (this.code.isEmpty() ? "no reason" : "code " + this.code);
			};
		}

	}

}
