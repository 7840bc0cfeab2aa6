package cn.bootx.starter.simulator.control;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import cn.bootx.starter.simulator.dingtalk.DingTalkSimulator;
import cn.bootx.starter.simulator.dingtalk.card.DingCardOutcome;
import cn.bootx.starter.simulator.dingtalk.event.DingEventOutcome;
import cn.bootx.starter.simulator.dingtalk.robot.RobotPushOutcome;
import cn.bootx.starter.simulator.endpoint.EndpointRow;
import cn.bootx.starter.simulator.journal.ChatMessage;
import cn.bootx.starter.simulator.journal.JournalEntry;
import cn.bootx.starter.simulator.journal.RecordedAnswer;
import cn.bootx.starter.simulator.journal.RecordedCall;
import cn.bootx.starter.simulator.platform.TokenState;
import cn.bootx.starter.simulator.push.Delivery;
import cn.bootx.starter.simulator.push.PushAttempt;
import cn.bootx.starter.simulator.push.RecordedPush;
import cn.bootx.starter.simulator.rules.Fields;
import cn.bootx.starter.simulator.wechat.Fan;
import cn.bootx.starter.simulator.wechat.push.PushOutcome;
import cn.bootx.starter.simulator.wechat.push.UrlVerification;
import cn.bootx.starter.simulator.wecom.callback.WeComCallbackOutcome;
import cn.bootx.starter.simulator.wecom.callback.WeComVerification;
import cn.bootx.starter.simulator.wecom.robot.WeComRobotPushOutcome;
import org.jspecify.annotations.Nullable;

/**
 * What the control API answers.
 */
final class Views {

	static final Map<String, Object> DONE = Map.of("ok", true);

	static final Map<String, Object> NOTHING_PUSHED = Fields.of("accepted", true, "attempts", List.of());

	private Views() {
	}

	/** The answer's form of what the simulator's own types return. */
	static Object of(Object result) {
		if (result instanceof PushOutcome outcome) {
			return Fields.of("accepted", outcome.accepted(), "attempts", attempts(outcome.attempts()), "replyType",
					outcome.replyType(), "replyText", outcome.replyText(), "problem", outcome.problem(), "noticeShown",
					outcome.noticeShown());
		}
		if (result instanceof WeComCallbackOutcome outcome) {
			return Fields.of("accepted", outcome.accepted(), "attempts", attempts(outcome.delivery().attempts()),
					"replyType", outcome.replyType(), "replyText", outcome.replyText(), "problem", outcome.problem());
		}
		if (result instanceof WeComRobotPushOutcome outcome) {
			return Fields.of("accepted", outcome.accepted(), "attempts", attempts(outcome.delivery().attempts()),
					"replyType", outcome.replyType(), "replyText", outcome.replyText(), "problem", outcome.problem());
		}
		if (result instanceof RobotPushOutcome outcome) {
			return Fields.of("accepted", outcome.accepted(), "attempts", attempts(outcome.delivery().attempts()),
					"replyType", outcome.replies().isEmpty() ? null : outcome.replies().get(0).msgType(), "replyText",
					outcome.replies().isEmpty() ? null : outcome.replies().get(0).text());
		}
		if (result instanceof DingEventOutcome outcome) {
			return Fields.of("accepted", outcome.accepted(), "attempts", attempts(outcome.delivery().attempts()),
					"problem", outcome.problem());
		}
		if (result instanceof DingCardOutcome outcome) {
			return of(outcome.delivery());
		}
		if (result instanceof Delivery delivery) {
			return Fields.of("accepted", delivery.delivered(), "attempts", attempts(delivery.attempts()));
		}
		if (result instanceof UrlVerification verification) {
			return Fields.of("passed", verification.passed(), "attempts", attempts(List.of(verification.attempt())));
		}
		if (result instanceof WeComVerification verification) {
			return Fields.of("passed", verification.accepted(), "attempts",
					attempts(verification.delivery().attempts()), "problem", verification.problem());
		}
		return (result instanceof Fan) ? DONE : result;
	}

	/** With who read it, where the platform knows. */
	static Map<String, Object> chat(DingTalkSimulator dingtalk, long number, ChatMessage message) {
		String id = message.messageId();
		return Fields.of("number", number, "platform", message.platform(), "conversation", message.conversation(),
				"from", message.from(), "to", message.to(), "kind", message.kind(), "text", message.text(), "mediaUrl",
				message.mediaUrl(), "content", message.content(), "messageId", message.messageId(), "at",
				message.at().toString(), "readBy", (id != null) ? dingtalk.readers(id) : null);
	}

	static Map<String, Object> verification(DingEventOutcome outcome) {
		return Fields.of("passed", outcome.accepted(), "attempts", attempts(outcome.delivery().attempts()), "problem",
				outcome.problem());
	}

	static Map<String, Object> token(TokenState token) {
		return Fields.of("value", token.value(), "expiresAt", token.expiresAt().toString(), "valid", token.valid());
	}

	static Map<String, Object> coverage(String table, EndpointRow row) {
		return Fields.of("platform", table, "method", row.method(), "path", row.path(), "state",
				row.coverage().name().toLowerCase(Locale.ROOT), "note", row.note());
	}

	static Map<String, Object> journal(JournalEntry entry) {
		return Fields.of("number", entry.number(), "at", entry.at().toString(), "platform", entry.platform(), "kind",
				entry.kind(), "title", entry.title(), "detail", entry.detail());
	}

	static Map<String, Object> call(long number, RecordedCall call, @Nullable String owner,
			@Nullable RecordedAnswer answer) {
		Map<String, Object> view = Fields.of("number", number, "at", call.at().toString(), "method", call.method(),
				"path", call.path(), "query", call.query(), "headers", call.headers(), "body", call.bodyText(), "owner",
				owner);
		if (answer != null) {
			view.putAll(Fields.of("status", answer.status(), "answer", answer.bodyText(), "errcode", answer.errcode(),
					"millis", answer.elapsed().toMillis()));
		}
		return view;
	}

	static Map<String, Object> push(long number, RecordedPush push) {
		return Fields.of("number", number, "at", push.at().toString(), "platform", push.request().platform(), "title",
				push.request().title(), "method", push.request().method(), "url", push.request().uri().toString(),
				"headers", push.request().headers(), "body", new String(push.request().body(), StandardCharsets.UTF_8),
				"clear", push.request().clear(), "accepted", push.accepted(), "attempts",
				attempts(push.delivery().attempts()), "answer", push.delivery().last().bodyText(), "verdict",
				push.verdict());
	}

	private static List<Map<String, Object>> attempts(List<PushAttempt> attempts) {
		return attempts.stream()
			.map((attempt) -> Fields.of("status", attempt.status(), "millis", attempt.elapsed().toMillis(), "failure",
					attempt.failure()))
			.toList();
	}

}
