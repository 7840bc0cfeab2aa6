package cn.bootx.starter.dingtalk.notice;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * Who gets a work notice.
 *
 * @param userIds user ids, without duplicates
 * @param departmentIds departments, each with its sub-departments
 * @param everybody whether it goes to the whole organisation, at most three times a day
 * @since 0.1.0
 */
public record DingTalkNoticeReceivers(List<String> userIds, List<Long> departmentIds, boolean everybody) {

	public DingTalkNoticeReceivers {
		userIds = List.copyOf(new LinkedHashSet<>(userIds));
		departmentIds = List.copyOf(new LinkedHashSet<>(departmentIds));
		if (!everybody && userIds.isEmpty() && departmentIds.isEmpty()) {
			throw new IllegalArgumentException("a work notice needs users, departments or everybody as its receivers");
		}
		if (userIds.stream().anyMatch((id) -> id.isBlank() || id.indexOf(',') >= 0)) {
			throw new IllegalArgumentException("a user id must not be blank and holds no comma");
		}
	}

	public static DingTalkNoticeReceivers users(String... userIds) {
		return users(List.of(userIds));
	}

	public static DingTalkNoticeReceivers users(Collection<String> userIds) {
		return new DingTalkNoticeReceivers(List.copyOf(userIds), List.of(), false);
	}

	public static DingTalkNoticeReceivers departments(Long... departmentIds) {
		return new DingTalkNoticeReceivers(List.of(), List.of(departmentIds), false);
	}

	public static DingTalkNoticeReceivers everybodyInTheOrganisation() {
		return new DingTalkNoticeReceivers(List.of(), List.of(), true);
	}

	/** These receivers and some departments. */
	public DingTalkNoticeReceivers andDepartments(Long... departmentIds) {
		List<Long> all = new ArrayList<>(this.departmentIds);
		all.addAll(List.of(departmentIds));
		return new DingTalkNoticeReceivers(this.userIds, all, this.everybody);
	}

}
