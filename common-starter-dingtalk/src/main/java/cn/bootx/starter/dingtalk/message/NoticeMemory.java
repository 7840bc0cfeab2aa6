package cn.bootx.starter.dingtalk.message;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.StoreUnavailableException;
import cn.bootx.starter.core.text.ContentDigest;
import cn.bootx.starter.dingtalk.client.DingTalkClient;

/**
 * Remembers who was sent which content today, because DingTalk drops the same content for
 * the same user until the day ends and says nothing. Only a digest is kept.
 */
final class NoticeMemory {

	private static final Logger logger = LoggerFactory.getLogger(NoticeMemory.class);

	private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

	private final ExpiringStore store;

	private final DingTalkClient client;

	private final Clock clock;

	NoticeMemory(ExpiringStore store, DingTalkClient client, Clock clock) {
		this.store = store;
		this.client = client;
		this.clock = clock;
	}

	/**
	 * Remembers a delivery.
	 * @return the users who were sent the same content today before
	 */
	List<String> remember(ObjectNode message, DingTalkNoticeReceivers receivers) {
		String digest = digest(Json.write(message));
		ZonedDateTime now = this.clock.instant().atZone(ZONE);
		Duration untilMidnight = Duration.between(now, now.toLocalDate().plusDays(1).atStartOfDay(ZONE));
		List<String> before = new ArrayList<>();
		try {
			for (String userId : receivers.userIds()) {
				String key = "notice-sent:ding-talk:" + this.client.credentials().appKey() + ":" + digest + ":"
						+ userId;
				if (this.store.putIfAbsent(key, "1", untilMidnight).isPresent()) {
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

	private static String digest(String text) {
		return ContentDigest.hex(text).substring(0, 32);
	}

}
