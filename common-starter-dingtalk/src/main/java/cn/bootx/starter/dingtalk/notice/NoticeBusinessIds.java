package cn.bootx.starter.dingtalk.notice;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.send.MessageCheck;
import cn.bootx.starter.core.store.ExpiringStore;

/**
 * Remembers which tasks belong to an id of the host's own, for as long as anything can be
 * done with them.
 */
final class NoticeBusinessIds {

	private static final Duration KEEP = Duration.ofDays(7);

	private static final int MAX_LENGTH = 128;

	private final ExpiringStore store;

	private final String prefix;

	NoticeBusinessIds(ExpiringStore store, String appKey) {
		this.store = store;
		this.prefix = "notice-tasks:ding-talk:" + appKey + ":";
	}

	static void check(String businessId) {
		MessageCheck.of(Platform.DING_TALK, NoticeCalls.SEND).characters("business id", businessId, MAX_LENGTH).done();
	}

	/** Adds tasks; an id that is used again names the earlier ones, too. */
	void add(String businessId, List<Long> taskIds) {
		String key = this.prefix + businessId;
		String added = taskIds.stream().map(String::valueOf).collect(Collectors.joining(","));
		Optional<String> present = this.store.putIfAbsent(key, added, KEEP);
		while (present.isPresent()
				&& !this.store.compareAndSet(key, present.get(), present.get() + "," + added, KEEP)) {
			present = this.store.putIfAbsent(key, added, KEEP);
		}
	}

	List<Long> find(String businessId) {
		return this.store.get(this.prefix + businessId)
			.map((stored) -> Stream.of(stored.split(",")).map(Long::valueOf).toList())
			.orElse(List.of());
	}

}
