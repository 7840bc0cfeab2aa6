package cn.bootx.starter.simulator.wechat.people;

import java.util.List;

import cn.bootx.starter.simulator.http.Json;
import cn.bootx.starter.simulator.http.Routes;
import cn.bootx.starter.simulator.http.SimulatorRequest;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.simulator.rules.Fields;
import cn.bootx.starter.simulator.wechat.Fan;
import cn.bootx.starter.simulator.wechat.SimulatedAccount;
import cn.bootx.starter.simulator.wechat.gate.Gate;
import cn.bootx.starter.simulator.wechat.gate.WeChatErrors;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * {@code /cgi-bin/tags/*}, apart from the black list.
 */
public final class TagEndpoints {

	private static final int MAX_BATCH = 50;

	private static final int MAX_TAGS_OF_FAN = 20;

	public void register(Routes routes, Gate gate) {
		routes.post("/cgi-bin/tags/create", gate.accountJson(TagEndpoints::create))
			.get("/cgi-bin/tags/get", gate.account(TagEndpoints::list))
			.post("/cgi-bin/tags/update", gate.accountJson(TagEndpoints::update))
			.post("/cgi-bin/tags/delete", gate.accountJson(TagEndpoints::delete))
			.post("/cgi-bin/tags/members/batchtagging", gate.accountJson(TagEndpoints::tag))
			.post("/cgi-bin/tags/members/batchuntagging", gate.accountJson(TagEndpoints::untag))
			.post("/cgi-bin/tags/getidlist", gate.accountJson(TagEndpoints::ofFan))
			.post("/cgi-bin/user/tag/get", gate.accountJson(TagEndpoints::members));
	}

	private static SimulatorResponse create(SimulatedAccount account, JsonNode body) {
		String name = Fields.text(body.path("tag"), "name");
		ObjectNode answer = Json.object();
		answer.putObject("tag").put("id", account.tags().create(name)).put("name", name);
		return SimulatorResponse.json(answer);
	}

	private static SimulatorResponse list(SimulatedAccount account, SimulatorRequest request) {
		ArrayNode tags = Json.array();
		account.tags()
			.all()
			.forEach((id, name) -> tags
				.add(Json.object().put("id", id).put("name", name).put("count", members(account, id).size())));
		return SimulatorResponse.json(Json.object().set("tags", tags));
	}

	private static SimulatorResponse update(SimulatedAccount account, JsonNode body) {
		JsonNode tag = body.path("tag");
		account.tags().rename(tag.path("id").asInt(-1), Fields.text(tag, "name"));
		return SimulatorResponse.json(WeChatErrors.ok());
	}

	private static SimulatorResponse delete(SimulatedAccount account, JsonNode body) {
		int id = body.path("tag").path("id").asInt(-1);
		account.tags().remove(id);
		account.people().forEach((fan) -> fan.profile().untag(id));
		return SimulatorResponse.json(WeChatErrors.ok());
	}

	private static SimulatorResponse tag(SimulatedAccount account, JsonNode body) {
		int id = account.tags().require(body.path("tagid").asInt(-1));
		List<Fan> fans = FanList.of(account, body, MAX_BATCH);
		for (Fan fan : fans) {
			List<Integer> tags = fan.profile().tags();
			if (tags.size() >= MAX_TAGS_OF_FAN && !tags.contains(id)) {
				throw WeChatErrors.refuse(45059);
			}
		}
		fans.forEach((fan) -> fan.profile().tag(id));
		return SimulatorResponse.json(WeChatErrors.ok());
	}

	private static SimulatorResponse untag(SimulatedAccount account, JsonNode body) {
		int id = account.tags().require(body.path("tagid").asInt(-1));
		FanList.of(account, body, MAX_BATCH).forEach((fan) -> fan.profile().untag(id));
		return SimulatorResponse.json(WeChatErrors.ok());
	}

	private static SimulatorResponse ofFan(SimulatedAccount account, JsonNode body) {
		Fan fan = account.known(Fields.text(body, "openid"));
		if (fan == null) {
			throw WeChatErrors.refuse(40003);
		}
		ObjectNode answer = Json.object();
		ArrayNode ids = answer.putArray("tagid_list");
		fan.profile().tags().forEach(ids::add);
		return SimulatorResponse.json(answer);
	}

	private static SimulatorResponse members(SimulatedAccount account, JsonNode body) {
		int id = account.tags().require(body.path("tagid").asInt(-1));
		return OpenIdPage.after(account, members(account, id), Fields.text(body, "next_openid"));
	}

	private static List<String> members(SimulatedAccount account, int id) {
		return account.people()
			.stream()
			.filter((fan) -> fan.following() && fan.profile().tags().contains(id))
			.map(Fan::openId)
			.toList();
	}

}
