package cn.bootx.starter.simulator.wecom.message;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.StreamSupport;

import cn.bootx.starter.simulator.endpoint.RowCall;
import cn.bootx.starter.simulator.endpoint.RowCall.Effect;
import cn.bootx.starter.simulator.http.Json;
import cn.bootx.starter.simulator.rules.Fields;
import cn.bootx.starter.simulator.rules.SlidingWindow;
import cn.bootx.starter.simulator.wecom.SimulatedWeComAgent;
import cn.bootx.starter.simulator.wecom.WeComAgent;
import cn.bootx.starter.simulator.wecom.people.WeComDirectory;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * What the rows of agents do: their description and statistics, group chats, customers.
 */
public final class AgentEffects {

	private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);

	private static final int MAX_NAME = 50;

	private static final Set<String> CHAT_KINDS = Set.of("text", "image", "voice", "video", "file", "textcard", "news",
			"mpnews", "markdown");

	private final WeComDirectory directory;

	private final WeComChats chats;

	private final MessageRules rules;

	/** New chats of a corporation in a day, and changes of its chats in an hour. */
	private final Map<String, SlidingWindow> created = new ConcurrentHashMap<>();

	private final Map<String, SlidingWindow> changed = new ConcurrentHashMap<>();

	public AgentEffects(WeComDirectory directory, WeComChats chats, MessageRules rules) {
		this.directory = directory;
		this.chats = chats;
		this.rules = rules;
	}

	public Map<String, Effect> all() {
		Map<String, Effect> all = new HashMap<>();
		all.put("own-agent", AgentEffects::checkAgent);
		all.put("agent", AgentEffects::describe);
		all.put("own-list",
				(call) -> call.answer()
					.putArray("agentlist")
					.addObject()
					.put("agentid", agent(call).agent().agentId())
					.put("name", "应用 " + agent(call).agent().id())
					.put("square_logo_url", ""));
		all.put("menu", AgentEffects::checkMenu);
		all.put("statistics", AgentEffects::statistics);
		all.put("chat-create", this::createChat);
		all.put("chat-update", this::updateChat);
		all.put("chat", (call) -> call.answer().set("chat_info", chat(call).deepCopy().without("agent")));
		all.put("chat-say", this::say);
		all.put("followers", this::followers);
		all.put("customers", this::customers);
		all.put("customer-remark", this::remark);
		return all;
	}

	private static SimulatedWeComAgent agent(RowCall call) {
		return call.caller(SimulatedWeComAgent.class);
	}

	private static void checkAgent(RowCall call) {
		if (!call.at("agentid").asText().equals(agent(call).agent().id())) {
			throw call.refuse("301002", "agentid");
		}
	}

	private static void describe(RowCall call) {
		WeComAgent agent = agent(call).agent();
		ObjectNode view = call.answer();
		view.put("agentid", agent.agentId())
			.put("name", "应用 " + agent.id())
			.put("square_logo_url", "")
			.put("description", "");
		view.putObject("allow_userinfos").putArray("user");
		view.putObject("allow_partys").putArray("partyid").add(1);
		view.putObject("allow_tags").putArray("tagid");
		view.put("close", 0).put("redirect_domain", "").put("report_location_flag", 0).put("isreportenter", 0);
		view.put("home_url", "").setAll(call.documents("settings").getOrDefault(agent.id(), Json.object()));
	}

	private static void checkMenu(RowCall call) {
		checkAgent(call);
		for (JsonNode button : call.at("button")) {
			checkButton(call, button, 16, 40018);
			if (button.path("sub_button").size() > 5) {
				throw call.refuse("40023", "sub_button");
			}
			button.path("sub_button").forEach((child) -> checkButton(call, child, 40, 40025));
		}
	}

	private static void checkButton(RowCall call, JsonNode button, int maxName, int nameCode) {
		if (Fields.blank(button, "name") || Fields.bytes(Fields.text(button, "name")) > maxName) {
			throw call.refuse(String.valueOf(nameCode), "name");
		}
		if (Fields.bytes(Fields.text(button, "key")) > 128) {
			throw call.refuse((nameCode == 40018) ? "40019" : "40026", "key");
		}
		if (Fields.bytes(Fields.text(button, "url")) > 1024) {
			throw call.refuse((nameCode == 40018) ? "40020" : "40027", "url");
		}
		if (Fields.blank(button, "type") && button.path("sub_button").isEmpty()) {
			throw call.refuse((nameCode == 40018) ? "40017" : "40024", "type");
		}
	}

	/** Of today or yesterday, in China's days. */
	private static void statistics(RowCall call) {
		SimulatedWeComAgent agent = agent(call);
		LocalDate day = LocalDate.ofInstant(call.now(), CHINA).minusDays(call.at("time_type").asInt());
		call.answer()
			.putArray("statistics")
			.addObject()
			.put("agentid", agent.agent().agentId())
			.put("app_name", "应用 " + agent.agent().id())
			.put("count",
					agent.messages()
						.stream()
						.filter((message) -> LocalDate.ofInstant(message.at(), CHINA).equals(day))
						.count());
	}

	private void createChat(RowCall call) {
		ObjectNode chat = Json.object()
			.put("chatid",
					call.text("chatid").isEmpty() ? "wr" + RowCall.random().substring(0, 28) : call.text("chatid"));
		ArrayNode members = chat.putArray("userlist");
		call.at("userlist").forEach(members::add);
		if (!StreamSupport.stream(members.spliterator(), false).allMatch((id) -> exists(call, id.asText()))) {
			throw call.refuse("86007", "userlist");
		}
		String owner = call.text("owner").isEmpty() ? members.get(0).asText() : call.text("owner");
		if (!contains(members, owner)) {
			throw call.refuse("86207", "owner");
		}
		chat.put("name", cut(call.text("name"))).put("owner", owner).put("agent", agent(call).agent().id());
		take(call, this.created, Duration.ofDays(1));
		call.documents("appchats").put(chat.path("chatid").asText(), chat);
		call.bind("chatid", chat.path("chatid"));
	}

	private void updateChat(RowCall call) {
		ObjectNode chat = chat(call);
		ArrayNode members = Json.array();
		for (JsonNode id : chat.path("userlist")) {
			if (!contains(call.at("del_user_list"), id.asText())) {
				members.add(id);
			}
		}
		for (JsonNode id : call.at("add_user_list")) {
			if (!exists(call, id.asText())) {
				throw call.refuse("86007", "add_user_list");
			}
			if (!contains(members, id.asText())) {
				members.add(id);
			}
		}
		if (members.size() < 2 || members.size() > 2000) {
			throw call.refuse("86006", "userlist");
		}
		if (!contains(members, call.at("owner").asText(Fields.text(chat, "owner")))) {
			throw call.refuse("86207", "owner");
		}
		take(call, this.changed, Duration.ofHours(1));
		chat.put("name", cut(call.at("name").asText(Fields.text(chat, "name"))))
			.put("owner", call.at("owner").asText(Fields.text(chat, "owner")))
			.set("userlist", members);
	}

	private void say(RowCall call) {
		ObjectNode chat = chat(call);
		String type = call.text("msgtype");
		if (!CHAT_KINDS.contains(type)) {
			throw call.refuse("86214", "msgtype");
		}
		this.rules.check(agent(call).agent(), call.input());
		this.chats.groupSaid(agent(call).agent(), Fields.text(chat, "chatid"), type, call.at(type), call.now());
	}

	private static void take(RowCall call, Map<String, SlidingWindow> windows, Duration length) {
		if (!windows.computeIfAbsent(agent(call).agent().corpId(), (corp) -> new SlidingWindow(1000, length))
			.take(call.now())) {
			throw call.refuse("45009", "chatid");
		}
	}

	/** A chat of the calling application only. */
	private static ObjectNode chat(RowCall call) {
		ObjectNode chat = call.documents("appchats").get(call.text("chatid"));
		if (chat == null) {
			throw call.refuse("86003", "chatid");
		}
		if (!chat.path("agent").asText().equals(agent(call).agent().id())) {
			throw call.refuse("86008", "chatid");
		}
		return chat;
	}

	private boolean exists(RowCall call, String userId) {
		return this.directory.find(agent(call).agent().corpId(), userId) != null;
	}

	private static boolean contains(JsonNode list, String id) {
		return StreamSupport.stream(list.spliterator(), false).anyMatch((item) -> item.asText().equals(id));
	}

	private static String cut(String name) {
		return name.substring(0, Math.min(name.length(), MAX_NAME));
	}

	private void followers(RowCall call) {
		ArrayNode users = call.answer().putArray("follow_user");
		this.directory.everybody(agent(call).agent().corpId()).forEach((user) -> users.add(user.userId()));
	}

	/**
	 * The ids of one member's customers; with a list of members, what is known of each.
	 */
	private void customers(RowCall call) {
		boolean batch = call.at("userid_list").isArray();
		ArrayNode shown = call.answer().putArray(batch ? "external_contact_list" : "external_userid");
		call.documents("customers").forEach((id, customer) -> {
			for (JsonNode follower : customer.path("follow_user")) {
				String userId = Fields.text(follower, "userid");
				if (batch && contains(call.at("userid_list"), userId)) {
					ObjectNode item = shown.addObject();
					item.set("external_contact", customer.path("external_contact").deepCopy());
					item.set("follow_info", follower.deepCopy());
				}
				else if (!batch && userId.equals(call.text("userid"))) {
					shown.add(id);
				}
			}
		});
		if (!batch && shown.isEmpty()) {
			throw call.refuse("84061", "userid");
		}
	}

	private void remark(RowCall call) {
		if (call.request().path().endsWith("mark_tag") && call.at("add_tag").isEmpty()
				&& call.at("remove_tag").isEmpty()) {
			throw call.refuse("40058", "add_tag");
		}
		ObjectNode follower = follower(call);
		if (follower == null) {
			throw call.refuse("84061", "userid");
		}
		for (String field : new String[] { "remark", "description", "remark_company", "remark_mobiles" }) {
			if (call.at(field).isValueNode() || call.at(field).isArray()) {
				follower.set(field, call.at(field));
			}
		}
		ArrayNode tags = follower.withArray("tags");
		call.at("add_tag").forEach((tag) -> tags.addObject().put("tag_id", tag.asText()).put("type", 1));
		for (int i = tags.size() - 1; i >= 0; i--) {
			if (contains(call.at("remove_tag"), Fields.text(tags.get(i), "tag_id"))) {
				tags.remove(i);
			}
		}
	}

	private static @Nullable ObjectNode follower(RowCall call) {
		ObjectNode customer = call.documents("customers").getOrDefault(call.text("external_userid"), Json.object());
		for (JsonNode follower : customer.path("follow_user")) {
			if (Fields.text(follower, "userid").equals(call.text("userid"))) {
				return (ObjectNode) follower;
			}
		}
		return null;
	}

}
