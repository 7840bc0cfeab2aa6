package cn.bootx.starter.dingtalk.user;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.client.UnreadableAnswer;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.dingtalk.client.DingTalkClient;
import cn.bootx.starter.dingtalk.client.Lenient;

/**
 * Finds members of the organisation. A user who does not exist, or has left, is an empty
 * result; a missing permission is an exception that names it.
 *
 * @since 0.1.0
 * @see <a href=
 * "https://open.dingtalk.com/document/development/query-user-details">DingTalk</a>
 */
public final class DingTalkUserService {

	private final DingTalkClient client;

	public DingTalkUserService(DingTalkClient client) {
		this.client = client;
	}

	/** The service of another application. */
	public DingTalkUserService account(String name) {
		return new DingTalkUserService(this.client.account(name));
	}

	/** The user id of a union id. Needs the permission {@code qyapi_get_member}. */
	public Optional<String> findUserIdByUnionId(String unionId) {
		return findUserId("/topapi/user/getbyunionid", "unionid", unionId);
	}

	/** The user id of a mobile number. Needs {@code qyapi_get_member_by_mobile}. */
	public Optional<String> findUserIdByMobile(String mobile) {
		return findUserId("/topapi/v2/user/getbymobile", "mobile", mobile);
	}

	private Optional<String> findUserId(String path, String member, String value) {
		return call(path, Json.object(member, DingTalkClient.required("user", member, value)))
			.map((result) -> UnreadableAnswer.require(Platform.DING_TALK, path, result, "userid", "userId"));
	}

	/**
	 * What is known of a user; members without a permission are absent. Needs the
	 * permission {@code qyapi_get_member}.
	 */
	public Optional<Details> find(String userId) {
		return call("/topapi/v2/user/get",
				Json.object("userid", DingTalkClient.required("user", "userid", userId), "language", "zh_CN"))
			.map(Details::read);
	}

	/**
	 * Who opened a page inside of the DingTalk client.
	 * @param code what the page got from {@code requestAuthCode}; it works once, for five
	 * minutes
	 * @throws PlatformException if the code is used, expired or of another application
	 */
	public InternalUser byLoginCode(String code) {
		JsonNode answer = this.client.oapi("/topapi/v2/user/getuserinfo",
				Json.object().put("code", DingTalkClient.required("user", "code", code)));
		return InternalUser.read(answer.path("result"));
	}

	private Optional<JsonNode> call(String path, ObjectNode body) {
		try {
			return Optional.of(this.client.oapi(path, body).path("result"));
		}
		catch (PlatformException ex) {
			if (isUnknownUser(ex.code()) || isUnknownUser(ex.subCode().orElse(""))) {
				return Optional.empty();
			}
			throw ex;
		}
	}

	/** Not found, and "illegal user id", which is what an unknown one is called. */
	private static boolean isUnknownUser(String code) {
		return code.equals("60121") || code.equals("33012");
	}

	/**
	 * A member of the organisation. What the application has no permission for is null or
	 * empty.
	 *
	 * @param unionId id across the organisations
	 * @param stateCode its country code
	 * @param managerUserId the direct superior
	 * @param leadingDepartmentIds those of them that the user leads
	 * @param active whether DingTalk is activated
	 * @param admin whether the user administers the organisation
	 * @param boss whether the user owns it
	 * @param raw the whole answer, for everything else
	 */
	public record Details(String userId, @Nullable String unionId, @Nullable String name, @Nullable String avatar,
			@Nullable String mobile, @Nullable String stateCode, @Nullable String email, @Nullable String orgEmail,
			@Nullable String jobNumber, @Nullable String title, @Nullable String workPlace,
			@Nullable String managerUserId, List<Long> departmentIds, List<Long> leadingDepartmentIds, boolean active,
			boolean admin, boolean boss, @Nullable Instant hiredAt, JsonNode raw) {

		static Details read(JsonNode user) {
			List<Long> leading = Lenient.elements(user.path("leader_in_dept"))
				.stream()
				.filter((department) -> Lenient.bool(department.path("leader")))
				.map((department) -> department.path("dept_id").asLong())
				.toList();
			long hired = user.path("hired_date").asLong();
			return new Details(
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

		/** Leaves out what is personal. */
		@Override
		public String toString() {
			return "Details[userId=" + this.userId + "]";
		}

	}

	/**
	 * A member who logged in inside of the DingTalk client.
	 *
	 * @param deviceId the device, or null
	 * @param admin whether the user administers the organisation
	 * @param adminLevel 1 main administrator, 2 sub-administrator, 100 owner, 0 none
	 */
	public record InternalUser(String userId, @Nullable String unionId, @Nullable String name,
			@Nullable String deviceId, boolean admin, int adminLevel) {

		static InternalUser read(JsonNode result) {
			return new InternalUser(
					UnreadableAnswer.require(Platform.DING_TALK, "/topapi/v2/user/getuserinfo", result, "userid",
							"userId"),
					Lenient.text(result.path(result.has("unionid") ? "unionid" : "unionId")),
					Lenient.text(result.path("name")), Lenient.text(result.path("device_id")),
					Lenient.bool(result.path("sys")), result.path("sys_level").asInt());
		}

	}

}
