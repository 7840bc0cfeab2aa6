package cn.bootx.starter.simulator.dingtalk.event;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

import cn.bootx.starter.simulator.dingtalk.DingTalkApp;
import cn.bootx.starter.simulator.dingtalk.stream.DingStream;
import cn.bootx.starter.simulator.dingtalk.stream.StreamOutcome;
import cn.bootx.starter.simulator.rules.Fields;
import org.jspecify.annotations.Nullable;

/**
 * The event subscription of an application. Every push is encrypted and signed, must be
 * answered with a sealed {@code success} within 2.5 seconds and is otherwise repeated
 * twice.
 *
 * @since 0.1.0
 */
public final class DingEvents {

	private volatile DingTalkApp app;

	private final DingEventPusher pusher;

	private final DingStream stream;

	private volatile @Nullable Supplier<String> callbackUrl;

	private volatile String ownerKey;

	private final FailedEvents failed = new FailedEvents();

	private volatile @Nullable SealedEvent last;

	private CompletableFuture<@Nullable Void> queue = CompletableFuture.completedFuture(null);

	public DingEvents(DingTalkApp app, DingEventPusher pusher, DingStream stream) {
		this.app = app;
		this.pusher = pusher;
		this.stream = stream;
		String url = app.callbackUrl();
		this.callbackUrl = (url == null) ? null : () -> url;
		this.ownerKey = app.appKey();
	}

	/** Changes where events are pushed. */
	public void callbackUrl(String url) {
		callbackUrl(() -> url);
	}

	/**
	 * Changes where events are pushed.
	 * @param url asked at each push, for a host whose port is not known earlier
	 */
	public void callbackUrl(Supplier<String> url) {
		this.callbackUrl = url;
	}

	/** Follows a change of what was registered. */
	public void change(DingTalkApp changed) {
		this.app = changed;
	}

	/** Where events are pushed, null for nowhere. */
	public @Nullable String callbackUrl() {
		Supplier<String> url = this.callbackUrl;
		return (url != null) ? url.get() : null;
	}

	/**
	 * Changes whom events are sealed for: the app key for subscriptions of the developer
	 * console, the corp id for those of the old registration call.
	 */
	public void ownerKey(String ownerKey) {
		this.ownerKey = ownerKey;
	}

	/** Pushes the probe that the platform sends when an address is registered. */
	public DingEventOutcome checkUrl() {
		return send(seal("check_url", Map.of()));
	}

	/**
	 * Pushes an event: over HTTP if there is a callback URL, otherwise in Stream mode.
	 * @param eventType for example {@code user_add_org}
	 * @param fields further members, for example {@code UserId}; Stream mode starts their
	 * names with a small letter
	 * @throws IllegalStateException without a callback URL and connection
	 */
	public DingEventOutcome push(String eventType, Map<String, ?> fields) {
		if (this.callbackUrl == null && this.stream.takes("EVENT", "*")) {
			StreamOutcome outcome = this.stream.event(eventType, uncapitalized(fields));
			return new DingEventOutcome(outcome.delivery(), outcome.problem());
		}
		return send(seal(eventType, fields));
	}

	/**
	 * Pushes the last event again, byte for byte.
	 * @throws IllegalStateException if there was none
	 */
	public DingEventOutcome repeat() {
		SealedEvent event = this.last;
		if (event == null) {
			throw new IllegalStateException("No event was pushed to " + this.app.appKey() + " yet");
		}
		return send(event);
	}

	/** Pushes an event with a signature that does not fit. */
	public DingEventOutcome pushForged(String eventType, Map<String, ?> fields) {
		SealedEvent event = seal(eventType, fields);
		Map<String, String> query = new HashMap<>(event.query());
		query.replace("signature", "0".repeat(40));
		query.replace("msg_signature", "0".repeat(40));
		return send(new SealedEvent(event.title(), event.content(), query, event.body(), event.seal()));
	}

	/**
	 * Takes over what the old registration call says: events are sealed for the
	 * corporation from then on.
	 */
	public void subscribe(String token, String aesKey, String url) {
		this.app = this.app.withCallback(token, aesKey, null);
		this.ownerKey = this.app.corpId();
		callbackUrl(url);
	}

	/**
	 * Pushes an event after those that were given before; without a callback URL and
	 * connection it is dropped.
	 */
	public synchronized void pushInOrder(String eventType, Map<String, ?> fields, Executor background) {
		if (this.callbackUrl != null || this.stream.takes("EVENT", "*")) {
			this.queue = this.queue.thenRunAsync(() -> push(eventType, fields), background).exceptionally((ex) -> null);
		}
	}

	public FailedEvents failed() {
		return this.failed;
	}

	private SealedEvent seal(String eventType, Map<String, ?> fields) {
		Map<String, Object> event = Fields.of("EventType", eventType);
		if (!eventType.equals("check_url")) {
			event.putAll(Fields.of("TimeStamp", String.valueOf(this.pusher.now()), "CorpId", this.app.corpId(),
					"eventId", UUID.randomUUID().toString().replace("-", "")));
		}
		event.putAll(fields);
		return this.pusher.seal(this.app, this.ownerKey, eventType, event);
	}

	private Map<String, Object> uncapitalized(Map<String, ?> fields) {
		Map<String, Object> data = Fields.of("timeStamp", this.pusher.now(), "corpId", this.app.corpId());
		fields.forEach(
				(name, value) -> data.put(name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1), value));
		return data;
	}

	private DingEventOutcome send(SealedEvent event) {
		Supplier<String> url = this.callbackUrl;
		if (url == null) {
			throw new IllegalStateException("The DingTalk application " + this.app.appKey()
					+ " has no callback URL; set it with events().callbackUrl(…)");
		}
		this.last = event;
		DingEventOutcome outcome = this.pusher.deliver(this.app, url.get(), event);
		if (!outcome.accepted()) {
			this.failed.add(event.title(), this.pusher.now(), event.content());
		}
		return outcome;
	}

}
