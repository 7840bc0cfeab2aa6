package cn.bootx.starter.dingtalk.notice;

import java.util.Collection;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import cn.bootx.starter.core.client.UnreadableAnswer;
import cn.bootx.starter.core.send.MessageCheck;
import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.dingtalk.client.DingTalkClient;
import cn.bootx.starter.dingtalk.message.DingTalkOaStatus;

/**
 * What can be done with work notices that were sent: progress, result and recall for 24
 * hours, the status of an OA message for seven days.
 * <p>
 * A sending of several tasks is named by its {@link DingTalkNoticeSending} or by the
 * business id that it was sent with.
 *
 * @since 0.1.0
 * @see <a href=
 * "https://open.dingtalk.com/document/development/gets-the-result-of-sending-messages-asynchronously-to-the-enterprise">Result
 * of a work notice</a>
 */
public final class DingTalkNoticeTasks {

	private final DingTalkClient client;

	private final NoticeBusinessIds businessIds;

	DingTalkNoticeTasks(DingTalkClient client, NoticeBusinessIds businessIds) {
		this.client = client;
		this.businessIds = businessIds;
	}

	public DingTalkNoticeProgress progress(long taskId) {
		JsonNode progress = call("getsendprogress", Json.object().put("task_id", taskId)).path("progress");
		UnreadableAnswer.require(Platform.DING_TALK, NoticeCalls.PATH + "getsendprogress", progress, "status");
		int status = Math.max(0, Math.min(2, progress.path("status").asInt()));
		return new DingTalkNoticeProgress(progress.path("progress_in_percent").asInt(),
				DingTalkNoticeProgress.Status.values()[status]);
	}

	public DingTalkNoticeProgress progress(DingTalkNoticeSending sending) {
		return required(sending.taskIds()).stream()
			.map(this::progress)
			.reduce(DingTalkNoticeProgress::leastOf)
			.orElseThrow();
	}

	/**
	 * Who got the notice. A task to departments with more than 100 members has no result:
	 * DingTalk answers with a timeout.
	 */
	public DingTalkNoticeResult result(long taskId) {
		JsonNode result = call("getsendresult", Json.object().put("task_id", taskId)).path("send_result");
		if (!result.isObject()) {
			// Without it everybody would seem to have got the notice.
			throw UnreadableAnswer.without(Platform.DING_TALK, NoticeCalls.PATH + "getsendresult", "send_result");
		}
		return DingTalkNoticeResult.read(result);
	}

	public DingTalkNoticeResult result(DingTalkNoticeSending sending) {
		return required(sending.taskIds()).stream().map(this::result).reduce(DingTalkNoticeResult::and).orElseThrow();
	}

	/** Takes a notice back, also from those who have read it. */
	public void recall(long taskId) {
		// Here, and only here, the member is called msg_task_id.
		call("recall", Json.object().put("msg_task_id", taskId));
	}

	/**
	 * Takes all tasks of a sending back. A failure is thrown after all were tried.
	 */
	public void recall(DingTalkNoticeSending sending) {
		recallAll(required(sending.taskIds()));
	}

	/**
	 * Takes all tasks back that were sent with a business id.
	 * @throws PlatformException NOT_FOUND if nothing was sent with it in the last seven
	 * days
	 */
	public void recallByBusinessId(String businessId) {
		recallAll(taskIds(businessId));
	}

	/**
	 * The tasks that were sent with a business id.
	 * @throws PlatformException NOT_FOUND if nothing was sent with it in the last seven
	 * days
	 */
	public List<Long> taskIds(String businessId) {
		List<Long> taskIds = this.businessIds.find(businessId);
		if (taskIds.isEmpty()) {
			throw PlatformException.of(Platform.DING_TALK, NoticeCalls.SEND)
				.code("unknown-business-id")
				.message("no work notice was sent with business id '" + businessId + "' in the last seven days")
				.category(ErrorCategory.NOT_FOUND)
				.build();
		}
		return taskIds;
	}

	/**
	 * Changes the status of an OA message that was sent with one.
	 * @throws PlatformException 41052 while the task is still running: try again later
	 */
	public void updateStatusBar(long taskId, DingTalkOaStatus status) {
		ObjectNode body = Json.object().put("task_id", taskId).put("status_value", status.value());
		if (status.color() != null) {
			body.put("status_bg", status.color());
		}
		call("status_bar/update", body);
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
		return this.client.oapi(NoticeCalls.PATH + api,
				body.put("agent_id", this.client.credentials().requireAgentId()));
	}

	private static List<Long> required(List<Long> taskIds) {
		MessageCheck.of(Platform.DING_TALK, NoticeCalls.SEND).count("task ids", taskIds, 1, Integer.MAX_VALUE).done();
		return taskIds;
	}

}
