package cn.bootx.starter.simulator.wechat.people;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

import cn.bootx.starter.simulator.endpoint.RowCall;
import cn.bootx.starter.simulator.endpoint.RowCall.Effect;
import cn.bootx.starter.simulator.http.Json;
import cn.bootx.starter.simulator.rules.Fields;
import cn.bootx.starter.simulator.wechat.Fan;
import cn.bootx.starter.simulator.wechat.SimulatedAccount;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What the rows of followers, tags and the black list do.
 */
public final class PeopleEffects {

	private static final int MAX_TAGS = 100;

	private static final int MAX_TAGS_OF_FAN = 20;

	private PeopleEffects() {
	}

	public static Map<String, Effect> all() {
		Map<String, Effect> all = new HashMap<>();
		all.put("user", (call) -> call.answer().setAll(details(fan(call, call.text("openid")))));
		all.put("users", PeopleEffects::users);
		all.put("remark", (call) -> fan(call, call.text("openid")).profile().remark(call.text("remark")));
		all.put("followers", (call) -> page(call, Fan::following, "next_openid"));
		all.put("tag-create", PeopleEffects::createTag);
		all.put("tags", PeopleEffects::tags);
		all.put("tag-rename", PeopleEffects::renameTag);
		all.put("tag-delete", PeopleEffects::deleteTag);
		all.put("tag", PeopleEffects::tag);
		all.put("untag", (call) -> fans(call, (fan) -> fan.profile().untag(call.at("tagid").asInt())));
		all.put("fan-tags", (call) -> addTags(fan(call, call.text("openid")), call.answer().putArray("tagid_list")));
		all.put("tag-members", (call) -> page(call, tagged(call.at("tagid").asInt()), "next_openid"));
		all.put("black", (call) -> fans(call, (fan) -> fan.profile().blacklisted(true)));
		all.put("white", (call) -> fans(call, (fan) -> fan.profile().blacklisted(false)));
		all.put("blacklist", (call) -> page(call, (fan) -> fan.profile().blacklisted(), "begin_openid"));
		return all;
	}

	private static Fan fan(RowCall call, String openId) {
		Fan fan = call.caller(SimulatedAccount.class).known(openId);
		if (fan == null) {
			throw call.refuse(openId.isEmpty() ? "41009" : "40003", "openid");
		}
		return fan;
	}

	/** Changes all of {@code openid_list}, or none if one is not known. */
	private static void fans(RowCall call, Consumer<Fan> change) {
		List<Fan> fans = new ArrayList<>();
		call.at("openid_list").forEach((openId) -> fans.add(fan(call, openId.asText())));
		fans.forEach(change);
	}

	private static Predicate<Fan> tagged(int id) {
		return (fan) -> fan.following() && fan.profile().tags().contains(id);
	}

	private static void addTags(Fan fan, ArrayNode ids) {
		fan.profile().tags().forEach(ids::add);
	}

	/** The openids behind the one that ended the page before. */
	private static void page(RowCall call, Predicate<Fan> wanted, String next) {
		SimulatedAccount account = call.caller(SimulatedAccount.class);
		String last = call.text(next);
		if (!last.isEmpty()) {
			fan(call, last);
		}
		List<String> all = account.people().stream().filter(wanted).map(Fan::openId).toList();
		List<String> page = all.stream()
			.filter((openId) -> openId.compareTo(last) > 0)
			.limit(account.pageSize())
			.toList();
		ObjectNode answer = call.answer().put("total", all.size()).put("count", page.size());
		if (!page.isEmpty()) {
			ArrayNode openIds = answer.putObject("data").putArray("openid");
			page.forEach(openIds::add);
		}
		answer.put("next_openid", page.isEmpty() ? "" : page.get(page.size() - 1));
	}

	/** One openid that is not known fails the whole call. */
	private static void users(RowCall call) {
		ArrayNode list = Json.array();
		call.at("user_list").forEach((user) -> list.add(details(fan(call, Fields.text(user, "openid")))));
		call.answer().set("user_info_list", list);
	}

	private static ObjectNode details(Fan fan) {
		ObjectNode info = Json.object().put("subscribe", fan.following() ? 1 : 0).put("openid", fan.openId());
		String unionId = fan.profile().unionId();
		if (unionId != null) {
			info.put("unionid", unionId);
		}
		if (!fan.following()) {
			return info;
		}
		QrTicket ticket = fan.arrivedBy();
		boolean numeric = ticket != null && ticket.numeric();
		info.put("language", "zh_CN")
			.put("subscribe_time", fan.followedAt().getEpochSecond())
			.put("remark", fan.profile().remark())
			.put("groupid", fan.profile().tags().stream().findFirst().orElse(0));
		addTags(fan, info.putArray("tagid_list"));
		info.put("subscribe_scene", (ticket != null) ? "ADD_SCENE_QR_CODE" : "ADD_SCENE_SEARCH");
		info.put("qr_scene", (ticket != null && numeric) ? Long.parseLong(ticket.scene()) : 0);
		info.put("qr_scene_str", (ticket != null && !numeric) ? ticket.scene() : "");
		return info;
	}

	private static void createTag(RowCall call) {
		String name = freeName(call);
		if (call.documents("tags").size() > MAX_TAGS) {
			throw call.refuse("45056", "tag");
		}
		ObjectNode tag = Json.object().put("id", call.next("tags") - 1).put("name", name);
		call.documents("tags").put(Fields.text(tag, "id"), tag);
		call.answer().set("tag", tag.deepCopy());
	}

	private static String freeName(RowCall call) {
		String name = call.text("tag.name");
		for (JsonNode tag : call.documents("tags").values()) {
			if (Fields.text(tag, "name").equals(name) && !Fields.text(tag, "id").equals(call.text("tag.id"))) {
				throw call.refuse("45157", "tag.name");
			}
		}
		return name;
	}

	private static void tags(RowCall call) {
		ArrayNode tags = call.answer().putArray("tags");
		call.documents("tags")
			.values()
			.forEach((tag) -> tags.add(tag.deepCopy()
				.put("count",
						call.caller(SimulatedAccount.class)
							.people()
							.stream()
							.filter(tagged(tag.path("id").asInt()))
							.count())));
	}

	private static void renameTag(RowCall call) {
		String name = freeName(call);
		call.documents("tags").computeIfPresent(call.text("tag.id"), (id, tag) -> tag.deepCopy().put("name", name));
	}

	private static void deleteTag(RowCall call) {
		call.documents("tags").remove(call.text("tag.id"));
		call.caller(SimulatedAccount.class).people().forEach((fan) -> fan.profile().untag(call.at("tag.id").asInt()));
	}

	private static void tag(RowCall call) {
		int id = call.at("tagid").asInt();
		fans(call, (fan) -> {
			List<Integer> tags = fan.profile().tags();
			if (tags.size() >= MAX_TAGS_OF_FAN && !tags.contains(id)) {
				throw call.refuse("45059", "openid_list");
			}
		});
		fans(call, (fan) -> fan.profile().tag(id));
	}

}
