package cn.bootx.starter.simulator.wecom.callback;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

import cn.bootx.starter.simulator.crypto.MessageSeal;
import cn.bootx.starter.simulator.crypto.Sha1Signature;
import cn.bootx.starter.simulator.http.QueryString;
import cn.bootx.starter.simulator.journal.Journal;
import cn.bootx.starter.simulator.journal.Platforms;
import cn.bootx.starter.simulator.push.CallbackPusher;
import cn.bootx.starter.simulator.push.Delivery;
import cn.bootx.starter.simulator.push.PushAttempt;
import cn.bootx.starter.simulator.push.PushRequest;
import cn.bootx.starter.simulator.push.XmlMessage;
import cn.bootx.starter.simulator.wecom.WeComAgent;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts, signs and delivers what the platform pushes to an agent's callback URL.
 */
public final class WeComCallbacks {

	private static final Duration VERIFICATION_TIMEOUT = Duration.ofSeconds(1);

	private static final Duration PUSH_TIMEOUT = Duration.ofSeconds(5);

	private final AtomicLong lastMsgId = new AtomicLong(7_000_000_000_000_000_000L);

	private final Clock clock;

	private final CallbackPusher pusher;

	private final Journal journal;

	public WeComCallbacks(Clock clock, CallbackPusher pusher, Journal journal) {
		this.clock = clock;
		this.pusher = pusher;
		this.journal = journal;
	}

	public long nextMsgId() {
		return this.lastMsgId.incrementAndGet();
	}

	/** Asks the URL to decrypt a random text. */
	public WeComVerification verify(WeComAgent agent, String url) {
		String echo = String.valueOf(ThreadLocalRandom.current().nextLong(1L << 60, 1L << 61));
		String encrypted = new MessageSeal(agent.encodingAesKey(), agent.corpId()).seal(echo);
		Map<String, String> query = signed(agent, encrypted);
		query.put("echostr", encrypted);
		Delivery delivery = this.pusher.deliver(
				new PushRequest(Platforms.WECOM, "URL verification", "GET", URI.create(QueryString.append(url, query)),
						Map.of(), new byte[0], VERIFICATION_TIMEOUT, List.of(), PushRequest.STATUS_200));
		String problem = problemOf(delivery.last(), echo);
		report("URL verification", delivery, problem);
		return new WeComVerification(delivery, problem);
	}

	/**
	 * Pushes a message or event.
	 * @param fields what follows CreateTime
	 */
	public WeComCallbackOutcome push(WeComAgent agent, String url, String user, String title, Map<String, ?> fields) {
		XmlMessage message = new XmlMessage().add("ToUserName", agent.corpId())
			.add("FromUserName", user)
			.add("CreateTime", this.clock.instant().getEpochSecond())
			.addAll(fields)
			.addAll(agentIdOf(agent));
		String encrypted = new MessageSeal(agent.encodingAesKey(), agent.corpId()).seal(message.build());
		String envelope = new XmlMessage().add("ToUserName", agent.corpId())
			.addAll(agentIdOf(agent))
			.add("Encrypt", encrypted)
			.build();
		Delivery delivery = this.pusher.deliver(new PushRequest(Platforms.WECOM, title, "POST",
				URI.create(QueryString.append(url, signed(agent, encrypted))), Map.of("Content-Type", "text/xml"),
				envelope.getBytes(StandardCharsets.UTF_8), PUSH_TIMEOUT, PushRequest.THREE_ATTEMPTS,
				PushRequest.STATUS_200)
			.withClear(message.build()));
		WeComCallbackOutcome outcome = WeComReplies.judge(delivery, agent, user);
		report(title, delivery, outcome.problem());
		return outcome;
	}

	private static Map<String, Long> agentIdOf(WeComAgent agent) {
		Long agentId = agent.agentId();
		return (agentId != null) ? Map.of("AgentID", agentId) : Map.of();
	}

	private void report(String title, Delivery delivery, @Nullable String problem) {
		if (problem != null) {
			this.pusher.object(delivery, problem);
			this.journal.add(Platforms.WECOM, "error", title, problem);
		}
	}

	private Map<String, String> signed(WeComAgent agent, String encrypted) {
		String timestamp = String.valueOf(this.clock.instant().getEpochSecond());
		String nonce = UUID.randomUUID().toString().substring(0, 8);
		Map<String, String> query = new LinkedHashMap<>();
		query.put("msg_signature", Sha1Signature.of(agent.token(), timestamp, nonce, encrypted));
		query.put("timestamp", timestamp);
		query.put("nonce", nonce);
		return query;
	}

	private static @Nullable String problemOf(PushAttempt attempt, String echo) {
		if (!attempt.answered()) {
			return attempt.failure();
		}
		if (attempt.status() != 200) {
			return "HTTP " + attempt.status() + " instead of 200";
		}
		return attempt.bodyText().equals(echo) ? null
				: "the answer must be exactly the decrypted text, without quotes, BOM or line end";
	}

}
