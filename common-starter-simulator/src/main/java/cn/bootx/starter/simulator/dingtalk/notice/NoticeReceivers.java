package cn.bootx.starter.simulator.dingtalk.notice;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import cn.bootx.starter.simulator.dingtalk.people.DingDirectory;
import cn.bootx.starter.simulator.dingtalk.people.DingUser;

/**
 * Whom a work notice was meant for and what became of it.
 *
 * @param delivered user ids
 * @param invalidUsers ids that nobody has
 * @param invalidDepartments ids of departments without members
 * @param forbidden user id to the code of the platform's limit
 * @param readers who of them read it
 */
record NoticeReceivers(List<String> delivered, List<String> invalidUsers, List<Long> invalidDepartments,
		Map<String, String> forbidden, Set<String> readers) {

	NoticeReceivers() {
		this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new LinkedHashMap<>(),
				ConcurrentHashMap.newKeySet());
	}

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

	int count() {
		return this.delivered.size() + this.forbidden.size() + this.invalidUsers.size();
	}

}
