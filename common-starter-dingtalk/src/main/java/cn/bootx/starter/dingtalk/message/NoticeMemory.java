package cn.bootx.starter.dingtalk.message;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.send.MessageCheck;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.StoreUnavailableException;
import cn.bootx.starter.core.text.ContentDigest;
import cn.bootx.starter.dingtalk.client.DingTalkClient;

/**
 * Remembers who was sent which content today, because DingTalk drops the same content for
 * the same user until the day ends and says nothing (only a digest is kept), and which
 * tasks belong to an id of the host's own, for as long as anything can be done with them.
 */
record NoticeMemory(ExpiringStore store, DingTalkClient client, Clock clock) {

	private static final Logger logger = LoggerFactory.getLogger(NoticeMemory.class);

	private static final long DAY = Duration.ofDays(1).toMillis();

	/** China's time is eight hours ahead, all year. */
	private static final long TO_CHINA = Duration.ofHours(8).toMillis();

	private static final Duration KEEP_TASKS = Duration.ofDays(7);

	/** Of many writers of one id one succeeds each time. */
	private static final int ATTEMPTS = 100;

	/** Remembers a delivery; returns the users who got the same content today. */
	List<String> remember(byte[] message, DingTalkNoticeReceivers receivers) {
		String prefix = key("notice-sent", HexFormat.of().formatHex(ContentDigest.of(message), 0, 16)) + ":";
		Duration untilMidnight = Duration.ofMillis(DAY - Math.floorMod(this.clock.millis() + TO_CHINA, DAY));
		List<String> before = new ArrayList<>();
		try {
			for (String userId : receivers.userIds()) {
				if (this.store.putIfAbsent(prefix + userId, "1", untilMidnight).isPresent()) {
					before.add(userId);
				}
			}
		}
		catch (StoreUnavailableException ex) {
			// The notice is sent; only the warning is missing.
			logger.warn("Duplicates of a work notice are not recognized: {}", ex.getMessage());
		}
		return before;
	}

	static void check(String businessId) {
		MessageCheck.of(Platform.DING_TALK, DingTalkNoticeSender.SEND)
			.characters("business id", businessId, 128)
			.done();
	}

	/**
	 * Adds tasks; an id that is used again names the earlier ones, too. They are sent: a
	 * failing store must not look like a failed send.
	 */
	void addTasks(String businessId, List<Long> taskIds) {
		String key = key("notice-tasks", businessId);
		String added = taskIds.stream().map(String::valueOf).collect(Collectors.joining(","));
		try {
			for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
				Optional<String> present = this.store.putIfAbsent(key, added, KEEP_TASKS);
				if (present.isEmpty()
						|| this.store.compareAndSet(key, present.get(), present.get() + "," + added, KEEP_TASKS)) {
					return;
				}
			}
			logger.error("The tasks {} were sent, but can be recalled by their task ids only: others write '{}' all "
					+ "the time", added, businessId);
		}
		catch (StoreUnavailableException ex) {
			logger.error("The tasks {} were sent, but can be recalled by their task ids only, not as '{}': {}", added,
					businessId, ex.getMessage());
		}
	}

	List<Long> tasks(String businessId) {
		return this.store.get(key("notice-tasks", businessId))
			.map((stored) -> Stream.of(stored.split(",")).map(Long::valueOf).toList())
			.orElse(List.of());
	}

	private String key(String kind, String name) {
		return kind + ":ding-talk:" + this.client.credentials().appKey() + ":" + name;
	}

}
