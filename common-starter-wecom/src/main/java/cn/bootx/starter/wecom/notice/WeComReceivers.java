package cn.bootx.starter.wecom.notice;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;

import cn.bootx.starter.core.send.MessageCheck;
import cn.bootx.starter.core.send.Receivers;
import cn.bootx.starter.core.send.SendResult;

/**
 * Who gets a message: members, departments and tags together, or all members in the
 * application's visible range. Each is named once, in the first spelling: WeCom does not
 * distinguish upper and lower case in user ids. More than {@value #MAX_USERS} members,
 * {@value #MAX_DEPARTMENTS} departments or {@value #MAX_TAGS} tags go out in several
 * calls.
 *
 * @since 0.1.0
 */
public final class WeComReceivers {

	/** Most members of one call; departments and tags have limits of their own. */
	public static final int MAX_USERS = 1000;

	public static final int MAX_DEPARTMENTS = 100;

	public static final int MAX_TAGS = 100;

	private final boolean everybody;

	private final List<String> users;

	private final List<Long> departments;

	private final List<Long> tags;

	private WeComReceivers(boolean everybody, Collection<String> users, Collection<Long> departments,
			Collection<Long> tags) {
		this.everybody = everybody;
		this.users = Receivers.distinctIgnoringCase(users);
		this.departments = Receivers.distinct(departments);
		this.tags = Receivers.distinct(tags);
	}

	/** Members by their user ids. */
	public static WeComReceivers users(String... userIds) {
		return users(List.of(userIds));
	}

	/** Members by their user ids. */
	public static WeComReceivers users(Collection<String> userIds) {
		return new WeComReceivers(false, userIds, List.of(), List.of());
	}

	public static WeComReceivers departments(Collection<Long> ids) {
		return new WeComReceivers(false, List.of(), ids, List.of());
	}

	public static WeComReceivers tags(Collection<Long> ids) {
		return new WeComReceivers(false, List.of(), List.of(), ids);
	}

	/** All members in the application's visible range. */
	public static WeComReceivers everybody() {
		return new WeComReceivers(true, List.of(), List.of(), List.of());
	}

	/** These receivers and those; everybody stays everybody. */
	public WeComReceivers and(WeComReceivers others) {
		return new WeComReceivers(this.everybody || others.everybody,
				Stream.concat(this.users.stream(), others.users.stream()).toList(),
				Stream.concat(this.departments.stream(), others.departments.stream()).toList(),
				Stream.concat(this.tags.stream(), others.tags.stream()).toList());
	}

	boolean isEverybody() {
		return this.everybody;
	}

	void validate(MessageCheck check) {
		check.isTrue(this.everybody || !this.users.isEmpty() || !this.departments.isEmpty() || !this.tags.isEmpty(),
				"touser", "is missing, and toparty and totag too: name at least one receiver");
		for (String user : this.users) {
			check
				.isTrue(!user.isBlank() && user.indexOf('|') < 0, "touser", "holds an id that is blank or contains '|'")
				.isTrue(!user.equals("@all"), "touser", "holds '@all': use WeComReceivers.everybody()");
		}
	}

	/** These receivers in as many parts as calls are needed. */
	List<WeComReceivers> parts() {
		List<List<String>> userParts = Receivers.split(this.users, MAX_USERS);
		List<List<Long>> departmentParts = Receivers.split(this.departments, MAX_DEPARTMENTS);
		List<List<Long>> tagParts = Receivers.split(this.tags, MAX_TAGS);
		int count = Math.max(userParts.size(), Math.max(departmentParts.size(), tagParts.size()));
		if (this.everybody || count <= 1) {
			return List.of(this);
		}
		List<WeComReceivers> parts = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			parts.add(new WeComReceivers(false, part(userParts, i), part(departmentParts, i), part(tagParts, i)));
		}
		return parts;
	}

	private static <T> List<T> part(List<List<T>> parts, int index) {
		return (index < parts.size()) ? parts.get(index) : List.of();
	}

	/** The caller's spelling of a member that WeCom names in lower case. */
	String spelled(String user) {
		return Receivers.spelledAs(this.users, user);
	}

	/** All of them as not reached. */
	List<SendResult.NotReached> notReached(String reason, boolean outcomeUnknown) {
		List<SendResult.NotReached> all = new ArrayList<>();
		this.users.forEach((user) -> all.add(new SendResult.NotReached(user, reason, outcomeUnknown)));
		this.departments
			.forEach((id) -> all.add(new SendResult.NotReached("department " + id, reason, outcomeUnknown)));
		this.tags.forEach((id) -> all.add(new SendResult.NotReached("tag " + id, reason, outcomeUnknown)));
		return all;
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
			StringJoiner joined = new StringJoiner("|");
			ids.forEach((id) -> joined.add(id.toString()));
			message.put(field, joined.toString());
		}
	}

	@Override
	public String toString() {
		return this.everybody ? "everybody" : this.users.size() + " users, " + this.departments.size()
				+ " departments, " + this.tags.size() + " tags";
	}

}
