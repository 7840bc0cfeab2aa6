package cn.bootx.starter.dingtalk.message;

import java.util.Collection;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.send.MessageCheck;

/**
 * A group chat that was created.
 *
 * @param chatId id in the old family
 * @param openConversationId id in the new family
 * @since 0.1.0
 */
public record DingTalkChat(String chatId, @Nullable String openConversationId) {

	/**
	 * What a group chat is like.
	 *
	 * @param raw the whole {@code chat_info}, for everything else
	 */
	public record Info(String name, String owner, List<String> userIds, JsonNode raw) {
	}

	/** What is changed in a group chat; everything that is not named stays. */
	public static final class Change {

		private static final int MAX_MEMBERS = 40;

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
			check().count("add_useridlist", userIds, 1, MAX_MEMBERS).done();
			userIds.forEach(this.json.putArray("add_useridlist")::add);
			return this;
		}

		/** Members who leave, at most 40 in a call. */
		public Change remove(Collection<String> userIds) {
			check().count("del_useridlist", userIds, 1, MAX_MEMBERS).done();
			userIds.forEach(this.json.putArray("del_useridlist")::add);
			return this;
		}

		/**
		 * Another setting in the platform's spelling, for example {@code chatBannedType}.
		 */
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
