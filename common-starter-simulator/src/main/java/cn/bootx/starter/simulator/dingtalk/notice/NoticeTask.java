package cn.bootx.starter.simulator.dingtalk.notice;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import cn.bootx.starter.simulator.http.Json;
import cn.bootx.starter.simulator.rules.Fields;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One sending of a work notice.
 */
final class NoticeTask {

	private final long id;

	private final String appKey;

	private final Instant startedAt;

	private final Instant doneAt;

	private final NoticeReceivers receivers;

	private ObjectNode message;

	private boolean recalled;

	NoticeTask(long id, String appKey, Instant startedAt, Instant doneAt, ObjectNode message,
			NoticeReceivers receivers) {
		this.id = id;
		this.appKey = appKey;
		this.startedAt = startedAt;
		this.doneAt = doneAt;
		this.message = message;
		this.receivers = receivers;
	}

	long id() {
		return this.id;
	}

	String appKey() {
		return this.appKey;
	}

	Instant startedAt() {
		return this.startedAt;
	}

	NoticeReceivers receivers() {
		return this.receivers;
	}

	synchronized String msgType() {
		return Fields.text(this.message, "msgtype");
	}

	boolean runningAt(Instant now) {
		return now.isBefore(this.doneAt);
	}

	/** {@code progress} of the platform's answer: 0 not started, 1 running, 2 done. */
	Map<String, Object> progressAt(Instant now) {
		if (!runningAt(now)) {
			return Fields.of("progress_in_percent", 100, "status", 2);
		}
		long total = this.doneAt.toEpochMilli() - this.startedAt.toEpochMilli();
		long passed = now.toEpochMilli() - this.startedAt.toEpochMilli();
		return Fields.of("progress_in_percent", (int) (100 * passed / total), "status", (passed == 0) ? 0 : 1);
	}

	synchronized void recall() {
		this.recalled = true;
	}

	/** Replaces the status bar of an OA message. */
	synchronized void statusBar(String value, String background) {
		ObjectNode changed = this.message.deepCopy();
		((ObjectNode) changed.get("oa")).set("status_bar",
				Json.tree(Fields.of("status_value", value, "status_bg", background)));
		this.message = changed;
	}

	synchronized DingNotice noticeOf(String userId) {
		return new DingNotice(this.id, userId, msgType(), this.message, this.startedAt, this.recalled);
	}

	synchronized JsonNode message() {
		return this.message;
	}

	/** Who got it. */
	List<String> delivered() {
		return this.receivers.delivered();
	}

}
