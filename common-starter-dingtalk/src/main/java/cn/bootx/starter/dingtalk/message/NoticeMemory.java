package cn.bootx.starter.dingtalk.message;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.send.SentMessages;
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

	/** Adds tasks, which are sent. */
	void addTasks(String businessId, List<Long> taskIds) {
		sentTasks().add(businessId, taskIds.stream().map(String::valueOf).toList());
	}

	List<Long> tasks(String businessId) {
		return sentTasks().require(DingTalkNoticeSender.SEND, businessId).stream().map(Long::valueOf).toList();
	}

	private SentMessages sentTasks() {
		return new SentMessages(this.store, Platform.DING_TALK, "notice-tasks", this.client.credentials().appKey(),
				KEEP_TASKS);
	}

	private String key(String kind, String name) {
		return kind + ":ding-talk:" + this.client.credentials().appKey() + ":" + name;
	}

}
