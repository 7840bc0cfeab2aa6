package cn.bootx.starter.simulator.wechat;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Temporary media: three days, and at most 64 MB in all (the oldest go first).
 */
final class MediaStore {

	static final long MAX_BYTES = 64L * 1024 * 1024;

	private static final Duration LIFETIME = Duration.ofDays(3);

	private static final SecureRandom RANDOM = new SecureRandom();

	private final Clock clock;

	private final Map<String, StoredMedia> media = new LinkedHashMap<>();

	private long bytes;

	MediaStore(Clock clock) {
		this.clock = clock;
	}

	synchronized StoredMedia put(String type, String contentType, String fileName, byte[] content) {
		byte[] random = new byte[48];
		RANDOM.nextBytes(random);
		StoredMedia stored = new StoredMedia(Base64.getUrlEncoder().withoutPadding().encodeToString(random), type,
				contentType, fileName, content, this.clock.instant());
		this.media.put(stored.mediaId(), stored);
		this.bytes += content.length;
		Iterator<StoredMedia> oldest = this.media.values().iterator();
		while (this.bytes > MAX_BYTES && this.media.size() > 1) {
			this.bytes -= oldest.next().bytes().length;
			oldest.remove();
		}
		return stored;
	}

	synchronized @Nullable StoredMedia find(@Nullable String mediaId) {
		StoredMedia found = (mediaId != null) ? this.media.get(mediaId) : null;
		boolean alive = found != null && this.clock.instant().isBefore(found.createdAt().plus(LIFETIME));
		return alive ? found : null;
	}

	/** The media, or 41006 and 40007. */
	StoredMedia require(@Nullable String mediaId) {
		if (mediaId == null || mediaId.isEmpty()) {
			throw WeChatErrors.refuse(41006);
		}
		StoredMedia found = find(mediaId);
		if (found == null) {
			throw WeChatErrors.refuse(40007);
		}
		return found;
	}

}
