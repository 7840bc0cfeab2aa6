package cn.bootx.starter.dingtalk.user;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.UnreadableAnswer;
import cn.bootx.starter.dingtalk.client.Lenient;

/**
 * A member of the organisation. What the application has no permission for is null or
 * empty.
 *
 * @param userId id within the organisation
 * @param unionId id across the organisations
 * @param name display name
 * @param avatar address of the picture
 * @param mobile mobile number
 * @param stateCode its country code
 * @param email e-mail address
 * @param orgEmail e-mail address of the organisation
 * @param jobNumber staff number
 * @param title position
 * @param workPlace place of work
 * @param managerUserId the direct superior
 * @param departmentIds departments
 * @param leadingDepartmentIds those of them that the user leads
 * @param active whether DingTalk is activated
 * @param admin whether the user administers the organisation
 * @param boss whether the user owns it
 * @param hiredAt when the user was hired
 * @param raw the whole answer, for everything else
 * @since 0.1.0
 */
public record DingTalkUserDetails(String userId, @Nullable String unionId, @Nullable String name,
		@Nullable String avatar, @Nullable String mobile, @Nullable String stateCode, @Nullable String email,
		@Nullable String orgEmail, @Nullable String jobNumber, @Nullable String title, @Nullable String workPlace,
		@Nullable String managerUserId, List<Long> departmentIds, List<Long> leadingDepartmentIds, boolean active,
		boolean admin, boolean boss, @Nullable Instant hiredAt, JsonNode raw) {

	static DingTalkUserDetails read(JsonNode user) {
		List<Long> leading = Lenient.elements(user.path("leader_in_dept"))
			.stream()
			.filter((department) -> Lenient.bool(department.path("leader")))
			.map((department) -> department.path("dept_id").asLong())
			.toList();
		long hired = user.path("hired_date").asLong();
		return new DingTalkUserDetails(
				UnreadableAnswer.require(Platform.DING_TALK, "/topapi/v2/user/get", user, "userid", "userId"),
				text(user, "unionid"), text(user, "name"), text(user, "avatar"), text(user, "mobile"),
				text(user, "state_code"), text(user, "email"), text(user, "org_email"), text(user, "job_number"),
				text(user, "title"), text(user, "work_place"), text(user, "manager_userid"),
				Lenient.longs(user.path("dept_id_list")), leading, Lenient.bool(user.path("active")),
				Lenient.bool(user.path("admin")), Lenient.bool(user.path("boss")),
				(hired > 0) ? Instant.ofEpochMilli(hired) : null, user);
	}

	private static @Nullable String text(JsonNode user, String member) {
		return Lenient.text(user.path(member));
	}

	/**
	 * Leaves out what is personal.
	 */
	@Override
	public String toString() {
		return "DingTalkUserDetails[userId=" + this.userId + "]";
	}

}
