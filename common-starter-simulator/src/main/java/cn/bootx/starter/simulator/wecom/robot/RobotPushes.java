package cn.bootx.starter.simulator.wecom.robot;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import cn.bootx.starter.simulator.crypto.MessageSeal;
import cn.bootx.starter.simulator.crypto.OpenedMessage;
import cn.bootx.starter.simulator.crypto.Sha1Signature;
import cn.bootx.starter.simulator.http.Json;
import cn.bootx.starter.simulator.http.QueryString;
import cn.bootx.starter.simulator.http.Routes;
import cn.bootx.starter.simulator.http.SimulatorRequest;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.simulator.journal.Platforms;
import cn.bootx.starter.simulator.push.CallbackPusher;
import cn.bootx.starter.simulator.push.Delivery;
import cn.bootx.starter.simulator.push.PushAttempt;
import cn.bootx.starter.simulator.push.PushRequest;
import cn.bootx.starter.simulator.push.XmlMessage;
import cn.bootx.starter.simulator.push.XmlReply;
import cn.bootx.starter.simulator.rules.Fields;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts, signs and delivers what the platform pushes to group robots, and reports once
 * who is in their chats.
 */
public final class RobotPushes {

	private static final String CHAT_INFO = "/cgi-bin/webhook/get_chat_info";

	private static final Duration TIMEOUT = Duration.ofSeconds(5);

	private static final Duration CHAT_INFO_LIFE = Duration.ofMinutes(5);

	/** Members whose names in JSON are not those of XML with underscores. */
	private static final Map<String, String> JSON_NAMES = Map.of("UserId", "userid", "MsgId", "msgid", "ChatId",
			"chatid", "PostId", "postid", "ChatType", "chattype", "MsgType", "msgtype", "CallbackId", "callbackid");

	/** What XML repeats and JSON lists. */
	private static final Set<String> LISTS = Set.of("Actions", "MsgItem");

	private final Clock clock;

	private final CallbackPusher pusher;

	private final Supplier<String> baseUrl;

	/** What a code stands for, and until when. */
	private final Map<String, ChatInfo> chatInfos = new ConcurrentHashMap<>();

	/**
	 * @param baseUrl where webhooks are
	 */
	public RobotPushes(Clock clock, CallbackPusher pusher, Supplier<String> baseUrl) {
		this.clock = clock;
		this.pusher = pusher;
		this.baseUrl = baseUrl;
	}

	/** Mounts what pushes refer to; the path is the simulator's own. */
	public void mount(Routes routes, String base) {
		routes.get(base + CHAT_INFO, this::chatInfo);
	}

	WeComRobotPushOutcome push(SimulatedWeComRobot robot, WeComRobotCallback callback, String userId, String name,
			Map<String, ?> content) {
		String code = UUID.randomUUID().toString();
		this.chatInfos.put(code,
				new ChatInfo(
						Fields.of("errcode", 0, "errmsg", "ok", "chatid", robot.conversation(), "name",
								robot.conversation(), "chattype", "group", "members",
								List.of(Fields.of("userid", userId, "alias", "", "name", name))),
						this.clock.instant().plus(CHAT_INFO_LIFE)));
		Map<String, Object> fields = Fields.of("WebhookUrl",
				this.baseUrl.get() + "/cgi-bin/webhook/send?key=" + robot.key(), "MsgId", UUID.randomUUID().toString(),
				"ChatId", robot.conversation(), "ChatType", "group", "From",
				Fields.of("UserId", userId, "Name", name, "Alias", ""), "GetChatInfoUrl",
				this.baseUrl.get() + CHAT_INFO + "?code=" + code);
		fields.putAll(content);
		String clear = callback.json() ? json(fields).toString() : new XmlMessage().addAll(fields).build();
		return deliver(callback, clear, String.valueOf(fields.get("MsgType")));
	}

	private WeComRobotPushOutcome deliver(WeComRobotCallback callback, String clear, String title) {
		String encrypted = new MessageSeal(callback.aesKey(), "").seal(clear);
		String timestamp = String.valueOf(this.clock.instant().getEpochSecond());
		String nonce = UUID.randomUUID().toString().substring(0, 8);
		Map<String, String> query = new LinkedHashMap<>();
		query.put("msg_signature", Sha1Signature.of(callback.token(), timestamp, nonce, encrypted));
		query.put("timestamp", timestamp);
		query.put("nonce", nonce);
		String body = callback.json() ? Json.object().put("encrypt", encrypted).toString()
				: new XmlMessage().add("Encrypt", encrypted).build();
		Delivery delivery = this.pusher.deliver(new PushRequest(Platforms.WECOM, "robot " + title, "POST",
				URI.create(QueryString.append(callback.url().get(), query)),
				Map.of("Content-Type", callback.json() ? "application/json" : "text/xml"),
				body.getBytes(StandardCharsets.UTF_8), TIMEOUT, PushRequest.THREE_ATTEMPTS, PushRequest.STATUS_200)
			.withClear(clear));
		WeComRobotPushOutcome outcome = judge(delivery, callback);
		if (outcome.problem() != null) {
			this.pusher.object(delivery, outcome.problem());
		}
		return outcome;
	}

	/** A reply has the form of the push. */
	private static WeComRobotPushOutcome judge(Delivery delivery, WeComRobotCallback callback) {
		PushAttempt last = delivery.last();
		if (!delivery.delivered()) {
			return refused(delivery, last.answered() ? "HTTP " + last.status() + " instead of 200" : last.failure());
		}
		String body = last.bodyText();
		if (body.isEmpty() || body.equals("success")) {
			return refused(delivery, null);
		}
		try {
			String reply = callback.json() ? openJson(body, callback) : openXml(body, callback);
			if (callback.json()) {
				JsonNode json = Json.read(reply.getBytes(StandardCharsets.UTF_8));
				String type = json.path("msgtype").asText();
				return read(delivery, type, json.path(type).path("content").asText(null), reply);
			}
			String type = XmlReply.parse(reply).text("MsgType");
			XmlReply content = XmlReply.parse(reply).child("text".equals(type) ? "Text" : "Markdown");
			return read(delivery, type, (content != null) ? content.text("Content") : null, reply);
		}
		catch (RuntimeException ex) {
			return refused(delivery, "the reply is refused: " + ex.getMessage());
		}
	}

	private static WeComRobotPushOutcome read(Delivery delivery, @Nullable String type, @Nullable String text,
			String reply) {
		if (text == null || !List.of("text", "markdown").contains(String.valueOf(type))) {
			return refused(delivery, "the reply is refused: robots reply text and markdown, not " + type);
		}
		int limit = "text".equals(type) ? 2048 : 4096;
		return (text.getBytes(StandardCharsets.UTF_8).length > limit)
				? refused(delivery, "the reply is refused: it has more than " + limit + " bytes")
				: new WeComRobotPushOutcome(delivery, type, text, reply, null);
	}

	private static WeComRobotPushOutcome refused(Delivery delivery, @Nullable String problem) {
		return new WeComRobotPushOutcome(delivery, null, null, null, problem);
	}

	private static String openJson(String body, WeComRobotCallback callback) {
		JsonNode json = Json.read(body.getBytes(StandardCharsets.UTF_8));
		return open(callback, json.path("encrypt").asText(), json.path("msgsignature").asText(),
				json.path("timestamp").asText(), json.path("nonce").asText());
	}

	private static String openXml(String body, WeComRobotCallback callback) {
		XmlReply xml = XmlReply.parse(body);
		return open(callback, xml.text("Encrypt"), xml.text("MsgSignature"), xml.text("TimeStamp"), xml.text("Nonce"));
	}

	private static String open(WeComRobotCallback callback, @Nullable String encrypted, @Nullable String signature,
			@Nullable String timestamp, @Nullable String nonce) {
		if (encrypted == null || signature == null || timestamp == null || nonce == null) {
			throw new IllegalArgumentException("it is not sealed");
		}
		if (!Sha1Signature.matches(signature, callback.token(), timestamp, nonce, encrypted)) {
			throw new IllegalArgumentException("its signature does not match");
		}
		OpenedMessage opened = new MessageSeal(callback.aesKey(), "").open(encrypted);
		if (!opened.receiveId().isEmpty()) {
			throw new IllegalArgumentException("it is sealed for " + opened.receiveId() + ", but robots have no id");
		}
		return opened.text();
	}

	private static JsonNode json(Map<?, ?> fields) {
		Map<String, Object> named = new LinkedHashMap<>();
		fields.forEach((name, value) -> named.put(jsonName(String.valueOf(name)),
				LISTS.contains(String.valueOf(name)) && value instanceof Map ? List.of(jsonValue(value))
						: jsonValue(value)));
		return Json.tree(named);
	}

	private static Object jsonValue(Object value) {
		if (value instanceof Map<?, ?> nested) {
			return json(nested);
		}
		if (value instanceof Iterable<?> items) {
			List<Object> list = new ArrayList<>();
			items.forEach((item) -> list.add(jsonValue(item)));
			return list;
		}
		return value;
	}

	private static String jsonName(String name) {
		String known = JSON_NAMES.get(name);
		return (known != null) ? known : name.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
	}

	private SimulatorResponse chatInfo(SimulatorRequest request) {
		ChatInfo info = this.chatInfos.remove(String.valueOf(request.param("code")));
		return SimulatorResponse.json((info != null && this.clock.instant().isBefore(info.until())) ? info.answer()
				: Fields.of("errcode", 40029, "errmsg", "invalid code"));
	}

	private record ChatInfo(Map<String, Object> answer, Instant until) {
	}

}
