package cn.bootx.starter.wecom.notice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.send.Receivers;
import cn.bootx.starter.core.send.SendResult;

/**
 * What became of a message. WeCom accepts a message as long as one receiver is valid; the
 * others are here, users as the caller spelled them.
 *
 * @param ids ids of the message, one for each call; more than one only where the
 * receivers were more than a call takes
 * @param invalidUsers members that do not exist or are outside the visible range
 * @param unlicensedUsers members without a licence of the interface
 * @param notReached all of these with the reason, and the receivers of calls that failed
 * after another call had succeeded
 * @param responseCodes change an interactive card, each once within 72 hours; one for
 * each call, none for other messages
 * @since 0.1.0
 */
public record WeComSendResult(List<String> ids, List<String> invalidUsers, List<String> invalidDepartments,
		List<String> invalidTags, List<String> unlicensedUsers, List<SendResult.NotReached> notReached,
		List<String> responseCodes) implements SendResult {

	static final String INVALID = "does not exist or is outside the application's visible range";

	private static final String UNLICENSED = "has no licence of the interface";

	/** The id of the message, of the first call where there were several. */
	public String msgId() {
		return this.ids.isEmpty() ? "" : this.ids.get(0);
	}

	/** The code that changes an interactive card, of the first call. */
	public @Nullable String responseCode() {
		return this.responseCodes.isEmpty() ? null : this.responseCodes.get(0);
	}

	/** Sends to all receivers, in as many calls as it takes. */
	static WeComSendResult send(WeComReceivers receivers, Function<WeComReceivers, JsonNode> send) {
		List<WeComReceivers> parts = receivers.parts();
		Map<WeComReceivers, JsonNode> answers = new LinkedHashMap<>();
		SendResult sent = Receivers.send(parts, 1, (part) -> {
			JsonNode answer = send.apply(part.get(0));
			answers.put(part.get(0), answer);
			return SendResult.of(answer.path("msgid").asText(""));
		});
		Iterator<SendResult.NotReached> failed = sent.notReached().iterator();
		List<String> users = new ArrayList<>();
		List<String> unlicensed = new ArrayList<>();
		List<SendResult.NotReached> notReached = new ArrayList<>();
		for (WeComReceivers part : parts) {
			JsonNode answer = answers.get(part);
			if (answer == null) {
				SendResult.NotReached failure = failed.next();
				notReached.addAll(part.notReached(failure.reason(), failure.outcomeUnknown()));
				continue;
			}
			ids(answer, "invaliduser").forEach((user) -> users.add(part.spelled(user)));
			ids(answer, "unlicenseduser").forEach((user) -> unlicensed.add(part.spelled(user)));
		}
		List<String> departments = all(answers, "invalidparty");
		List<String> tags = all(answers, "invalidtag");
		users.forEach((user) -> notReached.add(new SendResult.NotReached(user, INVALID)));
		departments.forEach((id) -> notReached.add(new SendResult.NotReached("department " + id, INVALID)));
		tags.forEach((id) -> notReached.add(new SendResult.NotReached("tag " + id, INVALID)));
		unlicensed.forEach((user) -> notReached.add(new SendResult.NotReached(user, UNLICENSED)));
		return new WeComSendResult(sent.ids(), List.copyOf(users), departments, tags, List.copyOf(unlicensed),
				List.copyOf(notReached), all(answers, "response_code"));
	}

	private static List<String> all(Map<WeComReceivers, JsonNode> answers, String field) {
		List<String> all = new ArrayList<>();
		answers.values().forEach((answer) -> all.addAll(ids(answer, field)));
		return List.copyOf(all);
	}

	/** A joined text of the call that sends, a list of that which changes a card. */
	static List<String> ids(JsonNode answer, String field) {
		JsonNode ids = answer.path(field);
		if (ids.isArray()) {
			return StreamSupport.stream(ids.spliterator(), false).map(JsonNode::asText).toList();
		}
		String joined = ids.asText("");
		if (joined.indexOf('|') < 0) {
			return joined.isBlank() ? List.of() : List.of(joined);
		}
		return Arrays.stream(joined.split("\\|")).filter((id) -> !id.isBlank()).toList();
	}

}
