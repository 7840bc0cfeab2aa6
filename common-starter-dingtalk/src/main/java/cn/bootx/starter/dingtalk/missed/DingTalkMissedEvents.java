package cn.bootx.starter.dingtalk.missed;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import com.fasterxml.jackson.databind.JsonNode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import cn.bootx.starter.core.callback.CallbackPipeline;
import cn.bootx.starter.core.callback.CallbackProtocol;
import cn.bootx.starter.core.callback.CallbackRuntime;
import cn.bootx.starter.core.callback.OpenedCallback;
import cn.bootx.starter.core.client.ApiCall;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.core.store.StoreUnavailableException;
import cn.bootx.starter.core.text.ContentDigest;
import cn.bootx.starter.core.text.LogText;
import cn.bootx.starter.dingtalk.client.DingTalkAccounts;
import cn.bootx.starter.dingtalk.client.DingTalkApp;
import cn.bootx.starter.dingtalk.client.DingTalkClient;
import cn.bootx.starter.dingtalk.client.Lenient;
import cn.bootx.starter.dingtalk.handler.DingTalkDispatch;
import cn.bootx.starter.dingtalk.handler.DingTalkEventMessage;

/**
 * Reads the events that DingTalk could not push over HTTP and hands them to the same
 * handlers: on one node at a time, each event once, one after the other in DingTalk's
 * order. An event that was handled although its answer was lost is not handled again.
 * <p>
 * DingTalk gives each event away once, some minutes after its last attempt. Therefore it
 * is kept as a record until its handlers succeed: what fails, or is under way when the
 * node dies, is handled at the next reading, five times in all.
 *
 * @since 0.1.0
 * @see <a href=
 * "https://open.dingtalk.com/document/development/list-of-event-push-failures">DingTalk</a>
 */
public final class DingTalkMissedEvents {

	private static final Logger logger = LoggerFactory.getLogger(DingTalkMissedEvents.class);

	private static final String FAILED = "/call_back/get_call_back_failed_result";

	/** Longer than a reading takes; it only outlasts a node that has died. */
	private static final Duration LEASE = Duration.ofMinutes(5);

	private static final Duration LONGEST = Duration.ofMinutes(10);

	private static final int ATTEMPTS = 5;

	private final DingTalkAccounts accounts;

	private final DingTalkDispatch dispatch;

	private final CallbackRuntime runtime;

	private final ExpiringStore locks;

	private final RecordStore records;

	public DingTalkMissedEvents(DingTalkAccounts accounts, DingTalkDispatch dispatch, CallbackRuntime runtime,
			ExpiringStore locks, RecordStore records) {
		this.accounts = accounts;
		this.dispatch = dispatch;
		this.runtime = runtime;
		this.locks = locks;
		this.records = records;
	}

	/** Reads those of all applications; a failure of one does not end the others. */
	public void readAll() {
		for (DingTalkApp application : this.accounts.all()) {
			String name = application.settings().name();
			try {
				read(name);
			}
			catch (PlatformException | StoreUnavailableException ex) {
				logger.warn("The events that DingTalk app '{}' missed cannot be read: {}", name, ex.getMessage());
			}
		}
	}

	/**
	 * Reads and handles those of one application in the thread of the caller.
	 * @return how many were handled; 0 also while another node reads them
	 * @throws PlatformException if DingTalk refuses the call
	 */
	public int read(String account) {
		DingTalkClient client = this.accounts.account(account);
		String key = "missed-events:ding-talk:" + client.credentials().appKey();
		Optional<ExpiringStore.Lease> lease;
		try {
			lease = this.locks.tryLock(key, LEASE);
			if (lease.isEmpty()) {
				return 0;
			}
		}
		catch (StoreUnavailableException ex) {
			// Each node gets other events, so without a lock none is handled twice.
			logger.warn("{}; the events that DingTalk app '{}' missed are read nevertheless", ex.getMessage(), account);
			lease = Optional.empty();
		}
		try {
			int handled = new Reading(client).run();
			if (handled > 0) {
				logger.info("{} events that DingTalk app '{}' missed were handled", handled, account);
			}
			return handled;
		}
		finally {
			lease.ifPresent(DingTalkMissedEvents::release);
		}
	}

	private static void release(ExpiringStore.Lease lease) {
		try {
			lease.close();
		}
		catch (StoreUnavailableException ex) {
			logger.debug("A lease could not be released and will run out: {}", ex.getMessage());
		}
	}

	/** The events of one application, which are read once. */
	private final class Reading {

		private final DingTalkClient client;

		private final String app;

		private final String appKey;

		private final String collection;

		private final CallbackPipeline<DingTalkEventMessage> pipeline;

		private int handled;

		Reading(DingTalkClient client) {
			this.client = client;
			this.app = client.credentials().name();
			this.appKey = client.credentials().appKey();
			this.collection = "dingtalk-missed-" + this.appKey.toLowerCase(Locale.ROOT);
			this.pipeline = new CallbackPipeline<>("ding-talk/" + this.app + "/missed", CallbackProtocol.ofOpened(),
					DingTalkMissedEvents.this.dispatch::event, new CallbackPipeline.Deadline(LONGEST, LONGEST, 1),
					(callback, reply) -> {
					}, DingTalkMissedEvents.this.runtime);
		}

		int run() {
			try {
				DingTalkMissedEvents.this.records.all(this.collection).toList().forEach((kept) -> {
					JsonNode content = Json.readTree(kept.json());
					handle(kept.id(), content.path("entry"), content.path("attempts").asInt());
				});
			}
			catch (StoreUnavailableException ex) {
				logger.warn("{}; missed events that failed before are handled later", ex.getMessage());
			}
			boolean more;
			do {
				JsonNode answer = this.client.oapi((base) -> ApiCall.get(base, FAILED));
				// All are kept before the first is handled: DingTalk has none of them any
				// more.
				Map<String, JsonNode> entries = new LinkedHashMap<>();
				Lenient.elements(answer.path("failed_list"))
					.forEach((entry) -> entries.put(ContentDigest.hex(Json.write(entry)), entry));
				entries.forEach((id, entry) -> keep(id, entry, 0));
				entries.forEach((id, entry) -> handle(id, entry, 0));
				more = Lenient.bool(answer.path("has_more")) && !entries.isEmpty();
			}
			while (more);
			return this.handled;
		}

		private void keep(String id, JsonNode entry, int attempts) {
			try {
				DingTalkMissedEvents.this.records.save(this.collection, id,
						Json.write(Json.object().put("attempts", attempts).set("entry", entry)));
			}
			catch (StoreUnavailableException ex) {
				logger.warn("{}; a missed event is handled without being kept", ex.getMessage());
			}
		}

		private void handle(String id, JsonNode entry, int attempts) {
			if (succeeds(entry)) {
				this.handled++;
				forget(id);
			}
			else if (attempts + 1 < ATTEMPTS) {
				keep(id, entry, attempts + 1);
			}
			else {
				logger.error("The missed event {} of DingTalk app '{}' is given up after {} attempts",
						LogText.name(entry.path("call_back_tag").asText()), this.app, ATTEMPTS);
				forget(id);
			}
		}

		private void forget(String id) {
			try {
				DingTalkMissedEvents.this.records.delete(this.collection, id);
			}
			catch (StoreUnavailableException ex) {
				// The ledger knows that it is handled.
				logger.warn("{}; a missed event that is handled stays stored", ex.getMessage());
			}
		}

		private boolean succeeds(JsonNode entry) {
			String type = entry.path("call_back_tag").asText();
			JsonNode data = entry.path(type);
			long time = entry.path("event_time").asLong();
			DingTalkEventMessage event = new DingTalkEventMessage(this.app, type, null, null,
					(time > 0) ? Instant.ofEpochMilli(time) : null, data);
			String eventId = Lenient.text(event.member("eventId"));
			DingTalkEventMessage named = new DingTalkEventMessage(this.app, type, eventId,
					Lenient.text(event.member("corpId")), event.bornAt(), data);
			String identity = DingTalkDispatch.eventIdentity(this.appKey, type, eventId, time + data.toString());
			try {
				return this.pipeline.handle(new OpenedCallback<>(named, identity), true)
					.toCompletableFuture()
					.get(LONGEST.toMillis(), TimeUnit.MILLISECONDS)
					.status() == 200;
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				return false;
			}
			catch (ExecutionException | TimeoutException ex) {
				return false;
			}
		}

	}

}
