package cn.bootx.starter.wecom.notice;

import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.send.MessageCheck;

/**
 * Collects the parts of a notice of a mini program.
 *
 * @since 0.1.0
 * @see WeComNotice#miniProgram(String, String)
 */
public final class WeComMiniProgramNotice {

	private final String appId;

	private final String title;

	private final Map<String, String> items = new LinkedHashMap<>();

	private @Nullable String page;

	private @Nullable String description;

	private boolean emphasisFirstItem;

	WeComMiniProgramNotice(String appId, String title) {
		this.appId = appId;
		this.title = title;
	}

	/** The page that a click opens, at most 1024 bytes. */
	public WeComMiniProgramNotice page(String page) {
		this.page = page;
		return this;
	}

	/** The line below the title, 4 to 12 characters. */
	public WeComMiniProgramNotice description(String description) {
		this.description = description;
		return this;
	}

	/** Shows the first item large. */
	public WeComMiniProgramNotice emphasizeFirstItem() {
		this.emphasisFirstItem = true;
		return this;
	}

	/** One more item, at most ten; key up to 10, value up to 30 characters. */
	public WeComMiniProgramNotice item(String key, String value) {
		this.items.put(key, value);
		return this;
	}

	public WeComNotice build() {
		ObjectNode body = Json.object().put("appid", this.appId);
		if (this.page != null) {
			body.put("page", this.page);
		}
		body.put("title", this.title);
		if (this.description != null) {
			body.put("description", this.description);
		}
		body.put("emphasis_first_item", this.emphasisFirstItem);
		ArrayNode list = body.putArray("content_item");
		this.items.forEach((key, value) -> list.addObject().put("key", key).put("value", value));
		WeComMiniProgramNotice copy = copy();
		return WeComNotice.miniProgram(body, copy::validate);
	}

	private WeComMiniProgramNotice copy() {
		WeComMiniProgramNotice copy = new WeComMiniProgramNotice(this.appId, this.title);
		copy.page = this.page;
		copy.description = this.description;
		copy.items.putAll(this.items);
		return copy;
	}

	private void validate(MessageCheck check) {
		check.required("appid", this.appId).required("title", this.title).optionalText("page", this.page, 1024);
		fourToTwelve("title", this.title, check);
		fourToTwelve("description", this.description, check);
		check.count("content_item", this.items.keySet(), 0, 10);
		this.items.forEach((key, value) -> check.optionalCharacters("content_item.key", key, 10)
			.optionalCharacters("content_item.value", value, 30));
	}

	private static void fourToTwelve(String field, @Nullable String value, MessageCheck check) {
		if (value != null) {
			int length = value.codePointCount(0, value.length());
			check.isTrue(length >= 4 && length <= 12, field, "has " + length + " characters, allowed are 4 to 12");
		}
	}

}
