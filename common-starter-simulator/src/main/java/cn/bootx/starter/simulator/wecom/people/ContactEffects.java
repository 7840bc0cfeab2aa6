package cn.bootx.starter.simulator.wecom.people;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import cn.bootx.starter.simulator.crypto.Sha1Signature;
import cn.bootx.starter.simulator.endpoint.RowCall;
import cn.bootx.starter.simulator.endpoint.RowCall.Effect;
import cn.bootx.starter.simulator.http.Json;
import cn.bootx.starter.simulator.wecom.SimulatedWeComAgent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * What the rows of contacts and of logins do.
 */
public final class ContactEffects {

	private static final String ROOT = "1";

	private final WeComDirectory directory;

	private final LoginCodes codes;

	public ContactEffects(WeComDirectory directory, LoginCodes codes) {
		this.directory = directory;
		this.codes = codes;
	}

	public Map<String, Effect> all() {
		Map<String, Effect> all = new LinkedHashMap<>();
		all.put("user", (call) -> show(call, user(call, "userid")));
		all.put("user-create", this::create);
		all.put("user-update", this::update);
		all.put("user-delete", this::delete);
		all.put("users", this::users);
		all.put("user-ids", this::userIds);
		all.put("user-by-mobile", (call) -> call.answer().put("userid", find(call, call.text("mobile")).userId()));
		all.put("openid", (call) -> call.bind("openid", openId(call, user(call, "userid"))));
		all.put("user-by-openid", this::byOpenId);
		all.put("login", this::login);
		all.put("user-detail", this::detail);
		all.put("session", this::session);
		all.put("departments", ContactEffects::departments);
		all.put("department-delete", this::deleteDepartment);
		all.put("tag-members", this::tagMembers);
		all.put("tag", (call) -> changeTag(call, true));
		all.put("untag", (call) -> changeTag(call, false));
		return all;
	}

	private WeComUser user(RowCall call, String field) {
		WeComUser user = this.directory.find(corp(call), call.text(field));
		if (user == null) {
			throw call.refuse("60111", field);
		}
		return user;
	}

	private static void show(RowCall call, WeComUser user) {
		call.answer().setAll(view(user));
	}

	private static ObjectNode view(WeComUser user) {
		ObjectNode view = Json.object().put("userid", user.userId()).put("name", user.name()).put("position", "");
		view.set("department", Json.tree(user.departments()));
		return view.put("status", 1)
			.put("isleader", 0)
			.put("enable", 1)
			.put("main_department", user.departments().isEmpty() ? 1 : user.departments().get(0));
	}

	private void create(RowCall call) {
		if (this.directory.find(corp(call), call.text("userid")) != null) {
			throw call.refuse("60102", "userid");
		}
		if (call.text("mobile").isEmpty() && call.text("email").isEmpty()) {
			throw call.refuse("60129", "mobile");
		}
		save(call, WeComUser.of(call.text("userid"), call.text("name")));
	}

	private void update(RowCall call) {
		save(call, user(call, "userid"));
	}

	/** Only what is given changes. */
	private void save(RowCall call, WeComUser before) {
		String mobile = call.at("mobile").asText(before.mobile());
		for (WeComUser other : this.directory.everybody(corp(call))) {
			if (!mobile.isEmpty() && other.mobile().equals(mobile) && !other.userId().equals(before.userId())) {
				throw call.refuse("60104", "mobile");
			}
		}
		List<Integer> departments = call.at("department").isArray() ? numbers(call.at("department"))
				: before.departments();
		Map<String, ObjectNode> known = call.documents("departments");
		if (call.at("department").isArray()
				&& !departments.stream().allMatch((id) -> known.containsKey(id.toString()))) {
			throw call.refuse("60123", "department");
		}
		this.directory.add(corp(call), new WeComUser(before.userId(), call.at("name").asText(before.name()), mobile,
				departments, before.tags()));
	}

	private void delete(RowCall call) {
		List<String> ids = new ArrayList<>();
		call.at("useridlist").forEach((id) -> ids.add(id.asText()));
		ids.addAll(ids.isEmpty() ? List.of(call.text("userid")) : List.of());
		if (ids.stream().anyMatch((id) -> this.directory.find(corp(call), id) == null)) {
			throw call.refuse("60111", "userid");
		}
		ids.forEach((id) -> this.directory.remove(corp(call), id));
	}

	private void users(RowCall call) {
		ArrayNode users = call.answer().putArray("userlist");
		int department = call.at("department_id").asInt();
		boolean simple = call.request().path().endsWith("simplelist");
		this.directory.everybody(corp(call))
			.stream()
			.filter((user) -> user.departments().contains(department))
			.map(ContactEffects::view)
			.forEach((view) -> users.add(simple ? view.retain("userid", "name", "department") : view));
	}

	private void userIds(RowCall call) {
		ArrayNode all = call.answer().put("next_cursor", "").putArray("dept_user");
		this.directory.everybody(corp(call))
			.forEach((user) -> user.departments()
				.forEach((id) -> all.addObject().put("userid", user.userId()).put("department", id)));
	}

	private WeComUser find(RowCall call, String mobile) {
		return this.directory.everybody(corp(call))
			.stream()
			.filter((user) -> user.mobile().equals(mobile))
			.findFirst()
			.orElseThrow(() -> call.refuse("46004", "mobile"));
	}

	private static String openId(RowCall call, WeComUser user) {
		return "o" + Sha1Signature.of(corp(call), user.userId()).substring(0, 27);
	}

	private void byOpenId(RowCall call) {
		call.answer()
			.put("userid",
					this.directory.everybody(corp(call))
						.stream()
						.filter((user) -> openId(call, user).equals(call.text("openid")))
						.findFirst()
						.orElseThrow(() -> call.refuse("46004", "openid"))
						.userId());
	}

	private WeComUser redeem(RowCall call, String field) {
		LoginCodes.Code code = this.codes.redeem(corp(call), call.text(field));
		if (code == null) {
			throw call.refuse("40029", field);
		}
		if (code.privateInfo()) {
			String ticket = RowCall.random();
			call.documents("user-tickets")
				.put(ticket,
						Json.object()
							.put("userid", code.user().userId())
							.put("until", call.until(Duration.ofSeconds(1800))));
			call.answer().put("user_ticket", ticket).put("expires_in", 1800);
		}
		return code.user();
	}

	private void login(RowCall call) {
		call.answer().put("userid", redeem(call, "code").userId());
	}

	private void detail(RowCall call) {
		ObjectNode ticket = call.documents("user-tickets").get(call.text("user_ticket"));
		if (ticket == null || ticket.path("until").asLong() <= call.now().getEpochSecond()) {
			throw call.refuse("84014", "user_ticket");
		}
		WeComUser user = this.directory.require(corp(call), ticket.path("userid").asText());
		call.answer().put("userid", user.userId()).put("gender", "0").put("mobile", user.mobile()).put("avatar", "");
	}

	private void session(RowCall call) {
		call.answer()
			.put("corpid", corp(call))
			.put("userid", redeem(call, "js_code").userId())
			.put("session_key", RowCall.random().substring(0, 24));
	}

	private static void departments(RowCall call) {
		Map<String, ObjectNode> all = call.documents("departments");
		String wanted = call.text("id").isEmpty() ? ROOT : call.text("id");
		boolean simple = call.request().path().endsWith("simplelist");
		ArrayNode shown = call.answer().putArray(simple ? "department_id" : "department");
		all.values()
			.stream()
			.filter((department) -> below(all, department, wanted))
			.map(ObjectNode::deepCopy)
			.forEach((copy) -> shown.add(simple ? copy.retain("id", "parentid", "order") : copy));
	}

	private static boolean below(Map<String, ObjectNode> all, @Nullable ObjectNode department, String wanted) {
		for (ObjectNode at = department; at != null; at = all.get(at.path("parentid").asText())) {
			if (at.path("id").asText().equals(wanted)) {
				return true;
			}
		}
		return false;
	}

	private void deleteDepartment(RowCall call) {
		String id = call.text("id");
		Map<String, ObjectNode> all = call.documents("departments");
		if (id.equals(ROOT)) {
			throw call.refuse("60007", "id");
		}
		if (all.values().stream().anyMatch((other) -> other.path("parentid").asText().equals(id))) {
			throw call.refuse("60006", "id");
		}
		if (!this.directory.inDepartment(corp(call), Integer.parseInt(id)).isEmpty()) {
			throw call.refuse("60005", "id");
		}
		all.remove(id);
	}

	private void tagMembers(RowCall call) {
		ArrayNode users = call.answer().putArray("userlist");
		call.answer().putArray("partylist");
		this.directory.withTag(corp(call), call.at("tagid").asInt())
			.forEach((user) -> users.addObject().put("userid", user.userId()).put("name", user.name()));
	}

	private void changeTag(RowCall call, boolean add) {
		Integer tag = call.at("tagid").asInt();
		List<String> invalid = new ArrayList<>();
		UnaryOperator<List<Integer>> change = (tags) -> {
			List<Integer> changed = new ArrayList<>(tags);
			changed.remove(tag);
			if (add) {
				changed.add(tag);
			}
			return changed;
		};
		for (JsonNode id : call.at("userlist")) {
			WeComUser user = this.directory.find(corp(call), id.asText());
			if (user == null) {
				invalid.add(id.asText());
				continue;
			}
			this.directory.add(corp(call), new WeComUser(user.userId(), user.name(), user.mobile(), user.departments(),
					change.apply(user.tags())));
		}
		if (invalid.size() == call.at("userlist").size()) {
			throw call.refuse(invalid.isEmpty() ? "40035" : "40070", "userlist");
		}
		if (!invalid.isEmpty()) {
			call.answer().put("invalidlist", String.join("|", invalid));
		}
	}

	private static List<Integer> numbers(JsonNode array) {
		List<Integer> numbers = new ArrayList<>();
		array.forEach((item) -> numbers.add(item.asInt()));
		return numbers;
	}

	private static String corp(RowCall call) {
		return call.caller(SimulatedWeComAgent.class).agent().corpId();
	}

}
