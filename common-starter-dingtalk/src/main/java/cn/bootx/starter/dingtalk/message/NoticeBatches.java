package cn.bootx.starter.dingtalk.message;

import java.util.ArrayList;
import java.util.List;

import cn.bootx.starter.core.send.Receivers;

/**
 * Splits receivers into calls that DingTalk takes: 100 users and 20 departments each.
 * More users would also make the result of a task unreadable.
 */
final class NoticeBatches {

	static final int MAX_USERS = 100;

	static final int MAX_DEPARTMENTS = 20;

	private NoticeBatches() {
	}

	static List<DingTalkNoticeReceivers> split(DingTalkNoticeReceivers receivers) {
		if (receivers.everybody()) {
			return List.of(DingTalkNoticeReceivers.everybodyInTheOrganisation());
		}
		List<List<String>> users = Receivers.split(receivers.userIds(), MAX_USERS);
		List<List<Long>> departments = Receivers.split(receivers.departmentIds(), MAX_DEPARTMENTS);
		List<DingTalkNoticeReceivers> batches = new ArrayList<>();
		for (int i = 0; i < Math.max(users.size(), departments.size()); i++) {
			batches.add(new DingTalkNoticeReceivers((i < users.size()) ? users.get(i) : List.of(),
					(i < departments.size()) ? departments.get(i) : List.of(), false));
		}
		return batches;
	}

	/** Two calls instead of one that was refused because of one of its receivers. */
	static List<DingTalkNoticeReceivers> halve(DingTalkNoticeReceivers receivers) {
		List<String> users = receivers.userIds();
		List<Long> departments = receivers.departmentIds();
		if (!users.isEmpty() && !departments.isEmpty()) {
			return List.of(DingTalkNoticeReceivers.users(users),
					new DingTalkNoticeReceivers(List.of(), departments, false));
		}
		List<DingTalkNoticeReceivers> halves = new ArrayList<>();
		Receivers.split(users, (users.size() + 1) / 2)
			.forEach((half) -> halves.add(DingTalkNoticeReceivers.users(half)));
		Receivers.split(departments, (departments.size() + 1) / 2)
			.forEach((half) -> halves.add(new DingTalkNoticeReceivers(List.of(), half, false)));
		return halves;
	}

}
