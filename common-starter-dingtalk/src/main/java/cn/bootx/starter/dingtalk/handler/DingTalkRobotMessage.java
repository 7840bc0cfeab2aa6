package cn.bootx.starter.dingtalk.handler;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.text.LogText;

/**
 * What a user said to an application's robot.
 *
 * @since 0.1.0
 */
public final class DingTalkRobotMessage {

	private final Builder parts;

	private DingTalkRobotMessage(Builder parts) {
		this.parts = parts;
	}

	/**
	 * A message of the given application, as tests of handlers need it.
	 */
	public static Builder builder(String app) {
		return new Builder(app);
	}

	/** Name of the application. */
	public String app() {
		return this.parts.app;
	}

	/** Id of the message; empty where DingTalk sends none. */
	public String msgId() {
		return this.parts.msgId;
	}

	/**
	 * {@code text}, {@code richText}, {@code picture}, {@code audio}, {@code video},
	 * {@code file} or {@code unknownMsgType}.
	 */
	public String msgType() {
		return this.parts.msgType;
	}

	/**
	 * Text of the message without the space that groups put before it, the texts of a
	 * rich text, what was understood of a voice message; otherwise empty.
	 */
	public String text() {
		return this.parts.text;
	}

	/** The chat. */
	public String conversationId() {
		return this.parts.conversationId;
	}

	/** Whether the chat is a group. */
	public boolean group() {
		return this.parts.group;
	}

	/** Name of the group, or null. */
	public @Nullable String conversationTitle() {
		return this.parts.conversationTitle;
	}

	/** Display name of the sender. */
	public @Nullable String senderNick() {
		return this.parts.senderNick;
	}

	/** User id of the sender, or null for outsiders. */
	public @Nullable String senderUserId() {
		return this.parts.senderUserId;
	}

	/** The robot, or null. */
	public @Nullable String robotCode() {
		return this.parts.robotCode;
	}

	/** Pictures and files of the message itself, in their order. */
	public List<Media> media() {
		return this.parts.media;
	}

	/** The message that this one answers, or null. */
	public @Nullable Quote quote() {
		return this.parts.quote;
	}

	/**
	 * Codes of all pictures and files, those of the message itself before those that it
	 * quotes, for {@link cn.bootx.starter.dingtalk.media.DingMediaService#downloadUrl}.
	 */
	public List<String> downloadCodes() {
		List<Media> all = new ArrayList<>(this.parts.media);
		if (this.parts.quote != null) {
			all.addAll(this.parts.quote.media());
		}
		return all.stream().map(Media::downloadCode).distinct().toList();
	}

	/** When the message was sent. */
	public Instant createdAt() {
		return this.parts.createdAt;
	}

	/** Where a reply goes for 90 minutes, or null. */
	public @Nullable Session session() {
		return this.parts.session;
	}

	/**
	 * Set when the organisation's monthly allowance of pushes is used up: DingTalk then
	 * pushes no content.
	 */
	public @Nullable String quotaError() {
		return this.parts.quotaError;
	}

	/** Everything that was pushed. */
	public JsonNode raw() {
		return this.parts.raw;
	}

	/** Reads a push. */
	public static DingTalkRobotMessage read(String app, JsonNode push) {
		return RobotContent.read(app, push);
	}

	/**
	 * Leaves out the text and where a reply goes.
	 */
	@Override
	public String toString() {
		return "DingTalkRobotMessage[app=" + this.parts.app + ", msgId=" + LogText.line(this.parts.msgId) + ", msgType="
				+ LogText.name(this.parts.msgType) + ", group=" + this.parts.group + "]";
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
	 * @param msgId its id, or null
	 * @param senderId who said it, in DingTalk's encrypted form, or null
	 * @param text text of the message
	 * @param media its pictures and files, and those that it quotes itself
	 */
	public record Quote(String msgType, @Nullable String msgId, @Nullable String senderId, String text,
			List<Media> media) {

		public Quote {
			media = List.copyOf(media);
		}

		/**
		 * Leaves out the text.
		 */
		@Override
		public String toString() {
			return "Quote[msgType=" + LogText.name(this.msgType) + ", media=" + this.media.size() + "]";
		}

	}

	/**
	 * Collects the parts of a message.
	 */
	public static final class Builder {

		private final String app;

		private String msgId = "";

		private String msgType = "text";

		private String text = "";

		private String conversationId = "";

		private boolean group;

		private @Nullable String conversationTitle;

		private @Nullable String senderNick;

		private @Nullable String senderUserId;

		private @Nullable String robotCode;

		private List<Media> media = List.of();

		private @Nullable Quote quote;

		private Instant createdAt = Instant.EPOCH;

		private @Nullable Session session;

		private @Nullable String quotaError;

		private JsonNode raw = Json.object();

		private Builder(String app) {
			this.app = app;
		}

		public Builder msgId(String msgId) {
			this.msgId = msgId;
			return this;
		}

		public Builder msgType(String msgType) {
			this.msgType = msgType;
			return this;
		}

		public Builder text(String text) {
			this.text = text;
			return this;
		}

		/** The chat with the robot alone. */
		public Builder conversationId(String conversationId) {
			this.conversationId = conversationId;
			return this;
		}

		/** A group, whose name may be null. */
		public Builder group(String conversationId, @Nullable String title) {
			this.conversationId = conversationId;
			this.conversationTitle = title;
			this.group = true;
			return this;
		}

		public Builder sender(@Nullable String userId, @Nullable String nick) {
			this.senderUserId = userId;
			this.senderNick = nick;
			return this;
		}

		public Builder robotCode(@Nullable String robotCode) {
			this.robotCode = robotCode;
			return this;
		}

		public Builder media(List<Media> media) {
			this.media = List.copyOf(media);
			return this;
		}

		public Builder quote(@Nullable Quote quote) {
			this.quote = quote;
			return this;
		}

		public Builder createdAt(Instant createdAt) {
			this.createdAt = createdAt;
			return this;
		}

		public Builder session(@Nullable Session session) {
			this.session = session;
			return this;
		}

		public Builder quotaError(@Nullable String quotaError) {
			this.quotaError = quotaError;
			return this;
		}

		public Builder raw(JsonNode raw) {
			this.raw = raw;
			return this;
		}

		public DingTalkRobotMessage build() {
			Builder copy = new Builder(this.app).msgId(this.msgId)
				.msgType(this.msgType)
				.text(this.text)
				.sender(this.senderUserId, this.senderNick)
				.robotCode(this.robotCode)
				.media(this.media)
				.quote(this.quote)
				.createdAt(this.createdAt)
				.session(this.session)
				.quotaError(this.quotaError)
				.raw(this.raw);
			return new DingTalkRobotMessage(this.group ? copy.group(this.conversationId, this.conversationTitle)
					: copy.conversationId(this.conversationId));
		}

	}

	/**
	 * Where a reply to a robot message goes. The address is a secret: everyone who has it
	 * may speak in the chat.
	 *
	 * @param webhook the address
	 * @param expiresAt until when it works
	 */
	public record Session(String webhook, Instant expiresAt) {

		/**
		 * Leaves the address out.
		 */
		@Override
		public String toString() {
			return "Session[expiresAt=" + this.expiresAt + "]";
		}

	}

}
