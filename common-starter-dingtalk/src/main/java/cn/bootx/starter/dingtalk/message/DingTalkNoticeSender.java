package cn.bootx.starter.dingtalk.message;

import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.UnreadableAnswer;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.send.MessageCheck;
import cn.bootx.starter.core.send.Receivers;
import cn.bootx.starter.core.send.SentMessages;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.dingtalk.client.DingTalkClient;
import cn.bootx.starter.dingtalk.media.DingMediaService;

/**
 * Sends work notices of one application to users, departments or everybody. More than 100
 * users or 20 departments are split into several calls with one result.
 * <p>
 * DingTalk accepts a notice and delivers it later. Who already got the same content that
 * day, or got 500 notices, is left out without an error:
 * {@link DingTalkNoticeTasks#result} names them.
 * <p>
 * Every method throws {@link cn.bootx.starter.core.client.PlatformException} if no call
 * was accepted; its code {@code timeout} means that DingTalk may have sent it all the
 * same. If some calls were accepted and others not, the sending says which.
 *
 * @since 0.1.0
 * @see <a href=
 * "https://open.dingtalk.com/document/development/asynchronous-sending-of-enterprise-session-messages">DingTalk</a>
 */
public final class DingTalkNoticeSender {

	private static final Logger logger = LoggerFactory.getLogger(DingTalkNoticeSender.class);

	static final String PATH = "/topapi/message/corpconversation/";

	static final String SEND = PATH + "asyncsend_v2";

	/** Documented for the whole message; in practice longer Markdown goes through. */
	private static final int ADVISED_BYTES = 2048;

	private final DingMediaService media;

	private final NoticeMemory memory;

	private final DingTalkNoticeTasks tasks;

	/** The store remembers for the day who was sent what, to warn of duplicates. */
	public DingTalkNoticeSender(DingTalkClient client, DingMediaService media, ExpiringStore store, Clock clock) {
		this.media = media;
		this.memory = new NoticeMemory(store, client, clock);
		this.tasks = new DingTalkNoticeTasks(client, this.memory);
	}

	/** The sender of another application. */
	public DingTalkNoticeSender account(String name) {
		return new DingTalkNoticeSender(this.memory.client().account(name), this.media.account(name),
				this.memory.store(), this.memory.clock());
	}

	/** Progress, result, recall and status of what was sent. */
	public DingTalkNoticeTasks tasks() {
		return this.tasks;
	}

	/** Sends a message of any kind. */
	public DingTalkNoticeSending send(DingTalkNoticeReceivers receivers, DingTalkMsg message) {
		checkStatusBar(message, receivers);
		ObjectNode json = message.toJson();
		byte[] written = Json.bytes(json);
		if (written.length > ADVISED_BYTES) {
			logger.warn("A work notice has {} bytes; DingTalk documents a limit of {} and may refuse it",
					written.length, ADVISED_BYTES);
		}
		long agentId = this.memory.client().credentials().requireAgentId();
		List<String> duplicates = new ArrayList<>();
		List<DingTalkNoticeSending.Batch> batches = new ArrayList<>();
		for (BatchCalls.Made<DingTalkNoticeReceivers, Long> made : BatchCalls.make(receivers.split(),
				DingTalkNoticeReceivers::halve, (part) -> send(agentId, json, part))) {
			if (made.result() != null) {
				batches.add(new DingTalkNoticeSending.Batch(made.part(), DingTalkNoticeSending.Batch.Outcome.ACCEPTED,
						made.result(), null));
				duplicates.addAll(this.memory.remember(written, made.part()));
			}
			else {
				batches.add(DingTalkNoticeSending.Batch.failed(made.part(), Objects.requireNonNull(made.failure())));
			}
		}
		return judge(new DingTalkNoticeSending(batches, duplicates));
	}

	/**
	 * Sends a message that can be recalled by an id of the host's own. Where the store
	 * fails after the send, the log has the task ids, by which it can be recalled still.
	 * @param businessId at most 128 characters; one that is used again names all its
	 * notices
	 */
	public DingTalkNoticeSending send(DingTalkNoticeReceivers receivers, DingTalkMsg message, String businessId) {
		SentMessages.check(Platform.DING_TALK, SEND, businessId);
		DingTalkNoticeSending sending = send(receivers, message);
		this.memory.addTasks(businessId, sending.taskIds());
		return sending;
	}

	public DingTalkNoticeSending sendText(DingTalkNoticeReceivers receivers, String content) {
		return send(receivers, new DingTalkMsg.Text(content));
	}

	public DingTalkNoticeSending sendMarkDown(DingTalkNoticeReceivers receivers, String title, String text) {
		return send(receivers, new DingTalkMsg.MarkDown(title, text));
	}

	public DingTalkNoticeSending sendLink(DingTalkNoticeReceivers receivers, DingTalkMsg.Link message) {
		return send(receivers, message);
	}

	public DingTalkNoticeSending sendOa(DingTalkNoticeReceivers receivers, DingTalkOaMsg message) {
		return send(receivers, message);
	}

	public DingTalkNoticeSending sendActionCard(DingTalkNoticeReceivers receivers, DingTalkMsg.ActionCard message) {
		return send(receivers, message);
	}

	/** Sends an uploaded image. */
	public DingTalkNoticeSending sendImage(DingTalkNoticeReceivers receivers, String mediaId) {
		return send(receivers, new DingTalkMsg.Image(mediaId));
	}

	/** Uploads an image whose first bytes show its format, and sends it. */
	public DingTalkNoticeSending sendImage(DingTalkNoticeReceivers receivers, InputStream image) {
		return sendImage(receivers, image, null);
	}

	/** Uploads and sends an image; without a name its first bytes show the format. */
	public DingTalkNoticeSending sendImage(DingTalkNoticeReceivers receivers, InputStream image,
			@Nullable String fileName) {
		return upload(image, fileName, "image", DingTalkMsg.Image::new, receivers);
	}

	/** Sends an uploaded voice file. */
	public DingTalkNoticeSending sendVoice(DingTalkNoticeReceivers receivers, String mediaId, Duration duration) {
		return send(receivers, new DingTalkMsg.Voice(mediaId, duration));
	}

	/**
	 * Uploads a voice file and sends it.
	 * @param fileName its name, or null to find the format by the first bytes
	 * @param duration how long it plays, 1 to 59 seconds
	 */
	public DingTalkNoticeSending sendVoice(DingTalkNoticeReceivers receivers, InputStream voice,
			@Nullable String fileName, Duration duration) {
		return upload(voice, fileName, "voice", (mediaId) -> new DingTalkMsg.Voice(mediaId, duration), receivers);
	}

	/** Sends an uploaded file of at most 10 MB. */
	public DingTalkNoticeSending sendFile(DingTalkNoticeReceivers receivers, String mediaId) {
		return send(receivers, new DingTalkMsg.File(mediaId));
	}

	/** Uploads a file of at most 10 MB and sends it. */
	public DingTalkNoticeSending sendFile(DingTalkNoticeReceivers receivers, InputStream file, String fileName) {
		return upload(file, fileName, "file", DingTalkMsg.File::new, receivers);
	}

	private DingTalkNoticeSending upload(InputStream content, @Nullable String fileName, String type,
			Function<String, DingTalkMsg> message, DingTalkNoticeReceivers receivers) {
		String mediaId = (fileName != null) ? this.media.uploadMedia(content, fileName, type)
				: this.media.uploadMedia(content, type);
		return send(receivers, message.apply(mediaId));
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
		String taskId = UnreadableAnswer.require(Platform.DING_TALK, SEND, this.memory.client().oapi(SEND, body),
				"task_id", "taskId");
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
					failures.size(), sending.batches().size(), this.memory.client().credentials().name(),
					Objects.requireNonNull(failures.get(0).failure()).getMessage());
		}
		if (!sending.probableDuplicates().isEmpty()) {
			logger.warn("{} receivers were sent the same work notice of {} today already; DingTalk drops it for them",
					sending.probableDuplicates().size(), this.memory.client().credentials().name());
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

}
