package cn.bootx.starter.wecom.notice;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;

import cn.bootx.starter.wecom.message.FieldCheck;

/**
 * Who gets a message: members, departments and tags together, or everybody in the
 * application's visible range. At most 1000 members, 100 departments and 100 tags.
 *
 * @since 0.1.0
 */
public final class WeComReceivers {

	/** Most members of one message. */
	public static final int MAX_USERS = 1000;

	/** Most departments of one message. */
	public static final int MAX_DEPARTMENTS = 100;

	/** Most tags of one message. */
	public static final int MAX_TAGS = 100;

	private final boolean everybody;

	private final List<String> users;

	private final List<Long> departments;

	private final List<Long> tags;

	private WeComReceivers(boolean everybody, Collection<String> users, Collection<Long> departments,
			Collection<Long> tags) {
		this.everybody = everybody;
		this.users = List.copyOf(users);
		this.departments = List.copyOf(departments);
		this.tags = List.copyOf(tags);
	}

	/** Members by their user ids. */
	public static WeComReceivers users(String... userIds) {
		return users(List.of(userIds));
	}

	/** Members by their user ids. */
	public static WeComReceivers users(Collection<String> userIds) {
		return new WeComReceivers(false, userIds, List.of(), List.of());
	}

	/** All members of departments. */
	public static WeComReceivers departments(Collection<Long> ids) {
		return new WeComReceivers(false, List.of(), ids, List.of());
	}

	/** All members with a tag. */
	public static WeComReceivers tags(Collection<Long> ids) {
		return new WeComReceivers(false, List.of(), List.of(), ids);
	}

	/** Everybody in the application's visible range. */
	public static WeComReceivers everybody() {
		return new WeComReceivers(true, List.of(), List.of(), List.of());
	}

	/** These receivers and those; everybody stays everybody. */
	public WeComReceivers and(WeComReceivers others) {
		return new WeComReceivers(this.everybody || others.everybody, joined(this.users, others.users),
				joined(this.departments, others.departments), joined(this.tags, others.tags));
	}

	boolean isEverybody() {
		return this.everybody;
	}

	void validate(FieldCheck check) {
		check
			.isTrue(this.everybody || !this.users.isEmpty() || !this.departments.isEmpty() || !this.tags.isEmpty(),
					"touser, toparty and totag are all empty: name at least one receiver")
			.count("touser", this.users, 0, MAX_USERS)
			.count("toparty", this.departments, 0, MAX_DEPARTMENTS)
			.count("totag", this.tags, 0, MAX_TAGS);
		for (String user : this.users) {
			check.isTrue(!user.isBlank() && user.indexOf('|') < 0, "touser holds an id that is blank or contains '|'");
			check.isTrue(!user.equals("@all"), "touser holds '@all': use WeComReceivers.everybody()");
		}
	}

	/** In the form of the call that sends. */
	void writeJoined(ObjectNode message) {
		if (this.everybody) {
			// WeCom ignores departments and tags beside it.
			message.put("touser", "@all");
			return;
		}
		put(message, "touser", this.users);
		put(message, "toparty", this.departments);
		put(message, "totag", this.tags);
	}

	/** In the form of the call that changes a card. */
	void writeLists(ObjectNode update) {
		if (this.everybody) {
			update.put("atall", 1);
			return;
		}
		if (!this.users.isEmpty()) {
			this.users.forEach(update.putArray("userids")::add);
		}
		if (!this.departments.isEmpty()) {
			this.departments.forEach(update.putArray("partyids")::add);
		}
		if (!this.tags.isEmpty()) {
			this.tags.forEach(update.putArray("tagids")::add);
		}
	}

	private static void put(ObjectNode message, String field, List<?> ids) {
		if (!ids.isEmpty()) {
			message.put(field, String.join("|", ids.stream().map(Object::toString).toList()));
		}
	}

	private static <T> List<T> joined(List<T> first, List<T> second) {
		List<T> all = new ArrayList<>(first);
		second.stream().filter((item) -> !all.contains(item)).forEach(all::add);
		return all;
	}

	@Override
	public String toString() {
		return this.everybody ? "everybody" : this.users.size() + " users, " + this.departments.size()
				+ " departments, " + this.tags.size() + " tags";
	}

}
