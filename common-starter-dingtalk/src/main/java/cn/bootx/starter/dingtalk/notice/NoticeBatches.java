package cn.bootx.starter.dingtalk.notice;

import java.util.ArrayList;
import java.util.List;

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
		List<List<String>> users = partition(receivers.userIds(), MAX_USERS);
		List<List<Long>> departments = partition(receivers.departmentIds(), MAX_DEPARTMENTS);
		List<DingTalkNoticeReceivers> batches = new ArrayList<>();
		for (int i = 0; i < Math.max(users.size(), departments.size()); i++) {
			batches.add(new DingTalkNoticeReceivers((i < users.size()) ? users.get(i) : List.of(),
					(i < departments.size()) ? departments.get(i) : List.of(), false));
		}
		return batches;
	}

	private static <T> List<List<T>> partition(List<T> all, int size) {
		List<List<T>> parts = new ArrayList<>();
		for (int from = 0; from < all.size(); from += size) {
			parts.add(all.subList(from, Math.min(from + size, all.size())));
		}
		return parts;
	}

}
