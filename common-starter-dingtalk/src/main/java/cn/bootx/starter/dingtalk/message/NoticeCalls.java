package cn.bootx.starter.dingtalk.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.UnreadableAnswer;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.send.MessageCheck;
import cn.bootx.starter.core.send.Receivers;
import cn.bootx.starter.dingtalk.client.DingTalkClient;

/** The sending calls of work notices. */
record NoticeCalls(DingTalkClient client, NoticeMemory memory) {

	private static final Logger logger = LoggerFactory.getLogger(NoticeCalls.class);

	static final String PATH = "/topapi/message/corpconversation/";

	static final String SEND = PATH + "asyncsend_v2";

	/** Documented for the whole message; in practice longer Markdown goes through. */
	private static final int ADVISED_BYTES = 2048;

	DingTalkNoticeSending send(DingTalkNoticeReceivers receivers, DingTalkMsg message) {
		checkStatusBar(message, receivers);
		ObjectNode json = message.toJson();
		byte[] written = Json.bytes(json);
		warnOfSize(written.length);
		long agentId = this.client.credentials().requireAgentId();
		List<String> duplicates = new ArrayList<>();
		List<DingTalkNoticeSending.Batch> batches = new ArrayList<>();
		for (BatchCalls.Made<DingTalkNoticeReceivers, Long> made : BatchCalls.make(receivers.split(),
				DingTalkNoticeReceivers::halve, (part) -> send(agentId, json, part))) {
			if (made.result() != null) {
				batches.add(DingTalkNoticeSending.Batch.accepted(made.part(), made.result()));
				duplicates.addAll(this.memory.remember(written, made.part()));
			}
			else {
				batches.add(DingTalkNoticeSending.Batch.failed(made.part(), Objects.requireNonNull(made.failure())));
			}
		}
		return judge(new DingTalkNoticeSending(batches, duplicates));
	}

	private long send(long agentId, ObjectNode message, DingTalkNoticeReceivers receivers) {
		ObjectNode body = Json.object().put("agent_id", agentId);
		if (receivers.everybody()) {
			body.put("to_all_user", true);
		}
		else {
			if (!receivers.userIds().isEmpty()) {
				body.put("userid_list", String.join(",", receivers.userIds()));
			}
			if (!receivers.departmentIds().isEmpty()) {
				body.put("dept_id_list",
						receivers.departmentIds().stream().map(String::valueOf).collect(Collectors.joining(",")));
			}
			body.put("to_all_user", false);
		}
		body.set("msg", message);
		String taskId = UnreadableAnswer.require(Platform.DING_TALK, SEND, this.client.oapi(SEND, body), "task_id",
				"taskId");
		try {
			return Long.parseLong(taskId);
		}
		catch (NumberFormatException ex) {
			throw UnreadableAnswer.without(Platform.DING_TALK, SEND, "a task_id that is a number");
		}
	}

	private DingTalkNoticeSending judge(DingTalkNoticeSending sending) {
		List<DingTalkNoticeSending.Batch> failures = sending.failures();
		if (!failures.isEmpty() && sending.taskIds().isEmpty()) {
			throw Receivers
				.failure(failures.stream().map((failed) -> Objects.requireNonNull(failed.failure())).toList());
		}
		if (!failures.isEmpty()) {
			logger.warn("{} of {} calls of a work notice of {} were not accepted, the first one because: {}",
					failures.size(), sending.batches().size(), this.client.credentials().name(),
					Objects.requireNonNull(failures.get(0).failure()).getMessage());
		}
		if (!sending.probableDuplicates().isEmpty()) {
			logger.warn("{} receivers were sent the same work notice of {} today already; DingTalk drops it for them",
					sending.probableDuplicates().size(), this.client.credentials().name());
		}
		return sending;
	}

	private static void checkStatusBar(DingTalkMsg message, DingTalkNoticeReceivers receivers) {
		if (!(message instanceof DingTalkOaMsg oa) || oa.statusBar() == null) {
			return;
		}
		MessageCheck.of(Platform.DING_TALK, SEND)
			.isTrue(!receivers.everybody() && receivers.departmentIds().isEmpty(), "dept_id_list",
					"must be empty: an OA message with a status bar goes to users only")
			.count("userid_list of an OA message with a status bar", receivers.userIds(), 1, 5)
			.done();
	}

	private static void warnOfSize(int bytes) {
		if (bytes > ADVISED_BYTES) {
			logger.warn("A work notice has {} bytes; DingTalk documents a limit of {} and may refuse it", bytes,
					ADVISED_BYTES);
		}
	}

}
