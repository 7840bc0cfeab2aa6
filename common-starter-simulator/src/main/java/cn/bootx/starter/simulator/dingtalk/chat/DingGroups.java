package cn.bootx.starter.simulator.dingtalk.chat;

import cn.bootx.starter.simulator.dingtalk.notice.NoticeMessageRules;
import cn.bootx.starter.simulator.dingtalk.people.DingDirectory;
import java.time.Clock;
import cn.bootx.starter.simulator.endpoint.RowCall.Effect;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/**
 * The group chats of the corporation.
 */
public final class DingGroups {

	private final Map<String, DingGroup> groups = new ConcurrentHashMap<>();

	/** A group of that id, made where it is missing. */
	public DingGroup named(String openConversationId) {
		return this.groups.computeIfAbsent(openConversationId,
				(id) -> new DingGroup(id, "chat" + unique(), id, "", List.of()));
	}

	DingGroup create(String name, String owner, List<String> members) {
		DingGroup group = new DingGroup("cid" + unique() + "==", "chat" + unique(), name, owner, members);
		this.groups.put(group.openConversationId(), group);
		return group;
	}

	public @Nullable DingGroup find(String openConversationId) {
		return this.groups.get(openConversationId);
	}

	public @Nullable DingGroup byChatId(@Nullable String chatId) {
		return this.groups.values().stream().filter((group) -> group.chatId().equals(chatId)).findFirst().orElse(null);
	}

	public DingGroup restore(String openConversationId, String chatId, String name, String owner,
			List<String> members) {
		DingGroup group = new DingGroup(openConversationId, chatId, name, owner, members);
		this.groups.put(openConversationId, group);
		return group;
	}

	public List<DingGroup> all() {
		return List.copyOf(this.groups.values());
	}

	public void clear() {
		this.groups.clear();
	}

	private static String unique() {
		return UUID.randomUUID().toString().replace("-", "");
	}

	/** What the rows of group chats do. */
	public Map<String, Effect> effects(Clock clock, DingDirectory directory, NoticeMessageRules rules,
			DingChats chats) {
		return new ChatEffects(clock, this, directory, rules, chats).all();
	}

}
