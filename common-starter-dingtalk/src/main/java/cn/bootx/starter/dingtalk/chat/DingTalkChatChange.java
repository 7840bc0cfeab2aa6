package cn.bootx.starter.dingtalk.chat;

import java.util.Collection;

import com.fasterxml.jackson.databind.node.ObjectNode;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.send.MessageCheck;
import cn.bootx.starter.core.json.Json;

/**
 * What is changed in a group chat; everything that is not named stays.
 *
 * @since 0.1.0
 */
public final class DingTalkChatChange {

	private static final int MAX_NAME = 20;

	private static final int MAX_MEMBERS = 40;

	private final ObjectNode json = Json.object();

	/** A new name, at most 20 characters. */
	public DingTalkChatChange name(String name) {
		check().characters("name", name, MAX_NAME).done();
		this.json.put("name", name);
		return this;
	}

	/** A new owner, who must be a member. */
	public DingTalkChatChange owner(String userId) {
		check().required("owner", userId).done();
		this.json.put("owner", userId);
		return this;
	}

	/** New members, at most 40 in a call. */
	public DingTalkChatChange add(Collection<String> userIds) {
		check().count("add_useridlist", userIds, 1, MAX_MEMBERS).done();
		userIds.forEach(this.json.putArray("add_useridlist")::add);
		return this;
	}

	/** Members who leave, at most 40 in a call. */
	public DingTalkChatChange remove(Collection<String> userIds) {
		check().count("del_useridlist", userIds, 1, MAX_MEMBERS).done();
		userIds.forEach(this.json.putArray("del_useridlist")::add);
		return this;
	}

	/** Another setting in the platform's spelling, for example {@code chatBannedType}. */
	public DingTalkChatChange setting(String name, int value) {
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
