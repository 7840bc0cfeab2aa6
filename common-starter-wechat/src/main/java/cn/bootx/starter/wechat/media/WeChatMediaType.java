package cn.bootx.starter.wechat.media;

import java.util.Locale;
import java.util.Set;

/**
 * Kinds of media with WeChat's limits.
 *
 * @since 0.1.0
 */
public enum WeChatMediaType {

	/** Picture of at most 10 MB. */
	IMAGE(10 * 1024 * 1024, Set.of("png", "jpg", "jpeg", "gif", "bmp")),

	/** Voice of at most 2 MB and 60 s. */
	VOICE(2 * 1024 * 1024, Set.of("amr", "mp3", "wma", "wav")),

	/** Video of at most 10 MB. */
	VIDEO(10 * 1024 * 1024, Set.of("mp4")),

	/** Thumbnail of at most 64 KB. */
	THUMB(64 * 1024, Set.of("jpg", "jpeg"));

	private final long maxBytes;

	private final Set<String> extensions;

	WeChatMediaType(long maxBytes, Set<String> extensions) {
		this.maxBytes = maxBytes;
		this.extensions = extensions;
	}

	/** As WeChat writes it. */
	public String type() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * Checks a file before a byte of it is sent.
	 * @throws IllegalArgumentException with the limit and the file's size or type
	 */
	void check(WeChatMediaFile file) {
		if (file.length() < 1 || file.length() > this.maxBytes) {
			throw new IllegalArgumentException("A " + type() + " has 1 to " + this.maxBytes + " bytes, '" + file.name()
					+ "' has " + file.length());
		}
		String extension = file.name().substring(file.name().lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
		if (!this.extensions.contains(extension)) {
			throw new IllegalArgumentException(
					"A " + type() + " is one of " + this.extensions + ", '" + file.name() + "' is none");
		}
	}

}
