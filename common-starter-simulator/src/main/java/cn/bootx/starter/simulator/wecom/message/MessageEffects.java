package cn.bootx.starter.simulator.wecom.message;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import cn.bootx.starter.simulator.endpoint.RowCall;
import cn.bootx.starter.simulator.endpoint.RowCall.Effect;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.simulator.rules.Fields;
import cn.bootx.starter.simulator.wecom.SimulatedWeComAgent;
import cn.bootx.starter.simulator.wecom.WeComAgents;
import cn.bootx.starter.simulator.wecom.gate.Checks;
import cn.bootx.starter.simulator.wecom.gate.WeComAnswers;
import cn.bootx.starter.simulator.wecom.gate.WeComErrorException;
import cn.bootx.starter.simulator.wecom.gate.WeComGate;
import cn.bootx.starter.simulator.wecom.people.WeComDirectory;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What the rows of agents' messages do.
 */
public final class MessageEffects {

	private static final Duration RECALL_WINDOW = Duration.ofHours(24);

	private static final int DEFAULT_DUPLICATE_SECONDS = 1800;

	private static final int MAX_DUPLICATE_SECONDS = 14400;

	private final Clock clock;

	private final WeComAgents agents;

	private final WeComDirectory directory;

	private final MessageRules rules;

	private final ResponseCodes responseCodes;

	private final WeComChats chats;

	public MessageEffects(Clock clock, WeComAgents agents, WeComDirectory directory, MessageRules rules,
			ResponseCodes responseCodes, WeComChats chats) {
		this.clock = clock;
		this.agents = agents;
		this.directory = directory;
		this.rules = rules;
		this.responseCodes = responseCodes;
		this.chats = chats;
	}

	public Map<String, Effect> all() {
		return Map.of("send", (call) -> call.answer(send(agent(call), WeComGate.object(call.request()))), "recall",
				(call) -> recall(agent(call), call.text("msgid")), "update-card",
				(call) -> call.answer(updateTemplateCard(agent(call), WeComGate.object(call.request()))), "update-task",
				this::updateTaskCard);
	}

	private static SimulatedWeComAgent agent(RowCall call) {
		return call.caller(SimulatedWeComAgent.class);
	}

	private SimulatorResponse send(SimulatedWeComAgent agent, ObjectNode body) {
		String type = Fields.text(body, "msgtype");
		if (!type.equals("miniprogram_notice")) {
			checkAgent(agent, body);
		}
		Receivers receivers = Receivers.of(body, agent.agent().corpId(), this.directory);
		int seconds = Checks.number(body, "duplicate_check_interval", DEFAULT_DUPLICATE_SECONDS, 1,
				MAX_DUPLICATE_SECONDS);
		Instant now = this.clock.instant();
		boolean checked = Checks.number(body, "enable_duplicate_check", 0, 0, 1) == 1;
		WeComMessage message = checked ? agent.sent().sameSince(body, now.minusSeconds(seconds)) : null;
		if (message == null) {
			this.rules.check(agent.agent(), body);
			message = agent.sent().add(receivers.users(), type, body, now);
			this.chats.agentSaid(agent.agent(), message);
		}
		boolean updatable = type.equals("template_card") && TemplateCardRules.interactive(body.path(type));
		return WeComAnswers.ok("invaliduser", receivers.invalidUsers(), "invalidparty", receivers.invalidParties(),
				"invalidtag", receivers.invalidTags(), "msgid", message.msgId(), "response_code",
				updatable ? this.responseCodes.issue(agent, message.msgId()) : null);
	}

	private void recall(SimulatedWeComAgent agent, String msgId) {
		WeComMessage message = agent.sent().find(msgId);
		if (message == null) {
			throw new WeComErrorException(40058, "invalid msgid");
		}
		if (this.clock.instant().isAfter(message.at().plus(RECALL_WINDOW))) {
			throw new WeComErrorException(42052, "msgid expired");
		}
		agent.sent().change(msgId, WeComMessage::asRecalled);
		this.chats.agentSaid(agent.agent(), message.asRecalled());
	}

	private SimulatorResponse updateTemplateCard(SimulatedWeComAgent agent, ObjectNode body) {
		checkAgent(agent, body);
		JsonNode card = body.path("template_card");
		if (card.isObject()) {
			TemplateCardRules.check(card);
		}
		else if (Fields.blank(body.path("button"), "replace_name")) {
			throw new WeComErrorException(40058, "button or template_card is required");
		}
		String msgId = this.responseCodes.redeem(agent, Fields.text(body, "response_code"));
		if (msgId == null) {
			throw new WeComErrorException(60140, "invalid response_code");
		}
		agent.sent().change(msgId, (message) -> message.updatedBy(body));
		WeComMessage updated = agent.sent().find(msgId);
		if (updated != null) {
			this.chats.agentSaid(agent.agent(), updated);
		}
		return WeComAnswers.ok("invaliduser", unknown(agent, body));
	}

	/** An array here, unlike in the answer of send. */
	private List<String> unknown(SimulatedWeComAgent agent, JsonNode body) {
		return body.path("userids")
			.valueStream()
			.map((user) -> user.asText().toLowerCase(Locale.ROOT))
			.filter((user) -> this.directory.find(agent.agent().corpId(), user) == null)
			.toList();
	}

	/**
	 * The older form shows which of its buttons was pressed, the newer one has its
	 * buttons replaced by a name.
	 */
	private void updateTaskCard(RowCall call) {
		SimulatedWeComAgent agent = agent(call);
		checkAgent(agent, call.input());
		WeComMessage card = agent.sent().ofTask(call.text("task_id"));
		if (card == null) {
			throw call.refuse("42016", "task_id");
		}
		boolean older = card.msgType().equals("taskcard");
		String field = older ? "clicked_key" : "replace_name";
		if (call.text(field).isBlank()) {
			throw call.refuse(call.text(older ? "replace_name" : "clicked_key").isBlank() ? "42019" : "42017", field);
		}
		if (older && card.body()
			.path("taskcard")
			.path("btn")
			.valueStream()
			.noneMatch((button) -> Fields.text(button, "key").equals(call.text("clicked_key")))) {
			throw call.refuse("42017", "clicked_key");
		}
		WeComMessage updated = card.updatedBy(call.input().deepCopy().without("access_token"));
		agent.sent().change(card.msgId(), (message) -> updated);
		this.chats.agentSaid(agent.agent(), updated);
		unknown(agent, call.input()).forEach(call.answer().putArray("invaliduser")::add);
	}

	private void checkAgent(SimulatedWeComAgent agent, JsonNode body) {
		if (Fields.blank(body, "agentid")) {
			throw new WeComErrorException(41011, "agentid missing");
		}
		String agentId = body.path("agentid").asText();
		if (agentId.equals(agent.agent().id())) {
			return;
		}
		throw (this.agents.find(agent.agent().corpId(), agentId) == null)
				? new WeComErrorException(40056, "invalid agentid")
				: new WeComErrorException(301002, "not allow operate another agent with this accesstoken");
	}

}
