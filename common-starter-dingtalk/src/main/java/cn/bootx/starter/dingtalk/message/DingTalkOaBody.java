package cn.bootx.starter.dingtalk.message;

import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.send.MessageCheck;
import cn.bootx.starter.core.json.Json;

/**
 * What an OA message shows. Everything is optional.
 *
 * @since 0.1.0
 */
public final class DingTalkOaBody {

	private static final int MAX_TITLE = 50;

	private final ObjectNode json;

	private DingTalkOaBody(ObjectNode json) {
		this.json = json;
	}

	public static Builder builder() {
		return new Builder();
	}

	/** The {@code body} object. */
	ObjectNode toJson() {
		return this.json.deepCopy();
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof DingTalkOaBody body && body.json.equals(this.json);
	}

	@Override
	public int hashCode() {
		return this.json.hashCode();
	}

	/**
	 * Collects the parts of the body.
	 */
	public static final class Builder {

		private final ObjectNode json = Json.object();

		private final Map<String, String> form = new LinkedHashMap<>();

		private Builder() {
		}

		/** Title, at most 50 characters. */
		public Builder title(String title) {
			MessageCheck.of(Platform.DING_TALK, "message").characters("oa.body.title", title, MAX_TITLE).done();
			this.json.put("title", title);
			return this;
		}

		/** A line of the form; the client shows six of them. */
		public Builder form(String key, String value) {
			this.form.put(key, value);
			return this;
		}

		/** A large number with its unit. */
		public Builder rich(String number, @Nullable String unit) {
			ObjectNode rich = this.json.putObject("rich").put("num", number);
			if (unit != null) {
				rich.put("unit", unit);
			}
			return this;
		}

		/** Text, of which the client shows three lines. */
		public Builder content(String content) {
			this.json.put("content", content);
			return this;
		}

		/** Media id of a picture. */
		public Builder image(String mediaId) {
			this.json.put("image", mediaId);
			return this;
		}

		/** Number of files to show; it is a label only. */
		public Builder fileCount(int count) {
			this.json.put("file_count", String.valueOf(count));
			return this;
		}

		/** Who wrote it. */
		public Builder author(String author) {
			this.json.put("author", author);
			return this;
		}

		public DingTalkOaBody build() {
			ObjectNode body = this.json.deepCopy();
			if (!this.form.isEmpty()) {
				ArrayNode lines = body.putArray("form");
				this.form.forEach((key, value) -> lines.add(Json.object().put("key", key).put("value", value)));
			}
			return new DingTalkOaBody(body);
		}

	}

}
