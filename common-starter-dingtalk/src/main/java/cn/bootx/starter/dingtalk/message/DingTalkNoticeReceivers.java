package cn.bootx.starter.dingtalk.message;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.send.MessageCheck;
import cn.bootx.starter.core.send.Receivers;

/**
 * Who gets a work notice.
 *
 * @param departmentIds departments, each with its sub-departments
 * @param everybody whether it goes to the whole organisation, at most three times a day
 * @since 0.1.0
 */
public record DingTalkNoticeReceivers(List<String> userIds, List<Long> departmentIds, boolean everybody) {

	private static final int MAX_USERS = 100;

	private static final int MAX_DEPARTMENTS = 20;

	public DingTalkNoticeReceivers {
		userIds = Receivers.distinct(userIds);
		departmentIds = Receivers.distinct(departmentIds);
		MessageCheck.of(Platform.DING_TALK, DingTalkNoticeSender.SEND)
			.isTrue(everybody || !userIds.isEmpty() || !departmentIds.isEmpty(), "receivers",
					"must be users, departments or everybody")
			.isTrue(userIds.stream().noneMatch((id) -> id.isBlank() || id.indexOf(',') >= 0), "userid_list",
					"has a user id that is blank or holds a comma")
			.done();
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

	/**
	 * These receivers in calls that DingTalk takes: 100 users and 20 departments each.
	 */
	List<DingTalkNoticeReceivers> split() {
		if (this.everybody) {
			return List.of(everybodyInTheOrganisation());
		}
		if (this.userIds.size() <= MAX_USERS && this.departmentIds.size() <= MAX_DEPARTMENTS) {
			return List.of(this);
		}
		List<List<String>> users = Receivers.split(this.userIds, MAX_USERS);
		List<List<Long>> departments = Receivers.split(this.departmentIds, MAX_DEPARTMENTS);
		List<DingTalkNoticeReceivers> calls = new ArrayList<>();
		for (int i = 0; i < Math.max(users.size(), departments.size()); i++) {
			calls.add(new DingTalkNoticeReceivers((i < users.size()) ? users.get(i) : List.of(),
					(i < departments.size()) ? departments.get(i) : List.of(), false));
		}
		return calls;
	}

	/** Two calls instead of one that was refused because of one of its receivers. */
	List<DingTalkNoticeReceivers> halve() {
		if (!this.userIds.isEmpty() && !this.departmentIds.isEmpty()) {
			return List.of(users(this.userIds), new DingTalkNoticeReceivers(List.of(), this.departmentIds, false));
		}
		List<DingTalkNoticeReceivers> halves = new ArrayList<>();
		Receivers.split(this.userIds, (this.userIds.size() + 1) / 2).forEach((half) -> halves.add(users(half)));
		Receivers.split(this.departmentIds, (this.departmentIds.size() + 1) / 2)
			.forEach((half) -> halves.add(new DingTalkNoticeReceivers(List.of(), half, false)));
		return halves;
	}

	List<String> names() {
		List<String> names = new ArrayList<>(this.userIds);
		this.departmentIds.forEach((id) -> names.add("department " + id));
		if (this.everybody) {
			names.add("everybody");
		}
		return names;
	}

	/** These receivers and some departments. */
	public DingTalkNoticeReceivers andDepartments(Long... departmentIds) {
		List<Long> all = new ArrayList<>(this.departmentIds);
		all.addAll(List.of(departmentIds));
		return new DingTalkNoticeReceivers(this.userIds, all, this.everybody);
	}

}
