package cn.bootx.starter.dingtalk.message;

import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

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
 * "https://open.dingtalk.com/document/development/asynchronous-sending-of-enterprise-session-messages">Asynchronous
 * sending of work notices</a>
 */
public final class DingTalkNoticeSender {

	private final NoticeCalls calls;

	private final DingMediaService media;

	private final NoticeMemory memory;

	private final DingTalkNoticeTasks tasks;

	/**
	 * The sender of an application.
	 * @param store remembers for the day who was sent what, to warn of duplicates
	 */
	public DingTalkNoticeSender(DingTalkClient client, DingMediaService media, ExpiringStore store, Clock clock) {
		this.media = media;
		this.memory = new NoticeMemory(store, client, clock);
		this.calls = new NoticeCalls(client, this.memory);
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
		return this.calls.send(receivers, message);
	}

	/**
	 * Sends a message that can be recalled by an id of the host's own.
	 * @param businessId at most 128 characters; one that is used again names all its
	 * notices
	 */
	public DingTalkNoticeSending send(DingTalkNoticeReceivers receivers, DingTalkMsg message, String businessId) {
		NoticeMemory.check(businessId);
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

	/**
	 * Uploads an image and sends it.
	 * @param fileName its name, or null to find the format by the first bytes
	 */
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

}
