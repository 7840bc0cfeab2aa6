package cn.bootx.starter.dingtalk.message;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.send.MessageCheck;

/**
 * The structured message of office applications: a coloured head, a body with a form, and
 * a status that can be changed later.
 *
 * @param pcMessageUrl where a click in the desktop client leads, or null for the same
 * @param headColor background of the head, eight hexadecimal digits ARGB without
 * {@code 0x}, for example {@code FFBBBBBB}
 * @param headText text of the head; the client shows the application's name instead
 * @param statusBar status that can be changed later, or null for none. With it, a notice
 * goes to at most five users and to no departments.
 * @since 0.1.0
 */
public record DingTalkOaMsg(String messageUrl, @Nullable String pcMessageUrl, String headColor, String headText,
		@Nullable Status statusBar, Body content) implements DingTalkMsg {

	private static final Pattern COLOR = Pattern.compile("[0-9A-Fa-f]{8}");

	public DingTalkOaMsg {
		MessageCheck.of(Platform.DING_TALK, "message")
			.at("oa")
			.required("message_url", messageUrl)
			.required("head.bgcolor", headColor)
			.matches("head.bgcolor", headColor, COLOR, "eight hexadecimal digits ARGB without 0x")
			.required("head.text", headText)
			.done();
	}

	/** A message without status and with the same address everywhere. */
	public static DingTalkOaMsg of(String messageUrl, String headColor, String headText, Body content) {
		return new DingTalkOaMsg(messageUrl, null, headColor, headText, null, content);
	}

	/** The same message with a status. */
	public DingTalkOaMsg withStatus(Status status) {
		return new DingTalkOaMsg(this.messageUrl, this.pcMessageUrl, this.headColor, this.headText, status,
				this.content);
	}

	/** The same message with another address for the desktop client. */
	public DingTalkOaMsg withPcMessageUrl(String pcMessageUrl) {
		return new DingTalkOaMsg(this.messageUrl, pcMessageUrl, this.headColor, this.headText, this.statusBar,
				this.content);
	}

	@Override
	public ObjectNode toJson() {
		ObjectNode json = Json.object().put("msgtype", "oa");
		ObjectNode oa = Json.object("message_url", this.messageUrl, "pc_message_url", this.pcMessageUrl);
		json.set("oa", oa);
		oa.putObject("head").put("bgcolor", this.headColor).put("text", this.headText);
		if (this.statusBar != null) {
			oa.set("status_bar", this.statusBar.toJson());
		}
		oa.set("body", this.content.json.deepCopy());
		return json;
	}

	/**
	 * The status of an OA message.
	 *
	 * @param value its text, for example {@code 进行中}
	 * @param color its colour, {@code 0xFF} and six hexadecimal digits, or null for black
	 */
	public record Status(String value, @Nullable String color) {

		private static final Pattern COLOR = Pattern.compile("0x[0-9A-Fa-f]{8}");

		public Status {
			MessageCheck.of(Platform.DING_TALK, "message")
				.at("oa.status_bar")
				.required("status_value", value)
				.matches("status_bg", color, COLOR, "0xFF and six hexadecimal digits")
				.done();
		}

		/** The {@code status_bar} object. */
		public ObjectNode toJson() {
			return Json.object("status_value", this.value, "status_bg", this.color);
		}

	}

	/**
	 * What an OA message shows. Everything is optional.
	 *
	 * @param json the {@code body} object
	 */
	public record Body(ObjectNode json) {

		public Body {
			json = json.deepCopy();
		}

		public static Builder builder() {
			return new Builder();
		}

		/** Collects the parts of the body. */
		public static final class Builder {

			private final ObjectNode json = Json.object();

			private final Map<String, String> form = new LinkedHashMap<>();

			private Builder() {
			}

			/** Title, at most 50 characters. */
			public Builder title(String title) {
				MessageCheck.of(Platform.DING_TALK, "message").characters("oa.body.title", title, 50).done();
				return put("title", title);
			}

			/** A line of the form; the client shows six of them. */
			public Builder form(String key, String value) {
				this.form.put(key, value);
				return this;
			}

			/** A large number with its unit. */
			public Builder rich(String number, @Nullable String unit) {
				this.json.set("rich", Json.object("num", number, "unit", unit));
				return this;
			}

			/** Text, of which the client shows three lines. */
			public Builder content(String content) {
				return put("content", content);
			}

			/** Media id of a picture. */
			public Builder image(String mediaId) {
				return put("image", mediaId);
			}

			/** Number of files to show; it is a label only. */
			public Builder fileCount(int count) {
				return put("file_count", String.valueOf(count));
			}

			/** Who wrote it. */
			public Builder author(String author) {
				return put("author", author);
			}

			public Body build() {
				ObjectNode body = this.json.deepCopy();
				if (!this.form.isEmpty()) {
					ArrayNode lines = body.putArray("form");
					this.form.forEach((key, value) -> lines.add(Json.object("key", key, "value", value)));
				}
				return new Body(body);
			}

			private Builder put(String member, String value) {
				this.json.put(member, value);
				return this;
			}

		}

	}

}
