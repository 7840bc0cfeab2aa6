package cn.bootx.starter.core.send;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.StoreUnavailableException;

/**
 * Remembers which messages of an account belong to an id of the host's own, the business
 * id, for as long as the platform lets them be recalled. An id that is used again names
 * the earlier messages, too.
 *
 * @param kind what is sent, for example {@code notice-tasks}; it begins the store's keys
 * @param account what identifies the account on its platform
 * @param keep how long after the last message
 * @since 0.1.0
 */
public record SentMessages(ExpiringStore store, Platform platform, String kind, String account, Duration keep) {

	/** Longest business id, in characters. */
	public static final int MAX_BUSINESS_ID = 128;

	private static final Logger logger = LoggerFactory.getLogger(SentMessages.class);

	/** Of many writers of one id one succeeds each time. */
	private static final int ATTEMPTS = 100;

	/** Checks an id before the message is sent. */
	public static void check(Platform platform, String api, String businessId) {
		MessageCheck.of(platform, api).characters("business id", businessId, MAX_BUSINESS_ID).done();
	}

	/**
	 * Adds what was sent. A failing store must not look like a failed send: the log has
	 * the ids then, by which the messages can still be recalled.
	 * @param messages the platform's ids, without line breaks
	 */
	public void add(String businessId, Collection<String> messages) {
		if (messages.isEmpty()) {
			return;
		}
		String key = key(businessId);
		String added = String.join("\n", messages);
		try {
			for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
				Optional<String> present = this.store.putIfAbsent(key, added, this.keep);
				if (present.isEmpty()
						|| this.store.compareAndSet(key, present.get(), present.get() + "\n" + added, this.keep)) {
					return;
				}
			}
			logger.error("The messages {} were sent, but can be recalled by their own ids only: others write '{}' all "
					+ "the time", messages, businessId);
		}
		catch (StoreUnavailableException ex) {
			logger.error("The messages {} were sent, but can be recalled by their own ids only, not as '{}': {}",
					messages, businessId, ex.getMessage());
		}
	}

	/**
	 * What was sent with the id, oldest first.
	 * @param api what asks, for the failure
	 * @throws PlatformException NOT_FOUND if nothing was sent with it in that time,
	 * TRANSIENT if the store is away
	 */
	public List<String> require(String api, String businessId) {
		try {
			List<String> sent = find(businessId);
			if (!sent.isEmpty()) {
				return sent;
			}
		}
		catch (StoreUnavailableException ex) {
			throw PlatformException.of(this.platform, api)
				.code("store-unavailable")
				.message("what was sent with business id '" + businessId + "' is not known: " + ex.getMessage())
				.category(ErrorCategory.TRANSIENT, "recall the messages by their own ids, or later")
				.cause(ex)
				.build();
		}
		throw PlatformException.of(this.platform, api)
			.code("unknown-business-id")
			.message("nothing was sent with business id '" + businessId + "' in the last " + this.keep.toHours()
					+ " hours")
			.category(ErrorCategory.NOT_FOUND)
			.build();
	}

	List<String> find(String businessId) {
		return this.store.get(key(businessId)).map((stored) -> List.of(stored.split("\n"))).orElse(List.of());
	}

	private String key(String businessId) {
		return this.kind + ":" + this.platform.id() + ":" + this.account + ":" + businessId;
	}

}
