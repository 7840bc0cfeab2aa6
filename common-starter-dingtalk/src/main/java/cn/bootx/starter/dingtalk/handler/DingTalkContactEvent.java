package cn.bootx.starter.dingtalk.handler;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import cn.bootx.starter.core.text.LogText;
import cn.bootx.starter.dingtalk.client.Lenient;

/**
 * A change of members, departments, administrators or labels: {@code user_add_org},
 * {@code user_modify_org}, {@code user_leave_org}, {@code user_active_org},
 * {@code org_dept_create}, {@code org_dept_modify}, {@code org_dept_remove},
 * {@code org_admin_add}, {@code org_admin_remove}, {@code label_user_change} and others
 * whose names begin like these. A parameter of this type is null for other events.
 *
 * @param type the event, for example {@code user_leave_org}
 * @param userIds the members it is about; one event may be about many
 * @param departmentIds the departments it is about
 * @since 0.1.0
 */
public record DingTalkContactEvent(String type, List<String> userIds, List<Long> departmentIds,
		DingTalkEventMessage event) {

	private static final List<String> PREFIXES = List.of("user_", "org_", "label_");

	/** Reads an event; empty if it is about something else. */
	public static Optional<DingTalkContactEvent> of(DingTalkEventMessage event) {
		String type = event.type().toLowerCase(Locale.ROOT);
		if (PREFIXES.stream().noneMatch(type::startsWith)) {
			return Optional.empty();
		}
		return Optional.of(new DingTalkContactEvent(type, Lenient.texts(event.member("UserId")),
				Lenient.longs(event.member("DeptId")), event));
	}

	@Override
	public String toString() {
		return "DingTalkContactEvent[" + LogText.name(this.type) + ", users=" + this.userIds.size() + ", departments="
				+ this.departmentIds.size() + "]";
	}

}
