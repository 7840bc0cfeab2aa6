package cn.bootx.starter.dingtalk.user;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.client.UnreadableAnswer;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.send.MessageCheck;
import cn.bootx.starter.dingtalk.client.DingTalkClient;
import cn.bootx.starter.dingtalk.client.Lenient;
import cn.bootx.starter.dingtalk.client.Paged;

/**
 * Departments and their members, as far as the application may see them (权限管理 → 通讯录).
 * Streams are read as they are asked for, one call after the other at the rate that the
 * application may make calls with ({@code ding-talk.api.per-second}, all nodes together).
 * Needs the permissions {@code qyapi_get_department_list} and, for members,
 * {@code qyapi_get_department_member}.
 * <p>
 * A department that does not exist, or is not in the application's scope, is 50004
 * (PERMISSION): DingTalk answers both alike.
 *
 * @since 0.1.0
 * @see <a href=
 * "https://open.dingtalk.com/document/development/obtain-the-department-list-v2">DingTalk</a>
 */
public final class DingTalkContactService {

	/** The department that all others are below. */
	public static final long ROOT = 1;

	private static final String CHILDREN = "/topapi/v2/department/listsub";

	private static final String DEPARTMENT = "/topapi/v2/department/get";

	private static final String PARENTS = "/topapi/v2/department/listparentbydept";

	private static final String PARENTS_OF_USER = "/topapi/v2/department/listparentbyuser";

	private static final String MEMBERS = "/topapi/v2/user/list";

	private static final String MEMBER_IDS = "/topapi/user/listid";

	private static final String SEARCH = "/v1.0/contact/users/search";

	private static final int PAGE = 100;

	private final DingTalkClient client;

	private final DingTalkUserService users;

	public DingTalkContactService(DingTalkClient client, DingTalkUserService users) {
		this.client = client;
		this.users = users;
	}

	/** The service of another application. */
	public DingTalkContactService account(String name) {
		return new DingTalkContactService(this.client.account(name), this.users.account(name));
	}

	/** A department with its managers. */
	public Department department(long id) {
		JsonNode answer = this.client.oapi(DEPARTMENT, Json.object().put("dept_id", id).put("language", "zh_CN"));
		return Department.read(DEPARTMENT, answer.path("result"));
	}

	/** The departments directly below one. */
	public List<Department> children(long id) {
		JsonNode answer = this.client.oapi(CHILDREN, Json.object().put("dept_id", id).put("language", "zh_CN"));
		return Lenient.elements(answer.path("result"))
			.stream()
			.map((department) -> Department.read(CHILDREN, department))
			.toList();
	}

	/**
	 * All departments below one, the nearer ones first: one call for each that is read,
	 * each department once.
	 */
	public Stream<Department> descendants(long id) {
		Set<Long> seen = new HashSet<>(Set.of(id));
		Deque<Long> left = new ArrayDeque<>(List.of(id));
		return Stream
			.generate(() -> left.isEmpty() ? Optional.<List<Department>>empty()
					: Optional
						.of(children(left.removeFirst()).stream().filter((child) -> seen.add(child.id())).toList()))
			.takeWhile(Optional::isPresent)
			.map(Optional::orElseThrow)
			.peek((found) -> found.forEach((child) -> left.addLast(child.id())))
			.flatMap(List::stream);
	}

	/** The department itself, its parent, and so on up to the root. */
	public List<Long> parents(long id) {
		JsonNode answer = this.client.oapi(PARENTS, Json.object().put("dept_id", id));
		return Lenient.longs(answer.path("result").path("parent_id_list"));
	}

	/** For each department of a member that department, its parent, and so on. */
	public List<List<Long>> parentsOfUser(String userId) {
		JsonNode answer = this.client.oapi(PARENTS_OF_USER,
				Json.object("userid", DingTalkClient.required(PARENTS_OF_USER, "userid", userId)));
		return Lenient.elements(answer.path("result").path("parent_list"))
			.stream()
			.map((parents) -> Lenient.longs(parents.path("parent_dept_id_list")))
			.toList();
	}

	/** The members directly in a department, 100 in a call. */
	public Stream<DingTalkUserService.Details> members(long departmentId) {
		return Paged.read((cursor) -> {
			JsonNode result = this.client
				.oapi(MEMBERS,
						Json.object()
							.put("dept_id", departmentId)
							.put("cursor", cursor(cursor))
							.put("size", PAGE)
							.put("language", "zh_CN"))
				.path("result");
			String next = Lenient.bool(result.path("has_more")) ? Lenient.text(result.path("next_cursor")) : null;
			return new Paged.Page<>(Lenient.elements(UnreadableAnswer.list(Platform.DING_TALK, MEMBERS, result, "list"))
				.stream()
				.map(DingTalkUserService.Details::read)
				.toList(), next);
		});
	}

	private static long cursor(@Nullable String cursor) {
		return (cursor != null && cursor.matches("\\d{1,18}")) ? Long.parseLong(cursor) : 0;
	}

	/** The user ids of the members directly in a department, in one call. */
	public List<String> memberIds(long departmentId) {
		JsonNode answer = this.client.oapi(MEMBER_IDS, Json.object().put("dept_id", departmentId));
		return Lenient.texts(answer.path("result").path("userid_list"));
	}

	/**
	 * The user ids of the members of a department and of all below it, each once: whom a
	 * message of the application's robot goes to. Work notices take departments
	 * themselves.
	 */
	public List<String> allMemberIds(long departmentId) {
		Set<String> userIds = new LinkedHashSet<>(memberIds(departmentId));
		descendants(departmentId).forEach((department) -> userIds.addAll(memberIds(department.id())));
		return List.copyOf(userIds);
	}

	/**
	 * User ids of members whose name, pinyin or English name has the word, 100 in a call.
	 * Needs the permission {@code Contact.User.Read}.
	 */
	public Stream<String> search(String word) {
		MessageCheck.of(Platform.DING_TALK, SEARCH).required("queryWord", word).done();
		return Paged.read((offset) -> {
			long from = cursor(offset);
			JsonNode answer = this.client.api(SEARCH,
					Json.object().put("queryWord", word).put("offset", from).put("size", PAGE));
			List<String> found = Lenient.texts(answer.path("list"));
			boolean more = Lenient.bool(answer.path("hasMore")) && !found.isEmpty();
			return new Paged.Page<>(found, more ? String.valueOf(from + found.size()) : null);
		});
	}

	/**
	 * The members who have these mobile numbers, one call each, as receivers. A number
	 * that has no member or is not a number is unknown and does not keep the others from
	 * being found.
	 */
	public Receivers findByMobiles(Collection<String> mobiles) {
		Map<String, String> userIds = new LinkedHashMap<>();
		List<String> unknown = new ArrayList<>();
		for (String mobile : new LinkedHashSet<>(mobiles)) {
			Optional<String> userId = findByMobile(mobile);
			if (userId.isPresent()) {
				userIds.put(mobile, userId.get());
			}
			else {
				unknown.add(mobile);
			}
		}
		return new Receivers(userIds, unknown);
	}

	private Optional<String> findByMobile(String mobile) {
		try {
			return mobile.isBlank() ? Optional.empty() : this.users.findUserIdByMobile(mobile.strip());
		}
		catch (PlatformException ex) {
			if (ex.code().equals("40104") || ex.subCode().filter("40104"::equals).isPresent()) {
				return Optional.empty();
			}
			throw ex;
		}
	}

	/**
	 * A department.
	 *
	 * @param parentId 0 for the root
	 * @param managerUserIds who manages it; empty in lists
	 * @param raw the whole answer, for everything else
	 */
	public record Department(long id, String name, long parentId, List<String> managerUserIds, JsonNode raw) {

		static Department read(String api, JsonNode department) {
			return new Department(UnreadableAnswer.number(Platform.DING_TALK, api, department, "dept_id"),
					Objects.requireNonNullElse(Lenient.text(department.path("name")), ""),
					department.path("parent_id").asLong(), Lenient.texts(department.path("dept_manager_userid_list")),
					department);
		}

	}

	/** User ids by mobile number, in the order of the question, and who has none. */
	public record Receivers(Map<String, String> userIds, List<String> unknown) {

		public Receivers {
			userIds = Collections.unmodifiableMap(new LinkedHashMap<>(userIds));
			unknown = List.copyOf(unknown);
		}

		/** Leaves the numbers out. */
		@Override
		public String toString() {
			return "Receivers[known=" + this.userIds.size() + ", unknown=" + this.unknown.size() + "]";
		}

	}

}
