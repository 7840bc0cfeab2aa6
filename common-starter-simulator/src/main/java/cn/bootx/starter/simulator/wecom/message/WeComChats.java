package cn.bootx.starter.simulator.wecom.message;

import java.time.Instant;
import java.util.List;

import cn.bootx.starter.simulator.journal.ChatMessage;
import cn.bootx.starter.simulator.journal.ChatStore;
import cn.bootx.starter.simulator.journal.Platforms;
import cn.bootx.starter.simulator.wecom.WeComAgent;
import cn.bootx.starter.simulator.wecom.media.WeComMedia;
import cn.bootx.starter.simulator.wecom.media.WeComMediaStore;
import cn.bootx.starter.simulator.wecom.robot.WeComRobotMessage;
import cn.bootx.starter.simulator.rules.Fields;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * Puts accepted messages into the chats that simulated users see. The chat with an agent
 * is {@code corpId/agentId/userId}.
 */
public final class WeComChats {

	private static final List<String> PICTURES = List.of("media_id", "thumb_media_id", "picurl", "image_url");

	private final ChatStore store;

	private final WeComMediaStore media;

	public WeComChats(ChatStore store, WeComMediaStore media) {
		this.store = store;
		this.media = media;
	}

	/** A new message, or the new state of one that was recalled or updated. */
	void agentSaid(WeComAgent agent, WeComMessage message) {
		String picture = pictureOf(message.body().path(message.msgType()));
		for (String user : message.receivers()) {
			this.store.add(new ChatMessage(Platforms.WECOM, conversation(agent, user), name(agent), user,
					message.recalled() ? "recalled" : message.msgType(),
					text(message.text(), message.body().path(message.msgType())), picture, contentOf(message),
					message.msgId(), message.at()));
		}
	}

	/**
	 * A card as it is after the last update: replaced as a whole, or its buttons by a
	 * text.
	 */
	private static @Nullable JsonNode contentOf(WeComMessage message) {
		JsonNode content = content(message.body(), message.msgType());
		JsonNode update = message.update();
		if (update == null || content == null) {
			return content;
		}
		if (update.path("template_card").isObject()) {
			return update.path("template_card");
		}
		ObjectNode replaced = content.deepCopy();
		if (update.path("button").isObject()) {
			return replaced.put("replace_name", Fields.text(update.path("button"), "replace_name"));
		}
		return replaced.put("replace_name", message.msgType().equals("taskcard")
				? pressed(content, Fields.text(update, "clicked_key")) : Fields.text(update, "replace_name"));
	}

	private static String pressed(JsonNode taskCard, String key) {
		return taskCard.path("btn")
			.valueStream()
			.filter((button) -> Fields.text(button, "key").equals(key))
			.map((button) -> button.path("replace_name").asText(Fields.text(button, "name")))
			.findFirst()
			.orElse("");
	}

	public void agentReplied(WeComAgent agent, String user, String kind, String text, @Nullable String mediaId,
			@Nullable JsonNode content, Instant at) {
		add(conversation(agent, user), name(agent), user, kind, text,
				(mediaId == null) ? null : this.media.addressOf(mediaId), content, at);
	}

	public void userSaid(WeComAgent agent, String user, String kind, String text, @Nullable String mediaId,
			Instant at) {
		add(conversation(agent, user), user, name(agent), kind, text,
				(mediaId == null) ? null : this.media.addressOf(mediaId), null, at);
	}

	public void robotSaid(String conversation, WeComRobotMessage message, @Nullable String imageId) {
		String picture = (imageId != null) ? this.media.addressOf(imageId)
				: pictureOf(message.body().path(message.msgType()));
		add(conversation, "robot", conversation, message.msgType(),
				text(message.text(), message.body().path(message.msgType())), picture,
				content(message.body(), message.msgType()), message.at());
	}

	void groupSaid(WeComAgent agent, String chatId, String kind, JsonNode content, Instant at) {
		add(chatId, name(agent), chatId, kind, text(MessageTexts.of(content), content), pictureOf(content), content,
				at);
	}

	/** A file's name where nothing else can be read. */
	private String text(String text, JsonNode content) {
		WeComMedia medium = text.isEmpty() ? this.media.find(Fields.text(content, "media_id")) : null;
		return (medium != null) ? medium.file().fileName() : text;
	}

	/** Where pictures that users send are kept. */
	public WeComMediaStore media() {
		return this.media;
	}

	/** Where a browser gets a medium. */
	public String addressOf(WeComMedia medium) {
		return String.valueOf(this.media.addressOf(medium.mediaId()));
	}

	public ChatMessage expects(String user, String text) {
		return this.store.expects(Platforms.WECOM, user, text);
	}

	private void add(String conversation, String from, String to, String kind, String text, @Nullable String mediaUrl,
			@Nullable JsonNode content, Instant at) {
		this.store.add(new ChatMessage(Platforms.WECOM, conversation, from, to, kind, text, mediaUrl, content, at));
	}

	private static @Nullable JsonNode content(JsonNode body, String msgType) {
		return body.get(msgType);
	}

	private static String conversation(WeComAgent agent, String user) {
		return agent.corpId() + "/" + agent.id() + "/" + user;
	}

	private static String name(WeComAgent agent) {
		return "agent-" + agent.id();
	}

	private @Nullable String pictureOf(JsonNode content) {
		for (String member : PICTURES) {
			JsonNode found = content.findValue(member);
			if (found != null) {
				String value = found.asText();
				return value.startsWith("http") ? value : this.media.addressOf(value);
			}
		}
		return content.path("card_image").path("url").asText(null);
	}

}
