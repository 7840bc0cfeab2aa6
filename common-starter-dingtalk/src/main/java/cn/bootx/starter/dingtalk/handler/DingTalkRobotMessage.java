package cn.bootx.starter.dingtalk.handler;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.text.LogText;
import cn.bootx.starter.dingtalk.client.Lenient;

/**
 * What a user said to an application's robot.
 *
 * @since 0.1.0
 */
public final class DingTalkRobotMessage {

	private final String app;

	private final JsonNode raw;

	private final String text;

	private final List<Media> media;

	private final @Nullable Quote quote;

	private DingTalkRobotMessage(String app, JsonNode push) {
		JsonNode content = RobotContent.of(push);
		this.app = app;
		this.raw = push;
		this.text = RobotContent.text(content);
		this.media = List.copyOf(RobotContent.media(msgType(), content));
		this.quote = RobotContent.quote(content);
	}

	/** Reads the JSON that DingTalk pushes, also in tests of handlers. */
	public static DingTalkRobotMessage read(String app, JsonNode push) {
		return new DingTalkRobotMessage(app, push);
	}

	/** Name of the application. */
	public String app() {
		return this.app;
	}

	/** Id of the message; empty where DingTalk sends none. */
	public String msgId() {
		return this.raw.path("msgId").asText();
	}

	/**
	 * {@code text}, {@code richText}, {@code picture}, {@code audio}, {@code video},
	 * {@code file} or {@code unknownMsgType}.
	 */
	public String msgType() {
		return this.raw.path("msgtype").asText();
	}

	/**
	 * Text of the message without the space that groups put before it, the texts of a
	 * rich text, what was understood of a voice message; otherwise empty.
	 */
	public String text() {
		return this.text;
	}

	/** The chat. */
	public String conversationId() {
		return this.raw.path("conversationId").asText();
	}

	/** Whether the chat is a group. */
	public boolean group() {
		return this.raw.path("conversationType").asText().equals("2");
	}

	/** Name of the group, or null. */
	public @Nullable String conversationTitle() {
		return group() ? Lenient.text(this.raw.path("conversationTitle")) : null;
	}

	/** Display name of the sender. */
	public @Nullable String senderNick() {
		return Lenient.text(this.raw.path("senderNick"));
	}

	/** User id of the sender, or null for outsiders. */
	public @Nullable String senderUserId() {
		return Lenient.text(this.raw.path("senderStaffId"));
	}

	/** The robot, or null. */
	public @Nullable String robotCode() {
		return Lenient.text(this.raw.path("robotCode"));
	}

	/** Pictures and files of the message itself, in their order. */
	public List<Media> media() {
		return this.media;
	}

	/** The message that this one answers, or null. */
	public @Nullable Quote quote() {
		return this.quote;
	}

	/**
	 * Codes of all pictures and files, those of the message itself before those that it
	 * quotes, for {@link cn.bootx.starter.dingtalk.media.DingMediaService#downloadUrl}.
	 */
	public List<String> downloadCodes() {
		List<Media> all = new ArrayList<>(this.media);
		if (this.quote != null) {
			all.addAll(this.quote.media());
		}
		return all.stream().map(Media::downloadCode).distinct().toList();
	}

	/** When the message was sent. */
	public Instant createdAt() {
		return Instant.ofEpochMilli(this.raw.path("createAt").asLong());
	}

	/** Where a reply goes for 90 minutes, or null. */
	public @Nullable Session session() {
		String webhook = Lenient.text(this.raw.path("sessionWebhook"));
		return (webhook != null)
				? new Session(webhook, Instant.ofEpochMilli(this.raw.path("sessionWebhookExpiredTime").asLong()))
				: null;
	}

	/**
	 * Set when the organisation's monthly allowance of pushes is used up: DingTalk then
	 * pushes no content.
	 */
	public @Nullable String quotaError() {
		return Lenient.text(this.raw.path(this.raw.has("errorMessage") ? "errorMessage" : "errMsg"));
	}

	/** Everything that was pushed. */
	public JsonNode raw() {
		return this.raw;
	}

	/** Leaves out the text and where a reply goes. */
	@Override
	public String toString() {
		return "DingTalkRobotMessage[app=" + this.app + ", msgId=" + LogText.line(msgId()) + ", msgType="
				+ LogText.name(msgType()) + ", group=" + group() + "]";
	}

	/**
	 * A picture or file that a message carries.
	 *
	 * @param type {@code picture}, {@code audio}, {@code video} or {@code file}
	 * @param downloadCode code for
	 * {@link cn.bootx.starter.dingtalk.media.DingMediaService#download}
	 * @param fileName name of the file, or null where DingTalk names none
	 */
	public record Media(String type, String downloadCode, @Nullable String fileName) {
	}

	/**
	 * A message that another one answers.
	 *
	 * @param msgType as in {@link DingTalkRobotMessage#msgType()}, also
	 * {@code interactiveCard}
	 * @param senderId who said it, in DingTalk's encrypted form, or null
	 * @param media its pictures and files, and those that it quotes itself
	 */
	public record Quote(String msgType, @Nullable String msgId, @Nullable String senderId, String text,
			List<Media> media) {

		public Quote {
			media = List.copyOf(media);
		}

		/** Leaves out the text. */
		@Override
		public String toString() {
			return "Quote[msgType=" + LogText.name(this.msgType) + ", media=" + this.media.size() + "]";
		}

	}

	/**
	 * Where a reply goes. The address is a secret: everyone who has it may speak in the
	 * chat.
	 *
	 * @param expiresAt until when it works
	 */
	public record Session(String webhook, Instant expiresAt) {

		/** Leaves the address out. */
		@Override
		public String toString() {
			return "Session[expiresAt=" + this.expiresAt + "]";
		}

	}

}
