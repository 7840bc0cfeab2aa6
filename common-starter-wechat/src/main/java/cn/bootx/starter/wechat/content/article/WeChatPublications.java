package cn.bootx.starter.wechat.content.article;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import me.chanjar.weixin.mp.bean.message.WxMpXmlMessage;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.UnreadableAnswer;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.wechat.account.WeChatAccount;
import cn.bootx.starter.wechat.account.WeChatAccounts;
import cn.bootx.starter.wechat.handler.WeChatMpMessageHandler;

/**
 * Records of the publications with WeChat's results. The result can come, on another
 * node, before the answer of the call that submitted the draft. Records are kept until
 * the host deletes them.
 */
record WeChatPublications(RecordStore records, Clock clock) {

	static final String GET = "/cgi-bin/freepublish/get";

	Optional<WeChatPublication> find(String appId, String publishId) {
		return this.records.find(collection(appId), publishId).map((record) -> read(record.id(), record.json()));
	}

	boolean delete(String appId, String publishId) {
		return this.records.delete(collection(appId), publishId);
	}

	WeChatPublication submitted(String appId, WeChatPublication submission) {
		return change(appId, submission.publishId(),
				(known) -> (known != null) ? known.withSubmission(submission) : submission);
	}

	/** Records a result; one that is older than the record changes nothing. */
	WeChatPublication learned(String appId, WeChatPublication result) {
		return change(appId, result.publishId(), (known) -> {
			if (known == null) {
				return result;
			}
			return result.status().follows(known.status()) ? known.withResult(result) : known;
		});
	}

	private WeChatPublication change(String appId, String id, UnaryOperator<@Nullable WeChatPublication> change) {
		return this.records.change(collection(appId), id, (json) -> {
			WeChatPublication before = (json != null) ? read(id, json) : null;
			return Json.write(Json.toTree(change.apply(before)).without("publishId"));
		}).map((record) -> read(record.id(), record.json())).orElseThrow();
	}

	private static String collection(String appId) {
		return "wechat-publication-" + appId.toLowerCase(Locale.ROOT);
	}

	private static WeChatPublication read(String publishId, String stored) {
		ObjectNode json = (ObjectNode) Json.readTree(stored);
		return Json.convert(json.put("publishId", publishId), WeChatPublication.class);
	}

	static WeChatPublication answer(JsonNode info, String publishId, Instant now) {
		return read(info, UnreadableAnswer.number(Platform.WECHAT, GET, info, "publish_status"), publishId, now);
	}

	private static WeChatPublication read(JsonNode info, long status, String publishId, Instant now) {
		return new WeChatPublication(publishId, null, null, WeChatPublication.Status.of(status),
				Json.text(info, "article_id"), info.path("article_detail").findValuesAsText("article_url"),
				numbers(info.path("fail_idx")), null, now);
	}

	/**
	 * Reads the event.
	 * @return null if it names no publication
	 */
	static @Nullable WeChatPublication event(Map<String, Object> event, Instant now) {
		if (!(event.get("PublishEventInfo") instanceof Map<?, ?> fields)) {
			return null;
		}
		JsonNode info = Json.toTree(fields);
		String publishId = Json.text(info, "publish_id");
		return (publishId != null) ? read(info, info.path("publish_status").asLong(-1), publishId, now) : null;
	}

	/** In the event one number comes alone and several as a list; all are texts there. */
	private static List<Integer> numbers(JsonNode value) {
		return value.isValueNode() ? List.of(value.asInt()) : Json.list(value, JsonNode::asInt);
	}

	/**
	 * Matches WeChat's results with the drafts that were submitted. The host's handlers
	 * of the event run too.
	 */
	static final class ResultHandler extends WeChatMpMessageHandler.AccountEvent {

		private final WeChatPublications publications;

		private final Consumer<WeChatPublication.Event> events;

		ResultHandler(WeChatAccounts accounts, WeChatPublications publications,
				Consumer<WeChatPublication.Event> events) {
			super(accounts, "PUBLISHJOBFINISH");
			this.publications = publications;
			this.events = events;
		}

		@Override
		protected void note(WeChatAccount account, WxMpXmlMessage message) {
			WeChatPublication result = event(message.getAllFieldsMap(), this.publications.clock().instant());
			if (result != null) {
				this.events.accept(new WeChatPublication.Event(account.name(),
						this.publications.learned(account.appId(), result)));
			}
		}

	}

}
