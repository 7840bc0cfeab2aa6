package cn.bootx.starter.wechat.content.article;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.UnreadableAnswer;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.store.RecordStore;

/** A publication as it is stored, as WeChat's answer has it, and as its event has it. */
final class PublicationJson {

	static final String GET = "/cgi-bin/freepublish/get";

	private PublicationJson() {
	}

	static String write(WeChatPublication publication) {
		ObjectNode json = Json.object().put("status", publication.status().name());
		put(json, "draftId", publication.draftId());
		put(json, "msgDataId", publication.msgDataId());
		put(json, "articleId", publication.articleId());
		ArrayNode urls = json.putArray("urls");
		publication.urls().forEach(urls::add);
		ArrayNode failed = json.putArray("failed");
		publication.failed().forEach(failed::add);
		if (publication.submittedAt() != null) {
			json.put("submittedAt", publication.submittedAt().toEpochMilli());
		}
		return Json.write(json.put("updatedAt", publication.updatedAt().toEpochMilli()));
	}

	static WeChatPublication read(RecordStore.Document record) {
		return read(record.id(), record.json());
	}

	static WeChatPublication read(String publishId, String stored) {
		JsonNode json = Json.readTree(stored);
		List<String> urls = new ArrayList<>();
		json.path("urls").forEach((url) -> urls.add(url.asText()));
		return new WeChatPublication(publishId, ArticleJson.text(json, "draftId"), ArticleJson.text(json, "msgDataId"),
				WeChatPublication.Status.valueOf(json.path("status").asText()), ArticleJson.text(json, "articleId"),
				urls, numbers(json.path("failed")),
				json.has("submittedAt") ? Instant.ofEpochMilli(json.path("submittedAt").asLong()) : null,
				Instant.ofEpochMilli(json.path("updatedAt").asLong()));
	}

	/** Reads the answer to {@code freepublish/get}. */
	static WeChatPublication answer(JsonNode info, String publishId, Instant now) {
		return read(info, UnreadableAnswer.number(Platform.WECHAT, GET, info, "publish_status"), publishId, now);
	}

	private static WeChatPublication read(JsonNode info, long status, String publishId, Instant now) {
		return new WeChatPublication(publishId, null, null, WeChatPublication.Status.of(status),
				ArticleJson.text(info, "article_id"), info.path("article_detail").findValuesAsText("article_url"),
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
		String publishId = ArticleJson.text(info, "publish_id");
		return (publishId != null) ? read(info, info.path("publish_status").asLong(-1), publishId, now) : null;
	}

	/** In the event one number comes alone and several as a list; all are texts there. */
	private static List<Integer> numbers(JsonNode value) {
		List<Integer> numbers = new ArrayList<>();
		if (value.isValueNode()) {
			numbers.add(value.asInt());
		}
		value.forEach((number) -> numbers.add(number.asInt()));
		return numbers;
	}

	private static void put(ObjectNode json, String field, @Nullable String value) {
		if (value != null) {
			json.put(field, value);
		}
	}

}
