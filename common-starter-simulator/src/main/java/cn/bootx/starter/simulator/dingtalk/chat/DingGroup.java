package cn.bootx.starter.simulator.dingtalk.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A group chat: what a test sees of it.
 *
 * @since 0.1.0
 */
public final class DingGroup {

	private final String openConversationId;

	private final String chatId;

	private final Set<String> robots = ConcurrentHashMap.newKeySet();

	private final List<String> members = new CopyOnWriteArrayList<>();

	private final List<JsonNode> messages = new CopyOnWriteArrayList<>();

	private volatile String name;

	private volatile String owner;

	private volatile boolean disbanded;

	DingGroup(String openConversationId, String chatId, String name, String owner, List<String> members) {
		this.openConversationId = openConversationId;
		this.chatId = chatId;
		this.name = name;
		this.owner = owner;
		this.members.addAll(members);
	}

	/** Id in the new API family. */
	public String openConversationId() {
		return this.openConversationId;
	}

	/** Id in the old API family. */
	public String chatId() {
		return this.chatId;
	}

	public String name() {
		return this.name;
	}

	/** User id of the owner, empty if no owner was named. */
	public String owner() {
		return this.owner;
	}

	/** User ids of the members. */
	public List<String> members() {
		return List.copyOf(this.members);
	}

	/** What {@code /chat/send} brought, oldest first. */
	public List<JsonNode> messages() {
		return List.copyOf(this.messages);
	}

	/** Codes of the robots that are members. */
	public List<String> robotCodes() {
		return this.robots.stream().sorted().toList();
	}

	/** Changes its name. */
	public void name(String value) {
		this.name = value;
	}

	/** A member joins. */
	public void join(String userId) {
		change(this.owner, List.of(userId), List.of());
	}

	/** A member leaves. */
	public void leave(String userId) {
		change(this.owner, List.of(), List.of(userId));
	}

	/** Refuses every further message: the members left the group. */
	public void disband() {
		this.disbanded = true;
	}

	public boolean disbanded() {
		return this.disbanded;
	}

	public Set<String> robots() {
		return this.robots;
	}

	void add(JsonNode message) {
		this.messages.add(message);
	}

	synchronized void rename(String newName) {
		this.name = newName;
	}

	synchronized void change(String newOwner, List<String> added, List<String> removed) {
		List<String> changed = new ArrayList<>(this.members);
		changed.removeAll(removed);
		added.stream().filter((user) -> !changed.contains(user)).forEach(changed::add);
		this.members.clear();
		this.members.addAll(changed);
		this.owner = newOwner;
	}

}
