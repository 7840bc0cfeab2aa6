package cn.bootx.starter.wecom.notice;

import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.wecom.message.FieldCheck;

/**
 * A notice of a mini program. It can only be sent with the secret of the mini program
 * that is linked in the console, and not to everybody.
 *
 * @param appId app id of the mini program
 * @param page page that a click opens, at most 1024 bytes; null for none
 * @param title 4 to 12 characters
 * @param description 4 to 12 characters, null for none
 * @param emphasisFirstItem whether to show the first item large
 * @param items at most ten, in order; keys up to 10, values up to 30 characters
 * @since 0.1.0
 */
public record MiniProgramNotice(String appId, @Nullable String page, String title, @Nullable String description,
		boolean emphasisFirstItem, Map<String, String> items) implements NoticeMessage {

	public MiniProgramNotice {
		items = new LinkedHashMap<>(items);
	}

	@Override
	public String msgType() {
		return "miniprogram_notice";
	}

	@Override
	public ObjectNode body() {
		ObjectNode content = Json.object().put("appid", this.appId);
		if (this.page != null) {
			content.put("page", this.page);
		}
		content.put("title", this.title);
		if (this.description != null) {
			content.put("description", this.description);
		}
		content.put("emphasis_first_item", this.emphasisFirstItem);
		ArrayNode list = content.putArray("content_item");
		this.items.forEach((key, value) -> list.addObject().put("key", key).put("value", value));
		return content;
	}

	@Override
	public void validate(FieldCheck check) {
		check.required("miniprogram_notice.appid", this.appId)
			.required("miniprogram_notice.title", this.title)
			.optionalText("miniprogram_notice.page", this.page, 1024)
			.count("miniprogram_notice.content_item", this.items.keySet(), 0, 10);
		fourToTwelve("miniprogram_notice.title", this.title, check);
		fourToTwelve("miniprogram_notice.description", this.description, check);
		this.items.forEach((key, value) -> check.optionalCharacters("miniprogram_notice.content_item key", key, 10)
			.optionalCharacters("miniprogram_notice.content_item value", value, 30));
	}

	@Override
	public boolean allows(WeComConfidentiality confidentiality) {
		return confidentiality == WeComConfidentiality.NONE;
	}

	@Override
	public boolean allowsEverybody() {
		return false;
	}

	private static void fourToTwelve(String field, @Nullable String value, FieldCheck check) {
		if (value != null) {
			int length = value.codePointCount(0, value.length());
			check.isTrue(length >= 4 && length <= 12, field + " has " + length + " characters, allowed are 4 to 12");
		}
	}

}
