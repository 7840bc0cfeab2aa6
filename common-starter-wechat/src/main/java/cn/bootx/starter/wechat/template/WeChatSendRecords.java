package cn.bootx.starter.wechat.template;

import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.store.RecordConflictException;
import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.core.store.StoredRecord;

/**
 * Records of the template messages that were sent, with WeChat's receipts. The receipt
 * can come, on another node, before the answer of the call that sent the message.
 *
 * @since 0.1.0
 */
public final class WeChatSendRecords {

	private final RecordStore records;

	private final Clock clock;

	public WeChatSendRecords(RecordStore records, Clock clock) {
		this.records = records;
		this.clock = clock;
	}

	/**
	 * The record of a message.
	 * @param appId the account that sent it
	 */
	public Optional<WeChatSentTemplate> find(String appId, long msgId) {
		return this.records.find(collection(appId), Long.toString(msgId)).map((record) -> read(msgId, record.json()));
	}

	void sent(String appId, long msgId, String openId, String templateId) {
		Instant now = this.clock.instant();
		change(appId, msgId, (known) -> new WeChatSentTemplate(msgId, openId, templateId, now,
				(known != null) ? known.status() : WeChatSentTemplate.SENT));
	}

	WeChatSentTemplate receipt(String appId, long msgId, String openId, String status) {
		return change(appId, msgId, (known) -> new WeChatSentTemplate(msgId, openId,
				(known != null) ? known.templateId() : null, (known != null) ? known.sentAt() : null, status));
	}

	private WeChatSentTemplate change(String appId, long msgId, UnaryOperator<@Nullable WeChatSentTemplate> change) {
		String id = Long.toString(msgId);
		while (true) {
			try {
				StoredRecord before = this.records.find(collection(appId), id).orElse(null);
				WeChatSentTemplate after = change.apply((before != null) ? read(msgId, before.json()) : null);
				if (before == null) {
					this.records.insert(collection(appId), id, write(after));
				}
				else {
					this.records.update(before.withJson(write(after)));
				}
				return after;
			}
			catch (RecordConflictException ex) {
				// The other of send and receipt was faster: apply the change to its
				// record.
				Thread.onSpinWait();
			}
		}
	}

	private static String collection(String appId) {
		return "wechat-sent-" + appId.toLowerCase(Locale.ROOT);
	}

	private static String write(WeChatSentTemplate sent) {
		ObjectNode json = Json.object().put("openId", sent.openId()).put("status", sent.status());
		if (sent.templateId() != null) {
			json.put("templateId", sent.templateId());
		}
		if (sent.sentAt() != null) {
			json.put("sentAt", sent.sentAt().toEpochMilli());
		}
		return Json.write(json);
	}

	private static WeChatSentTemplate read(long msgId, String stored) {
		JsonNode json = Json.readTree(stored);
		return new WeChatSentTemplate(msgId, json.path("openId").asText(), json.path("templateId").asText(null),
				json.has("sentAt") ? Instant.ofEpochMilli(json.path("sentAt").asLong()) : null,
				json.path("status").asText());
	}

}
