package cn.bootx.starter.simulator.wecom;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

import cn.bootx.starter.simulator.endpoint.EndpointTable;
import cn.bootx.starter.simulator.endpoint.RowCall.Effect;
import cn.bootx.starter.simulator.http.Json;
import cn.bootx.starter.simulator.platform.SimulatorContext;
import cn.bootx.starter.simulator.rules.Fields;
import cn.bootx.starter.simulator.wecom.callback.WeComCallbacks;
import cn.bootx.starter.simulator.wecom.gate.WeComGate;
import cn.bootx.starter.simulator.wecom.gate.WeComTokens;
import cn.bootx.starter.simulator.wecom.media.MediaEffects;
import cn.bootx.starter.simulator.wecom.media.UrlUploads;
import cn.bootx.starter.simulator.wecom.media.WeComMediaStore;
import cn.bootx.starter.simulator.wecom.message.AgentEffects;
import cn.bootx.starter.simulator.wecom.message.MessageEffects;
import cn.bootx.starter.simulator.wecom.message.MessageRules;
import cn.bootx.starter.simulator.wecom.message.ResponseCodes;
import cn.bootx.starter.simulator.wecom.message.WeComChats;
import cn.bootx.starter.simulator.wecom.people.ContactEffects;
import cn.bootx.starter.simulator.wecom.people.LoginCodes;
import cn.bootx.starter.simulator.wecom.people.WeComDirectory;
import cn.bootx.starter.simulator.wecom.people.WeComLoginPage;
import cn.bootx.starter.simulator.wecom.people.WeComUser;
import cn.bootx.starter.simulator.wecom.robot.RobotPushes;
import cn.bootx.starter.simulator.wecom.robot.SimulatedWeComRobot;
import cn.bootx.starter.simulator.wecom.robot.WebhookRules;
import cn.bootx.starter.simulator.wecom.robot.Webhooks;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * WeCom under {@code /qyapi}. Agents, members and robots are registered at any time.
 *
 * @since 0.1.0
 */
public final class WeComSimulator {

	private final Supplier<String> baseUrl;

	private final WeComAgents agents = new WeComAgents();

	private final WeComServices services;

	private final Webhooks webhooks;

	private final EndpointTable.Kept kept;

	private final WeComMediaStore media;

	/** Mounts the platform. */
	public WeComSimulator(SimulatorContext context) {
		Clock clock = context.clock();
		this.baseUrl = () -> context.baseUri().get().toString();
		WeComMediaStore media = new WeComMediaStore(clock, context.state(), this.baseUrl);
		this.media = media;
		this.services = new WeComServices(clock, new WeComTokens(clock), new WeComDirectory(),
				new WeComCallbacks(clock, context.pusher(), context.journal()), new ResponseCodes(clock),
				new LoginCodes(clock), new WeComChats(context.chats(), media));
		WeComGate gate = new WeComGate(context.routes(), clock, this.services.tokens());
		MediaEffects mediaEffects = new MediaEffects(media);
		RobotPushes robotPushes = new RobotPushes(clock, context.pusher(), this::baseUrl);
		robotPushes.mount(context.routes(), WeComGate.BASE);
		this.webhooks = new Webhooks(clock, new WebhookRules(media), mediaEffects, this.services.chats(), robotPushes);
		Map<String, Effect> effects = new HashMap<>(
				new ContactEffects(this.services.directory(), this.services.loginCodes()).all());
		MessageRules rules = new MessageRules(media);
		effects.putAll(new AgentEffects(this.services.directory(), this.services.chats(), rules).all());
		effects.putAll(mediaEffects.all());
		effects.putAll(new UrlUploads(clock, media, context.background(), this.services.callbacks()).all());
		effects.putAll(new MessageEffects(clock, this.agents, this.services.directory(), rules,
				this.services.responseCodes(), this.services.chats())
			.all());
		effects.putAll(this.webhooks.all());
		effects.put("token", (call) -> this.services.tokens().fetch(call, this.agents));
		this.kept = gate.mountTable(context, effects);
		new WeComLoginPage(this.agents, this.services.directory(), this.services.loginCodes()).mount(context.routes());
	}

	/** Base address, for {@code wecom.hosts.api}. */
	public String baseUrl() {
		return this.baseUrl.get() + WeComGate.BASE;
	}

	/** Registers an agent; one of the same corporation and id is replaced. */
	public SimulatedWeComAgent register(WeComAgent agent) {
		SimulatedWeComAgent simulated = new SimulatedWeComAgent(agent, this.services);
		this.agents.add(simulated);
		return simulated;
	}

	/** Registers a member of a corporation; one of the same user id is replaced. */
	public void register(String corpId, WeComUser user) {
		this.services.directory().add(corpId, user);
	}

	/**
	 * Registers a customer (外部联系人) of a member; one of the same id is replaced.
	 * @param state of the contact way by which the customer came, or empty
	 */
	public void registerCustomer(String corpId, String userId, String externalUserId, String name, String state) {
		this.services.directory().require(corpId, userId);
		ObjectNode follower = Json.object()
			.put("userid", userId)
			.put("remark", name)
			.put("description", "")
			.put("createtime", this.services.clock().instant().getEpochSecond())
			.put("state", state)
			.put("add_way", 1)
			.put("oper_userid", userId);
		follower.putArray("tags");
		follower.putArray("remark_mobiles");
		ObjectNode customer = Json.object();
		customer.putObject("external_contact")
			.put("external_userid", externalUserId)
			.put("name", name)
			.put("avatar", "")
			.put("type", 1)
			.put("gender", 0);
		customer.putArray("follow_user").add(follower);
		this.kept.of(corpId, "customers").put(externalUserId, customer);
	}

	/**
	 * A page of a corporation uploads a voice that it recorded with the JS-SDK.
	 * @return the media id
	 */
	public String recordVoice(String corpId, byte[] speex) {
		return this.media.record(corpId, speex);
	}

	/**
	 * Registers a group robot, each in a group of its own; one of the same key is
	 * replaced.
	 */
	public SimulatedWeComRobot registerRobot(String key) {
		return this.webhooks.add(key);
	}

	/** Forgets a group robot. */
	public void removeRobot(String key) {
		this.webhooks.remove(key);
	}

	/** Forgets an agent; its tokens become unknown. */
	public void remove(SimulatedWeComAgent agent) {
		agent.revokeToken();
		this.agents.remove(agent);
	}

	/** Forgets a member of a corporation. */
	public void remove(String corpId, String userId) {
		this.services.directory().remove(corpId, userId);
	}

	/** Forgets all agents, members and robots. */
	public void clear() {
		agents().forEach(this::remove);
		this.services.directory().clear();
		this.webhooks.clear();
	}

	/** The buttons of the menu that an agent published. */
	public JsonNode menu(WeComAgent agent) {
		return this.kept.of(agent.corpId() + "/" + agent.id(), "menus")
			.getOrDefault(agent.id(), Json.object())
			.withArray("button");
	}

	/** The group chats that an agent made, in the form of {@code appchat/get}. */
	public Stream<ObjectNode> appChats(WeComAgent agent) {
		return this.kept.of(agent.corpId(), "appchats")
			.values()
			.stream()
			.filter((chat) -> agent.id().equals(Fields.text(chat, "agent")));
	}

	/** The keys of all robots. */
	public List<String> robots() {
		return this.webhooks.keys();
	}

	/** All registered agents. */
	public List<SimulatedWeComAgent> agents() {
		return this.agents.all();
	}

	/** Everybody in a corporation, by user id. */
	public List<WeComUser> users(String corpId) {
		return this.services.directory().everybody(corpId);
	}

	/**
	 * A registered agent.
	 * @throws IllegalArgumentException if the corporation has none of that id
	 */
	public SimulatedWeComAgent agent(String corpId, long agentId) {
		return agent(corpId, String.valueOf(agentId));
	}

	/**
	 * A registered agent, by {@link WeComAgent#id()}.
	 * @throws IllegalArgumentException if the corporation has none of that id
	 */
	public SimulatedWeComAgent agent(String corpId, String id) {
		SimulatedWeComAgent agent = this.agents.find(corpId, id);
		if (agent == null) {
			throw new IllegalArgumentException("No WeCom agent " + id + " of corporation " + corpId + " is registered");
		}
		return agent;
	}

	/**
	 * A registered robot.
	 * @throws IllegalArgumentException if that key is unknown
	 */
	public SimulatedWeComRobot robot(String key) {
		SimulatedWeComRobot robot = this.webhooks.find(key);
		if (robot == null) {
			throw new IllegalArgumentException("No WeCom robot with that key is registered");
		}
		return robot;
	}

	/**
	 * Changes the lifetime of tokens that are made from now on; 7200 seconds at first.
	 */
	public void tokenLifetime(Duration lifetime) {
		this.services.tokens().lifetime(lifetime);
	}

}
