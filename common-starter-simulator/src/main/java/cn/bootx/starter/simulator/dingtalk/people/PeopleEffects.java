package cn.bootx.starter.simulator.dingtalk.people;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import cn.bootx.starter.simulator.dingtalk.SimulatedDingTalkApp;
import cn.bootx.starter.simulator.endpoint.RowCall;
import cn.bootx.starter.simulator.endpoint.RowCall.Effect;
import cn.bootx.starter.simulator.http.Json;
import cn.bootx.starter.simulator.rules.Fields;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * What the rows of departments, members and callback addresses do.
 */
public final class PeopleEffects {

	private static final String ROOT = "1";

	private final DingDirectory directory;

	private final LoginSource codes;

	/**
	 * @param codes who a login code belongs to, null if it is unknown or used
	 */
	public PeopleEffects(DingDirectory directory, LoginSource codes) {
		this.directory = directory;
		this.codes = codes;
	}

	public Map<String, Effect> all() {
		Map<String, Effect> all = new HashMap<>();
		all.put("user-by-mobile", this::byMobile);
		all.put("user-by-code", this::byCode);
		all.put("user",
				(call) -> call.answer().set("result", view(user(call, this.directory.byId(call.text("userid"))))));
		all.put("user-by-union", this::byUnionId);
		all.put("user-save", this::save);
		all.put("user-delete",
				(call) -> this.directory.remove(user(call, this.directory.byId(call.text("userid"))).userId()));
		all.put("users", this::page);
		all.put("user-ids", this::ids);
		all.put("user-count",
				(call) -> call.answer().putObject("result").put("count", this.directory.everybody().size()));
		all.put("user-search", this::search);
		all.put("departments", PeopleEffects::children);
		all.put("department-ids", PeopleEffects::childIds);
		all.put("department-delete", this::deleteDepartment);
		all.put("parents-of-user", this::parentsOfUser);
		all.put("parents-of-department",
				(call) -> call.answer().putObject("result").set("parent_id_list", parents(call, call.text("dept_id"))));
		all.put("callback", PeopleEffects::subscribe);
		return all;
	}

	private static DingUser user(RowCall call, @Nullable DingUser user) {
		if (user == null) {
			throw call.refuse("60121", "userid");
		}
		return user;
	}

	private void byMobile(RowCall call) {
		DingUser user = user(call, this.directory.byMobile(call.text("mobile")));
		// The platform's own example shows this list as a string of JSON.
		call.answer().putObject("result").put("userid", user.userId()).put("exclusive_account_userid_list", "[]");
	}

	private void byCode(RowCall call) {
		DingUser user = this.codes.redeem(call.text("code"));
		if (user == null) {
			throw call.refuse("40078", "code");
		}
		call.answer()
			.putObject("result")
			.put("userid", user.userId())
			.put("unionid", user.unionId())
			.put("name", user.name())
			.put("sys", false)
			.put("sys_level", 0)
			.put("device_id", "simulated")
			.put("associated_unionid", user.unionId());
	}

	private void byUnionId(RowCall call) {
		DingUser user = user(call, this.directory.byUnionId(call.text("unionid")));
		call.answer().putObject("result").put("userid", user.userId()).put("contact_type", 0);
	}

	private static JsonNode view(DingUser user) {
		List<Object> leading = user.departments()
			.stream()
			.<Object>map((department) -> Fields.of("dept_id", department, "leader", false))
			.toList();
		return Json.tree(Fields.of("userid", user.userId(), "unionid", user.unionId(), "name", user.name(), "avatar",
				"", "state_code", "86", "mobile", user.mobile(), "hide_mobile", false, "dept_id_list",
				user.departments(), "leader_in_dept", leading, "active", true, "real_authed", true, "senior", false,
				"admin", false, "boss", false, "exclusive_account", false));
	}

	/** Creates a member, or changes what is given. */
	private void save(RowCall call) {
		boolean create = call.request().path().endsWith("/create");
		String id = call.text("userid").isEmpty() ? RowCall.random().substring(0, 16) : call.text("userid");
		DingUser known = this.directory.byId(id);
		if (create == (known != null)) {
			throw call.refuse(create ? "60102" : "60121", "userid");
		}
		DingUser before = (known != null) ? known : DingUser.of(id, "", "");
		List<Long> departments = new ArrayList<>();
		for (String item : call.text("dept_id_list").split(",")) {
			departments.addAll(item.isBlank() ? List.of() : List.of(Long.parseLong(item.strip())));
		}
		this.directory.add(new DingUser(id, before.unionId(), call.at("name").asText(before.name()),
				call.at("mobile").asText(before.mobile()), departments.isEmpty() ? before.departments() : departments));
		call.answer().putObject("result").put("userid", id).put("unionId", before.unionId());
	}

	private List<DingUser> members(RowCall call) {
		long department = call.at("dept_id").asLong();
		return this.directory.everybody().stream().filter((user) -> user.departments().contains(department)).toList();
	}

	private void page(RowCall call) {
		List<DingUser> members = members(call);
		int from = Math.min(call.at("cursor").asInt(), members.size());
		int to = Math.min(from + call.at("size").asInt(), members.size());
		ObjectNode result = call.answer().putObject("result").put("has_more", to < members.size());
		if (to < members.size()) {
			result.put("next_cursor", to);
		}
		ArrayNode list = result.putArray("list");
		boolean simple = call.request().path().endsWith("listsimple");
		members.subList(from, to)
			.forEach((user) -> list.add(simple ? ((ObjectNode) view(user)).retain("userid", "name") : view(user)));
	}

	private void ids(RowCall call) {
		ArrayNode ids = call.answer().putObject("result").putArray("userid_list");
		members(call).forEach((user) -> ids.add(user.userId()));
	}

	private void search(RowCall call) {
		List<String> found = this.directory.everybody()
			.stream()
			.filter((user) -> user.name().contains(call.text("queryWord")))
			.map(DingUser::userId)
			.toList();
		int from = Math.min(call.at("offset").asInt(), found.size());
		int to = Math.min(from + call.at("size").asInt(), found.size());
		call.answer().put("hasMore", to < found.size()).put("totalCount", found.size());
		call.answer().set("list", Json.tree(found.subList(from, to)));
	}

	private static List<ObjectNode> below(RowCall call) {
		String parent = call.text("dept_id").isEmpty() ? ROOT : call.text("dept_id");
		return call.documents("departments")
			.values()
			.stream()
			.filter((department) -> Fields.text(department, "parent_id").equals(parent))
			.toList();
	}

	private static void children(RowCall call) {
		ArrayNode result = call.answer().putArray("result");
		below(call).forEach((department) -> result.add(department.deepCopy()));
	}

	private static void childIds(RowCall call) {
		ArrayNode ids = call.answer().putObject("result").putArray("dept_id_list");
		below(call).forEach((department) -> ids.add(department.path("dept_id").asLong()));
	}

	private void deleteDepartment(RowCall call) {
		long id = call.at("dept_id").asLong();
		if (id == 1 || !below(call).isEmpty() || !this.directory.inDepartment(id).isEmpty()) {
			throw call.refuse("50005", "dept_id");
		}
		call.documents("departments").remove(String.valueOf(id));
	}

	private void parentsOfUser(RowCall call) {
		ArrayNode list = call.answer().putObject("result").putArray("parent_list");
		user(call, this.directory.byId(call.text("userid"))).departments()
			.forEach((id) -> list.addObject().set("parent_dept_id_list", parents(call, id.toString())));
	}

	/** From the department itself up to the root. */
	private static ArrayNode parents(RowCall call, String department) {
		ArrayNode ids = Json.array();
		ObjectNode at = call.documents("departments").get(department);
		while (at != null) {
			ids.add(at.path("dept_id").asLong());
			at = call.documents("departments").get(Fields.text(at, "parent_id"));
		}
		return ids;
	}

	/** The platform checks the address before it keeps it. */
	private static void subscribe(RowCall call) {
		SimulatedDingTalkApp app = call.caller(SimulatedDingTalkApp.class);
		app.events().subscribe(call.text("token"), call.text("aes_key"), call.text("url"));
		if (!app.events().checkUrl().accepted()) {
			throw call.refuse("71012", "url");
		}
	}

	/** Where login codes are redeemed. */
	@FunctionalInterface
	public interface LoginSource {

		@Nullable DingUser redeem(String code);

	}

}
