package cn.bootx.starter.dingtalk.media;

import java.time.Duration;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.dingtalk.client.DingTalkClient;

/**
 * Remembers the ids of files that were uploaded, by a digest of their bytes. Off unless
 * the host asks for it: the documentation says that an id works any number of times, but
 * the original system's author saw ids that worked once.
 */
final class MediaIds {

	private final ExpiringStore store;

	private final DingTalkClient client;

	private final @Nullable Duration keep;

	MediaIds(ExpiringStore store, DingTalkClient client, @Nullable Duration keep) {
		this.store = store;
		this.client = client;
		this.keep = keep;
	}

	Optional<String> find(DingTalkMediaType type, String digest) {
		return (this.keep != null) ? this.store.get(key(type, digest)) : Optional.empty();
	}

	void remember(DingTalkMediaType type, String digest, String mediaId) {
		if (this.keep != null) {
			this.store.put(key(type, digest), mediaId, this.keep);
			this.store.put(prefix() + mediaId, key(type, digest), this.keep);
		}
	}

	/** The platform does not know the id any more. */
	void forget(String mediaId) {
		this.store.take(prefix() + mediaId).ifPresent((key) -> this.store.compareAndDelete(key, mediaId));
	}

	private String prefix() {
		return "media-id:ding-talk:" + this.client.credentials().appKey() + ":";
	}

	private String key(DingTalkMediaType type, String digest) {
		return prefix() + type.wireName() + ":" + digest;
	}

}
