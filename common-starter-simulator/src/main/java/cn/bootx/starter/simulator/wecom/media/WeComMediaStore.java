package cn.bootx.starter.simulator.wecom.media;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import cn.bootx.starter.simulator.platform.StateParts;
import cn.bootx.starter.simulator.platform.StateParts.SavedFile;
import cn.bootx.starter.simulator.rules.UploadedFile;
import cn.bootx.starter.simulator.wecom.gate.WeComErrorException;
import cn.bootx.starter.simulator.wecom.gate.WeComGate;
import org.jspecify.annotations.Nullable;

/**
 * The uploaded media and the addresses under which a page can show them.
 */
public final class WeComMediaStore {

	/** Kind of a voice that a page recorded. */
	static final String RECORDING = "recording";

	static final String PATH = "/_media/";

	private static final Duration LIFETIME = Duration.ofDays(3);

	private final Clock clock;

	private final Supplier<String> baseUrl;

	private final Map<String, WeComMedia> media = new ConcurrentHashMap<>();

	public WeComMediaStore(Clock clock, StateParts state, Supplier<String> baseUrl) {
		this.clock = clock;
		this.baseUrl = baseUrl;
		state.add("wecom-media", SavedFile[].class, this::saved, this::load);
	}

	private SavedFile[] saved() {
		return this.media.values()
			.stream()
			.map((each) -> new SavedFile(each.mediaId(), each.owner(), each.type(), each.file().contentType(),
					each.file().fileName(), each.file().bytes(), each.uploadedAt().toString()))
			.toArray(SavedFile[]::new);
	}

	private void load(SavedFile[] saved) {
		this.media.clear();
		for (SavedFile each : saved) {
			this.media.put(each.id(), new WeComMedia(each.id(), each.owner(), each.type(),
					new UploadedFile(each.fileName(), each.contentType(), each.bytes()), Instant.parse(each.at())));
		}
	}

	public WeComMedia keep(String owner, String type, UploadedFile file) {
		WeComMedia medium = new WeComMedia("3" + UUID.randomUUID().toString().replace("-", ""), owner, type, file,
				this.clock.instant());
		this.media.put(medium.mediaId(), medium);
		return medium;
	}

	/** Keeps a voice that a page recorded with the JS-SDK. */
	public String record(String corpId, byte[] speex) {
		return keep(corpId, RECORDING, new UploadedFile("recording.speex", "voice/speex", speex)).mediaId();
	}

	/** A medium that its owner may still use. */
	public WeComMedia require(String owner, @Nullable String mediaId) {
		if (mediaId == null || mediaId.isBlank()) {
			throw new WeComErrorException(41006, "media_id missing");
		}
		WeComMedia medium = this.media.get(mediaId);
		if (medium == null || !medium.owner().equals(owner)
				|| !this.clock.instant().isBefore(medium.uploadedAt().plus(LIFETIME))) {
			throw new WeComErrorException(40007, "invalid media_id");
		}
		return medium;
	}

	/** Whatever was uploaded under an id, for the page. */
	public @Nullable WeComMedia find(String mediaId) {
		return this.media.get(mediaId);
	}

	/** Where a browser gets a medium, null if that id is unknown. */
	public @Nullable String addressOf(String mediaId) {
		return this.media.containsKey(mediaId) ? this.baseUrl.get() + WeComGate.BASE + PATH + mediaId : null;
	}

}
