package cn.bootx.starter.dingtalk.message;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.ApiCall;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.UnreadableAnswer;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.send.MessageCheck;
import cn.bootx.starter.core.send.SendResult;
import cn.bootx.starter.dingtalk.client.DingTalkClient;
import cn.bootx.starter.dingtalk.client.Lenient;

/**
 * Creates group chats and sends messages to them as the application. DingTalk has closed
 * {@code chat/send} to applications created after September 2022: those let their robot
 * send with {@code DingTalkAppRobotSender}.
 *
 * @since 0.1.0
 * @see <a href=
 * "https://open.dingtalk.com/document/development/session-management-creates-groups">DingTalk</a>
 */
public final class DingTalkChatService {

	/** It becomes part of a path. */
	private static final Pattern CHAT_ID = Pattern.compile("[A-Za-z0-9_-]{1,128}");

	private final DingTalkClient client;

	public DingTalkChatService(DingTalkClient client) {
		this.client = client;
	}

	/** The service of another application. */
	public DingTalkChatService account(String name) {
		return new DingTalkChatService(this.client.account(name));
	}

	/** Creates a group of at most 40 members; {@link #update} adds more. */
	public Chat create(String name, String owner, Collection<String> userIds) {
		return created(this.client.oapi("/chat/create", members(name, owner, userIds)));
	}

	/** Creates one with the new family. Needs {@code qyapi_chat_manage}. */
	public Chat createGroup(String name, String owner, Collection<String> userIds) {
		ObjectNode body = members(name, owner, userIds).put("ownerType", "emp").put("conversationTag", 2);
		return created(this.client.api("/v1.0/im/group/create", body));
	}

	public Info get(String chatId) {
		JsonNode info = this.client
			.oapi((base) -> ApiCall.get(base, "/chat/get")
				.query("chatid", DingTalkClient.required("chat", "chatid", chatId)))
			.path("chat_info");
		if (!info.isObject()) {
			throw UnreadableAnswer.without(Platform.DING_TALK, "/chat/get", "chat_info");
		}
		return new Info(info.path("name").asText(), info.path("owner").asText(), Lenient.texts(info.path("useridlist")),
				info);
	}

	public void update(String chatId, Change change) {
		this.client.oapi("/chat/update", change.toJson(chatId));
	}

	/** Sends a message of any kind, at most 2048 bytes; the result has its id. */
	public SendResult send(String chatId, DingTalkMsg message) {
		ObjectNode json = message.toJson();
		MessageCheck.of(Platform.DING_TALK, "/chat/send")
			.required("chatid", chatId)
			.optionalText("msg", Json.write(json), 2048)
			.done();
		ObjectNode body = Json.object().put("chatid", chatId);
		body.set("msg", json);
		return SendResult.of(UnreadableAnswer.require(Platform.DING_TALK, "/chat/send",
				this.client.oapi("/chat/send", body), "messageId", "messageid"));
	}

	/** The id of the same group in the new family, for robots and cards. */
	public String openConversationId(String chatId) {
		MessageCheck.of(Platform.DING_TALK, "/v1.0/im/chat")
			.required("chatid", chatId)
			.matches("chatid", chatId, CHAT_ID, "an id of letters, digits, - and _")
			.done();
		String path = "/v1.0/im/chat/" + chatId + "/convertToOpenConversationId";
		return UnreadableAnswer.require(Platform.DING_TALK, path, this.client.api((base) -> ApiCall.post(base, path)),
				"openConversationId");
	}

	private static ObjectNode members(String name, String owner, Collection<String> userIds) {
		MessageCheck.of(Platform.DING_TALK, "chat")
			.characters("name", name, 20)
			.isTrue(userIds.contains(owner), "owner", "must be one of the members of the group")
			.count("useridlist", userIds, 1, 40)
			.done();
		ObjectNode body = Json.object().put("name", name).put("owner", owner);
		userIds.forEach(body.putArray("useridlist")::add);
		return body;
	}

	private static Chat created(JsonNode answer) {
		return new Chat(UnreadableAnswer.require(Platform.DING_TALK, "/chat/create", answer, "chatid", "chatId"),
				Lenient.text(answer.path("openConversationId")));
	}

	/**
	 * A group chat that was created.
	 *
	 * @param chatId id in the old family
	 * @param openConversationId id in the new family
	 */
	public record Chat(String chatId, @Nullable String openConversationId) {
	}

	/**
	 * What a group chat is like.
	 *
	 * @param raw the whole {@code chat_info}, for everything else
	 */
	public record Info(String name, String owner, List<String> userIds, JsonNode raw) {
	}

	/** What is changed in a group chat; everything that is not named stays. */
	public static final class Change {

		private final ObjectNode json = Json.object();

		/** A new name, at most 20 characters. */
		public Change name(String name) {
			check().characters("name", name, 20).done();
			this.json.put("name", name);
			return this;
		}

		/** A new owner, who must be a member. */
		public Change owner(String userId) {
			check().required("owner", userId).done();
			this.json.put("owner", userId);
			return this;
		}

		/** New members, at most 40 in a call. */
		public Change add(Collection<String> userIds) {
			check().count("add_useridlist", userIds, 1, 40).done();
			userIds.forEach(this.json.putArray("add_useridlist")::add);
			return this;
		}

		/** Members who leave, at most 40 in a call. */
		public Change remove(Collection<String> userIds) {
			check().count("del_useridlist", userIds, 1, 40).done();
			userIds.forEach(this.json.putArray("del_useridlist")::add);
			return this;
		}

		/** Another setting of the platform, for example {@code chatBannedType}. */
		public Change setting(String name, int value) {
			this.json.put(name, value);
			return this;
		}

		ObjectNode toJson(String chatId) {
			check().required("chatid", chatId).done();
			return this.json.deepCopy().put("chatid", chatId);
		}

		private static MessageCheck check() {
			return MessageCheck.of(Platform.DING_TALK, "/chat/update");
		}

	}

}
