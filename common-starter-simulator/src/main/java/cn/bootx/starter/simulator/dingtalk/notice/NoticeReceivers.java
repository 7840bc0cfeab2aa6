package cn.bootx.starter.simulator.dingtalk.notice;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import cn.bootx.starter.simulator.dingtalk.people.DingDirectory;
import cn.bootx.starter.simulator.dingtalk.people.DingUser;

/**
 * Whom a work notice was meant for and what became of it.
 */
final class NoticeReceivers {

	private final List<String> delivered = new ArrayList<>();

	private final List<String> invalidUsers = new ArrayList<>();

	private final List<Long> invalidDepartments = new ArrayList<>();

	/** User id to the code of the platform's limit. */
	private final Map<String, String> forbidden = new LinkedHashMap<>();

	/** Resolves the lists of a call; nothing is delivered yet. */
	static Set<String> resolve(DingDirectory directory, boolean toAll, List<String> users, List<Long> departments,
			NoticeReceivers receivers) {
		Set<String> resolved = new LinkedHashSet<>();
		if (toAll) {
			directory.everybody().forEach((user) -> resolved.add(user.userId()));
			return resolved;
		}
		for (String user : users) {
			if (directory.byId(user) != null) {
				resolved.add(user);
			}
			else {
				receivers.invalidUsers.add(user);
			}
		}
		for (long department : departments) {
			List<DingUser> members = directory.inDepartment(department);
			if (members.isEmpty()) {
				receivers.invalidDepartments.add(department);
			}
			members.forEach((member) -> resolved.add(member.userId()));
		}
		return resolved;
	}

	void deliver(String userId) {
		this.delivered.add(userId);
	}

	void forbid(String userId, String code) {
		this.forbidden.put(userId, code);
	}

	List<String> delivered() {
		return this.delivered;
	}

	List<String> invalidUsers() {
		return this.invalidUsers;
	}

	List<Long> invalidDepartments() {
		return this.invalidDepartments;
	}

	Map<String, String> forbidden() {
		return this.forbidden;
	}

	int count() {
		return this.delivered.size() + this.forbidden.size() + this.invalidUsers.size();
	}

}
