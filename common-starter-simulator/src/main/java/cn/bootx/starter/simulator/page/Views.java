package cn.bootx.starter.simulator.page;

import java.util.List;
import java.util.Map;

import cn.bootx.starter.simulator.journal.ChatMessage;
import cn.bootx.starter.simulator.journal.JournalEntry;
import cn.bootx.starter.simulator.push.Delivery;
import cn.bootx.starter.simulator.push.PushAttempt;
import cn.bootx.starter.simulator.rules.Fields;
import cn.bootx.starter.simulator.wechat.Fan;
import cn.bootx.starter.simulator.wechat.SimulatedAccount;
import cn.bootx.starter.simulator.wechat.push.PushOutcome;
import cn.bootx.starter.simulator.wecom.callback.WeComCallbackOutcome;

/**
 * What the control API answers.
 */
final class Views {

	private Views() {
	}

	static Map<String, Object> chat(ChatMessage message) {
		return Fields.of("platform", message.platform(), "conversation", message.conversation(), "from", message.from(),
				"to", message.to(), "kind", message.kind(), "text", message.text(), "mediaUrl", message.mediaUrl(),
				"content", message.content(), "at", message.at().toString());
	}

	static Map<String, Object> journal(JournalEntry entry) {
		return Fields.of("number", entry.number(), "at", entry.at().toString(), "platform", entry.platform(), "kind",
				entry.kind(), "title", entry.title(), "detail", entry.detail());
	}

	static Map<String, Object> account(SimulatedAccount account) {
		return Fields.of("appId", account.appId(), "originalId", account.originalId(), "hasServer", account.hasServer(),
				"people", account.people().stream().map((fan) -> person(account, fan)).toList());
	}

	private static Map<String, Object> person(SimulatedAccount account, Fan fan) {
		return Fields.of("openId", fan.openId(), "following", fan.following(), "menu", account.menus().seenBy(fan));
	}

	static Map<String, Object> fan(Fan fan) {
		return Fields.of("openId", fan.openId(), "following", fan.following());
	}

	static Map<String, Object> outcome(PushOutcome outcome) {
		return Fields.of("accepted", outcome.accepted(), "attempts", attempts(outcome.attempts()), "replyType",
				outcome.replyType(), "replyText", outcome.replyText(), "problem", outcome.problem(), "noticeShown",
				outcome.noticeShown());
	}

	static Map<String, Object> outcome(WeComCallbackOutcome outcome) {
		return Fields.of("accepted", outcome.accepted(), "attempts", attempts(outcome.delivery().attempts()),
				"replyType", outcome.replyType(), "replyText", outcome.replyText(), "problem", outcome.problem());
	}

	static Map<String, Object> delivery(Delivery delivery) {
		return Fields.of("accepted", delivery.delivered(), "attempts", attempts(delivery.attempts()));
	}

	private static List<Map<String, Object>> attempts(List<PushAttempt> attempts) {
		return attempts.stream()
			.map((attempt) -> Fields.of("status", attempt.status(), "millis", attempt.elapsed().toMillis(), "failure",
					attempt.failure()))
			.toList();
	}

}
