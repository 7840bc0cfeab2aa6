package cn.bootx.starter.wecom.media;

import java.util.Locale;
import java.util.Set;

/**
 * Kinds of media with what WeCom takes of each. Everything has more than 5 bytes.
 *
 * @since 0.1.0
 */
public enum WeComMediaType {

	/** JPG or PNG up to 10 MB. */
	IMAGE(10, Set.of("jpg", "jpeg", "png")),

	/** AMR up to 2 MB and 60 s. */
	VOICE(2, Set.of("amr")),

	/** MP4 up to 10 MB. */
	VIDEO(10, Set.of("mp4")),

	/** Any file up to 20 MB. */
	FILE(20, Set.of());

	private final int maxMegabytes;

	private final Set<String> extensions;

	WeComMediaType(int maxMegabytes, Set<String> extensions) {
		this.maxMegabytes = maxMegabytes;
		this.extensions = extensions;
	}

	/** WeCom's name of the kind. */
	public String wireName() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** Largest file in bytes. */
	public long maxBytes() {
		return this.maxMegabytes * 1024L * 1024L;
	}

	/** Extensions of the formats that WeCom takes; empty for any. */
	public Set<String> extensions() {
		return this.extensions;
	}

}
