package cn.bootx.starter.simulator.dingtalk.event;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import cn.bootx.starter.simulator.crypto.MessageSeal;
import cn.bootx.starter.simulator.crypto.Sha1Signature;
import cn.bootx.starter.simulator.dingtalk.DingTalkApp;
import cn.bootx.starter.simulator.http.Json;
import cn.bootx.starter.simulator.http.QueryString;
import cn.bootx.starter.simulator.journal.Journal;
import cn.bootx.starter.simulator.journal.Platforms;
import cn.bootx.starter.simulator.push.CallbackPusher;
import cn.bootx.starter.simulator.push.Delivery;
import cn.bootx.starter.simulator.push.PushRequest;
import cn.bootx.starter.simulator.rules.Fields;

/**
 * Encrypts, signs and delivers events over HTTP. The platform tries again after 10 and
 * after 30 seconds.
 */
public final class DingEventPusher {

	private static final Duration TIMEOUT = Duration.ofMillis(2500);

	private static final List<Duration> RETRIES = List.of(Duration.ofSeconds(10), Duration.ofSeconds(30));

	private final Clock clock;

	private final CallbackPusher pusher;

	private final Journal journal;

	public DingEventPusher(Clock clock, CallbackPusher pusher, Journal journal) {
		this.clock = clock;
		this.pusher = pusher;
		this.journal = journal;
	}

	long now() {
		return this.clock.millis();
	}

	SealedEvent seal(DingTalkApp app, String ownerKey, String title, Map<String, Object> event) {
		MessageSeal seal = new MessageSeal(app.aesKey(), ownerKey);
		String timestamp = String.valueOf(now());
		String nonce = UUID.randomUUID().toString().substring(0, 8);
		String encrypted = seal.seal(Json.text(event));
		String signature = Sha1Signature.of(app.token(), timestamp, nonce, encrypted);
		// Older pages name the signature "signature", the current one "msg_signature".
		Map<String, String> query = Map.of("signature", signature, "msg_signature", signature, "timestamp", timestamp,
				"nonce", nonce);
		return new SealedEvent(title, event, query, Json.bytes(Fields.of("encrypt", encrypted)), seal);
	}

	DingEventOutcome deliver(DingTalkApp app, String url, SealedEvent event) {
		PushRequest request = new PushRequest(Platforms.DINGTALK, event.title(), "POST",
				URI.create(QueryString.append(url, event.query())), Map.of("Content-Type", "application/json"),
				event.body(), TIMEOUT, RETRIES,
				(attempt) -> EventReplies.problemOf(attempt, app.token(), event.seal()) == null)
			.withClear(Json.text(event.content()));
		Delivery delivery = this.pusher.deliver(request);
		String problem = EventReplies.problemOf(delivery.last(), app.token(), event.seal());
		if (problem != null) {
			this.pusher.object(delivery, problem);
			this.journal.add(Platforms.DINGTALK, "error", event.title(), problem);
		}
		return new DingEventOutcome(delivery, problem);
	}

}
