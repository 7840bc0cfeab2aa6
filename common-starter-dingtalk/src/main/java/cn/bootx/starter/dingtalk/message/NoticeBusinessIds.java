package cn.bootx.starter.dingtalk.message;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.send.MessageCheck;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.dingtalk.client.DingTalkClient;

/**
 * Remembers which tasks belong to an id of the host's own, for as long as anything can be
 * done with them.
 */
final class NoticeBusinessIds {

	private static final Duration KEEP = Duration.ofDays(7);

	private static final int MAX_LENGTH = 128;

	private final ExpiringStore store;

	private final DingTalkClient client;

	NoticeBusinessIds(ExpiringStore store, DingTalkClient client) {
		this.store = store;
		this.client = client;
	}

	private String key(String businessId) {
		return "notice-tasks:ding-talk:" + this.client.credentials().appKey() + ":" + businessId;
	}

	static void check(String businessId) {
		MessageCheck.of(Platform.DING_TALK, NoticeCalls.SEND).characters("business id", businessId, MAX_LENGTH).done();
	}

	/** Adds tasks; an id that is used again names the earlier ones, too. */
	void add(String businessId, List<Long> taskIds) {
		String key = key(businessId);
		String added = taskIds.stream().map(String::valueOf).collect(Collectors.joining(","));
		Optional<String> present = this.store.putIfAbsent(key, added, KEEP);
		while (present.isPresent()
				&& !this.store.compareAndSet(key, present.get(), present.get() + "," + added, KEEP)) {
			present = this.store.putIfAbsent(key, added, KEEP);
		}
	}

	List<Long> find(String businessId) {
		return this.store.get(key(businessId))
			.map((stored) -> Stream.of(stored.split(",")).map(Long::valueOf).toList())
			.orElse(List.of());
	}

}
