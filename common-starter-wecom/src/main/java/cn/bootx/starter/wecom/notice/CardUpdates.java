package cn.bootx.starter.wecom.notice;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.node.ObjectNode;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.send.MessageCheck;
import cn.bootx.starter.core.send.Receivers;
import cn.bootx.starter.core.send.SendResult;
import cn.bootx.starter.wecom.agent.WeComAgent;
import cn.bootx.starter.wecom.agent.WeComAgents;

/**
 * The changes of cards that were sent.
 */
record CardUpdates(WeComAgents agents) {

	private static final String TEMPLATE_CARD = "/cgi-bin/message/update_template_card";

	private static final String TASK_CARD = "/cgi-bin/message/update_taskcard";

	private static final String NOT_CHANGED = "has no such card, or is outside the application's visible range";

	List<String> button(String responseCode, WeComReceivers receivers, String replaceName) {
		ObjectNode update = update(responseCode, receivers,
				(check) -> check.required("button.replace_name", replaceName));
		update.putObject("button").put("replace_name", replaceName);
		return changed(receivers, update);
	}

	List<String> card(String responseCode, WeComReceivers receivers, WeComTemplateCard card) {
		ObjectNode update = update(responseCode, receivers, card::validate);
		update.set("template_card", card.body());
		return changed(receivers, update);
	}

	private ObjectNode update(String responseCode, WeComReceivers receivers, Consumer<MessageCheck> rules) {
		MessageCheck check = MessageCheck.of(Platform.WECOM, TEMPLATE_CARD).required("response_code", responseCode);
		receivers.validate(check);
		// Each code works for one call.
		check.isTrue(receivers.parts().size() == 1, "userids", "are more than one call takes");
		rules.accept(check);
		check.done();
		ObjectNode update = Json.object();
		receivers.writeLists(update);
		return update.put("agentid", this.agents.defaultAgent().requireAgentId()).put("response_code", responseCode);
	}

	private List<String> changed(WeComReceivers receivers, ObjectNode update) {
		return WeComSendResult.ids(this.agents.defaultAgent().api().post(TEMPLATE_CARD, update), "invaliduser")
			.stream()
			.map(receivers::spelled)
			.toList();
	}

	/**
	 * Changes a task card, which has no code: any number of members takes as many calls
	 * as it needs.
	 */
	SendResult task(Collection<String> userIds, String taskId, String field, String value) {
		List<String> users = Receivers.distinctIgnoringCase(userIds);
		MessageCheck.of(Platform.WECOM, TASK_CARD)
			.count("userids", users, 1, Integer.MAX_VALUE)
			.required("task_id", taskId)
			.matches("task_id", taskId, NoticeRules.TASK_ID, NoticeRules.TASK_ID_FORM)
			.required(field, value)
			.optionalText("clicked_key", field.equals("clicked_key") ? value : null, WeComTaskCard.MAX_KEY)
			.done();
		WeComAgent agent = this.agents.defaultAgent();
		long agentId = agent.requireAgentId();
		return Receivers.send(users, WeComReceivers.MAX_USERS, (part) -> {
			ObjectNode update = Json.object();
			part.forEach(update.putArray("userids")::add);
			update.put("agentid", agentId).put("task_id", taskId).put(field, value);
			List<SendResult.NotReached> notChanged = new ArrayList<>();
			WeComSendResult.ids(agent.api().post(TASK_CARD, update), "invaliduser")
				.forEach((user) -> notChanged
					.add(new SendResult.NotReached(Receivers.spelledAs(part, user), NOT_CHANGED)));
			return SendResult.of(List.of(), notChanged);
		});
	}

}
