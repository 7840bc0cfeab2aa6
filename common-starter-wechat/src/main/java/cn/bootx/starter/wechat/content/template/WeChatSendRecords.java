package cn.bootx.starter.wechat.content.template;

import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.store.RecordStore;

/**
 * Records of the template messages and subscribe notices that were sent, with WeChat's
 * receipts. The receipt can come, on another node, before the answer of the call that
 * sent the message.
 *
 * @since 0.1.0
 */
public final class WeChatSendRecords {

	private final RecordStore records;

	private final Clock clock;

	private final String prefix;

	/** The records of template messages. */
	public WeChatSendRecords(RecordStore records, Clock clock) {
		this(records, clock, "wechat-sent-");
	}

	private WeChatSendRecords(RecordStore records, Clock clock, String prefix) {
		this.records = records;
		this.clock = clock;
		this.prefix = prefix;
	}

	/**
	 * The records of subscribe notices, whose ids are not unique together with those of
	 * template messages.
	 */
	public WeChatSendRecords subscribeNotices() {
		return new WeChatSendRecords(this.records, this.clock, "wechat-notice-sent-");
	}

	public Optional<Sent> find(String appId, long msgId) {
		return this.records.find(collection(appId), Long.toString(msgId)).map((record) -> read(msgId, record.json()));
	}

	/**
	 * Records a message that was sent.
	 * @param msgId WeChat's id; 0 if the answer had none, then the next receipt for that
	 * receiver and template is this message's
	 */
	public void sent(String appId, long msgId, String openId, String templateId) {
		Instant now = this.clock.instant();
		if (msgId == 0) {
			this.records.save(collection(appId), unnumbered(openId, templateId),
					write(new Sent(0, openId, templateId, now, Sent.SENT)));
			return;
		}
		change(appId, msgId,
				(known) -> new Sent(msgId, openId, templateId, now, (known != null) ? known.status() : Sent.SENT));
	}

	/**
	 * Records WeChat's receipt.
	 * @param templateId the template, or null if the receipt does not name it
	 * @param status {@code success}, or why it failed
	 */
	public Sent receipt(String appId, long msgId, String openId, @Nullable String templateId, String status) {
		// A receipt that is pushed once more must not take the next message's record.
		Sent sent = (templateId != null && find(appId, msgId).isEmpty()) ? takeUnnumbered(appId, openId, templateId)
				: null;
		return change(appId, msgId, (known) -> {
			Sent before = (known != null) ? known : sent;
			return new Sent(msgId, openId, (before != null) ? before.templateId() : templateId,
					(before != null) ? before.sentAt() : null, status);
		});
	}

	/**
	 * Deletes old records. They are never deleted automatically.
	 * @param time records of what was sent before are deleted, and those that have a
	 * receipt only
	 */
	public long deleteBefore(String appId, Instant time) {
		return this.records.all(collection(appId)).filter((record) -> {
			Instant sentAt = read(0, record.json()).sentAt();
			return (sentAt == null || sentAt.isBefore(time)) && this.records.delete(record.collection(), record.id());
		}).count();
	}

	private @Nullable Sent takeUnnumbered(String appId, String openId, String templateId) {
		String id = unnumbered(openId, templateId);
		return this.records.find(collection(appId), id)
			.filter((record) -> this.records.delete(record.collection(), id))
			.map((record) -> read(0, record.json()))
			.orElse(null);
	}

	private static String unnumbered(String openId, String templateId) {
		return openId + " " + templateId;
	}

	private Sent change(String appId, long msgId, UnaryOperator<@Nullable Sent> change) {
		return this.records.change(collection(appId), Long.toString(msgId), (json) -> {
			Sent before = (json != null) ? read(msgId, json) : null;
			return write(change.apply(before));
		}).map((record) -> read(msgId, record.json())).orElseThrow();
	}

	private String collection(String appId) {
		return this.prefix + appId.toLowerCase(Locale.ROOT);
	}

	private static String write(Sent sent) {
		return Json.write(Json.toTree(sent).without("msgId"));
	}

	private static Sent read(long msgId, String stored) {
		ObjectNode json = (ObjectNode) Json.readTree(stored);
		return Json.convert(json.put("msgId", msgId), Sent.class);
	}

	/**
	 * A template message or subscribe notice that was sent, and what became of it.
	 *
	 * @param templateId its template, or null if only the receipt is known
	 * @param sentAt when it was sent, or null if only the receipt is known
	 * @param status {@code sent}, then WeChat's word: {@code success},
	 * {@code failed:user block}, {@code failed: system failed}; of a subscribe notice
	 * {@code success} or {@code failed:} with WeChat's code and text
	 */
	public record Sent(long msgId, String openId, @Nullable String templateId, @Nullable Instant sentAt,
			String status) {

		/** Status until the receipt comes. */
		public static final String SENT = "sent";

		/** Whether the receiver has it. */
		public boolean delivered() {
			return this.status.equals("success");
		}

	}

}
