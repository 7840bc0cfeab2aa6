package cn.bootx.starter.simulator.wechat.media;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

import cn.bootx.starter.simulator.platform.StateParts;
import cn.bootx.starter.simulator.platform.StateParts.SavedFile;
import cn.bootx.starter.simulator.rules.UploadedFile;
import cn.bootx.starter.simulator.wechat.gate.RandomIds;
import cn.bootx.starter.simulator.wechat.gate.WeChatErrors;
import org.jspecify.annotations.Nullable;

/**
 * Files of all accounts. Temporary ones live for three days, and the oldest go first when
 * they are more than 64 MB; permanent ones stay, and more than 64 MB are refused.
 */
public final class MediaStore {

	static final long MAX_BYTES = 64L * 1024 * 1024;

	private static final Duration LIFETIME = Duration.ofDays(3);

	private final Clock clock;

	private final Map<String, StoredMedia> media = new LinkedHashMap<>();

	private final Map<String, StoredMedia> permanent = new LinkedHashMap<>();

	private long bytes;

	private long permanentBytes;

	public MediaStore(Clock clock, StateParts state) {
		this.clock = clock;
		state.add("wechat-media", SavedFile[].class, () -> saved(this.media), (files) -> {
			this.bytes = load(this.media, files);
		});
		state.add("wechat-material", SavedFile[].class, () -> saved(this.permanent), (files) -> {
			this.permanentBytes = load(this.permanent, files);
		});
	}

	private synchronized SavedFile[] saved(Map<String, StoredMedia> files) {
		return files.values()
			.stream()
			.map((file) -> new SavedFile(file.mediaId(), "", file.type(), file.contentType(), file.fileName(),
					file.bytes(), file.createdAt().toString()))
			.toArray(SavedFile[]::new);
	}

	private synchronized long load(Map<String, StoredMedia> files, SavedFile[] saved) {
		files.clear();
		for (SavedFile file : saved) {
			files.put(file.id(), new StoredMedia(file.id(), file.type(), file.contentType(), file.fileName(),
					file.bytes(), Instant.parse(file.at())));
		}
		return files.values().stream().mapToLong((file) -> file.bytes().length).sum();
	}

	public synchronized StoredMedia put(String type, String contentType, String fileName, byte[] content) {
		StoredMedia stored = new StoredMedia(RandomIds.next(48), type, contentType, fileName, content,
				this.clock.instant());
		this.media.put(stored.mediaId(), stored);
		this.bytes += content.length;
		Iterator<StoredMedia> oldest = this.media.values().iterator();
		while (this.bytes > MAX_BYTES && this.media.size() > 1) {
			this.bytes -= oldest.next().bytes().length;
			oldest.remove();
		}
		return stored;
	}

	StoredMedia put(String type, UploadedFile file) {
		return put(type, file.mediaType(), file.fileName(), file.bytes());
	}

	/** Keeps a file until it is deleted. */
	synchronized StoredMedia keep(String type, UploadedFile file) {
		if (this.permanentBytes + file.bytes().length > MAX_BYTES) {
			throw WeChatErrors.refuse(-1, "system error, the simulator keeps at most 64 MB of permanent material");
		}
		StoredMedia stored = new StoredMedia(RandomIds.next(32), type, file.mediaType(), file.fileName(), file.bytes(),
				this.clock.instant());
		this.permanent.put(stored.mediaId(), stored);
		this.permanentBytes += file.bytes().length;
		return stored;
	}

	synchronized void delete(String mediaId) {
		StoredMedia removed = this.permanent.remove(mediaId);
		this.permanentBytes -= (removed != null) ? removed.bytes().length : 0;
	}

	synchronized @Nullable StoredMedia find(@Nullable String mediaId) {
		StoredMedia kept = this.permanent.get(mediaId);
		if (kept != null) {
			return kept;
		}
		StoredMedia found = this.media.get(mediaId);
		boolean alive = found != null && this.clock.instant().isBefore(found.createdAt().plus(LIFETIME));
		return alive ? found : null;
	}

	/** The media, or 41006 and 40007. */
	public StoredMedia require(@Nullable String mediaId) {
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
