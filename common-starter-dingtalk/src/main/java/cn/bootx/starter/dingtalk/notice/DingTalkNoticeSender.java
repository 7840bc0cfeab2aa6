package cn.bootx.starter.dingtalk.notice;

import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.dingtalk.client.DingTalkClient;
import cn.bootx.starter.dingtalk.media.DingMediaService;
import cn.bootx.starter.dingtalk.media.DingMediaType;
import cn.bootx.starter.dingtalk.message.DingActionCardMsg;
import cn.bootx.starter.dingtalk.message.DingFileMsg;
import cn.bootx.starter.dingtalk.message.DingImageMsg;
import cn.bootx.starter.dingtalk.message.DingLinkMsg;
import cn.bootx.starter.dingtalk.message.DingMarkDownMsg;
import cn.bootx.starter.dingtalk.message.DingMsg;
import cn.bootx.starter.dingtalk.message.DingOaMsg;
import cn.bootx.starter.dingtalk.message.DingTextMsg;
import cn.bootx.starter.dingtalk.message.DingVoiceMsg;

/**
 * Sends work notices of one application to users, departments or everybody. More than 100
 * users or 20 departments are split into several calls with one result.
 * <p>
 * DingTalk accepts a notice and delivers it later. Who already got the same content that
 * day, or got 500 notices, is left out without an error: {@link DingNoticeTasks#result}
 * tells.
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

	private final NoticeBusinessIds businessIds;

	private final DingNoticeTasks tasks;

	/**
	 * The sender of an application.
	 * @param store remembers for the day who was sent what, to warn of duplicates
	 */
	public DingTalkNoticeSender(DingTalkClient client, DingMediaService media, ExpiringStore store, Clock clock) {
		this.calls = new NoticeCalls(client, new NoticeMemory(store, client.credentials().appKey(), clock));
		this.media = media;
		this.businessIds = new NoticeBusinessIds(store, client.credentials().appKey());
		this.tasks = new DingNoticeTasks(client, this.businessIds);
	}

	/** Progress, result, recall and status of what was sent. */
	public DingNoticeTasks tasks() {
		return this.tasks;
	}

	/** Sends a message of any kind. */
	public DingNoticeSending send(DingMsg message, DingNoticeReceivers receivers) {
		return this.calls.send(message, receivers);
	}

	/**
	 * Sends a message that can be recalled by an id of the host's own.
	 * @param businessId at most 128 characters; one that is used again names all its
	 * notices
	 */
	public DingNoticeSending send(DingMsg message, DingNoticeReceivers receivers, String businessId) {
		NoticeBusinessIds.check(businessId);
		DingNoticeSending sending = send(message, receivers);
		this.businessIds.add(businessId, sending.taskIds());
		return sending;
	}

	public DingNoticeSending sendText(String content, DingNoticeReceivers receivers) {
		return send(new DingTextMsg(content), receivers);
	}

	public DingNoticeSending sendMarkDown(String title, String text, DingNoticeReceivers receivers) {
		return send(new DingMarkDownMsg(title, text), receivers);
	}

	public DingNoticeSending sendLink(DingLinkMsg message, DingNoticeReceivers receivers) {
		return send(message, receivers);
	}

	public DingNoticeSending sendOa(DingOaMsg message, DingNoticeReceivers receivers) {
		return send(message, receivers);
	}

	public DingNoticeSending sendActionCard(DingActionCardMsg message, DingNoticeReceivers receivers) {
		return send(message, receivers);
	}

	/** Sends an uploaded image. */
	public DingNoticeSending sendImage(String mediaId, DingNoticeReceivers receivers) {
		return send(new DingImageMsg(mediaId), receivers);
	}

	/** Uploads an image whose first bytes tell its format, and sends it. */
	public DingNoticeSending sendImage(InputStream image, DingNoticeReceivers receivers) {
		return sendImage(image, null, receivers);
	}

	/**
	 * Uploads an image and sends it.
	 * @param fileName its name, or null to find the format by the first bytes
	 */
	public DingNoticeSending sendImage(InputStream image, @Nullable String fileName, DingNoticeReceivers receivers) {
		return upload(image, fileName, DingMediaType.IMAGE, DingImageMsg::new, receivers);
	}

	/** Sends an uploaded voice file. */
	public DingNoticeSending sendVoice(String mediaId, Duration duration, DingNoticeReceivers receivers) {
		return send(new DingVoiceMsg(mediaId, duration), receivers);
	}

	/**
	 * Uploads a voice file and sends it.
	 * @param fileName its name, or null to find the format by the first bytes
	 * @param duration how long it plays, 1 to 59 seconds
	 */
	public DingNoticeSending sendVoice(InputStream voice, @Nullable String fileName, Duration duration,
			DingNoticeReceivers receivers) {
		return upload(voice, fileName, DingMediaType.VOICE, (mediaId) -> new DingVoiceMsg(mediaId, duration),
				receivers);
	}

	/** Sends an uploaded file of at most 10 MB. */
	public DingNoticeSending sendFile(String mediaId, DingNoticeReceivers receivers) {
		return send(new DingFileMsg(mediaId), receivers);
	}

	/** Uploads a file of at most 10 MB and sends it. */
	public DingNoticeSending sendFile(InputStream file, String fileName, DingNoticeReceivers receivers) {
		return upload(file, fileName, DingMediaType.FILE, DingFileMsg::new, receivers);
	}

	private DingNoticeSending upload(InputStream content, @Nullable String fileName, DingMediaType type,
			Function<String, DingMsg> message, DingNoticeReceivers receivers) {
		String mediaId = (fileName != null) ? this.media.uploadMedia(content, fileName, type.wireName())
				: this.media.uploadMedia(content, type.wireName());
		return send(message.apply(mediaId), receivers);
	}

}
