package cn.bootx.starter.wecom.notice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;

import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.send.Receivers;
import cn.bootx.starter.core.send.SendResult;

/** The calls of one send and what WeCom answered to each. */
final class NoticeCalls {

	private static final String INVALID = "does not exist or is outside the application's visible range";

	private static final String UNLICENSED = "has no licence of the interface";

	private final Function<WeComReceivers, JsonNode> send;

	private final Map<WeComReceivers, JsonNode> answers = new LinkedHashMap<>();

	private final Map<WeComReceivers, PlatformException> failures = new LinkedHashMap<>();

	NoticeCalls(Function<WeComReceivers, JsonNode> send) {
		this.send = send;
	}

	WeComSendResult make(WeComReceivers receivers) {
		List<WeComReceivers> parts = receivers.parts();
		Receivers.send(parts, 1, (part) -> call(part.get(0)));
		return result(parts);
	}

	private SendResult call(WeComReceivers part) {
		try {
			JsonNode answer = this.send.apply(part);
			this.answers.put(part, answer);
			return SendResult.of(answer.path("msgid").asText(""));
		}
		catch (PlatformException ex) {
			this.failures.put(part, ex);
			throw ex;
		}
	}

	private WeComSendResult result(List<WeComReceivers> parts) {
		List<String> users = new ArrayList<>();
		List<String> unlicensed = new ArrayList<>();
		List<SendResult.NotReached> notReached = new ArrayList<>();
		for (WeComReceivers part : parts) {
			JsonNode answer = this.answers.get(part);
			if (answer == null) {
				notReached.addAll(notReached(part));
				continue;
			}
			ids(answer, "invaliduser").forEach((user) -> users.add(part.spelled(user)));
			ids(answer, "unlicenseduser").forEach((user) -> unlicensed.add(part.spelled(user)));
		}
		List<String> departments = all("invalidparty");
		List<String> tags = all("invalidtag");
		users.forEach((user) -> notReached.add(new SendResult.NotReached(user, INVALID)));
		departments.forEach((id) -> notReached.add(new SendResult.NotReached("department " + id, INVALID)));
		tags.forEach((id) -> notReached.add(new SendResult.NotReached("tag " + id, INVALID)));
		unlicensed.forEach((user) -> notReached.add(new SendResult.NotReached(user, UNLICENSED)));
		return new WeComSendResult(all("msgid"), List.copyOf(users), departments, tags, List.copyOf(unlicensed),
				List.copyOf(notReached), all("response_code"));
	}

	/** A part that was not tried shares the last failure. */
	private List<SendResult.NotReached> notReached(WeComReceivers part) {
		PlatformException failure = this.failures.get(part);
		if (failure != null) {
			return part.notReached(failure.getMessage(), failure.outcomeUnknown());
		}
		String last = this.failures.values().stream().map(PlatformException::getMessage).reduce("", (a, b) -> b);
		return part.notReached("not tried: " + last, false);
	}

	private List<String> all(String field) {
		List<String> all = List.of();
		for (JsonNode answer : this.answers.values()) {
			List<String> more = ids(answer, field);
			all = all.isEmpty() ? more : Stream.concat(all.stream(), more.stream()).toList();
		}
		return all;
	}

	/** The call that sends answers a joined text, the call that changes a card a list. */
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
