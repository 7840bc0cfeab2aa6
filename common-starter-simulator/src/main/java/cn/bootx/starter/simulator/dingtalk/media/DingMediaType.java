package cn.bootx.starter.simulator.dingtalk.media;

import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What may be uploaded, how big and in which formats.
 */
enum DingMediaType {

	IMAGE(20, Set.of("jpg", "gif", "png", "bmp")),

	VOICE(2, Set.of("amr", "mp3", "wav")),

	VIDEO(20, Set.of("mp4")),

	FILE(20, Set.of("doc", "docx", "xls", "xlsx", "ppt", "pptx", "zip", "pdf", "rar"));

	private final int megabytes;

	private final Set<String> extensions;

	DingMediaType(int megabytes, Set<String> extensions) {
		this.megabytes = megabytes;
		this.extensions = extensions;
	}

	long maxBytes() {
		return this.megabytes * 1024L * 1024L;
	}

	boolean accepts(String extension) {
		return this.extensions.contains(extension);
	}

	String wireName() {
		return name().toLowerCase(Locale.ROOT);
	}

	static @Nullable DingMediaType of(@Nullable String wireName) {
		for (DingMediaType type : values()) {
			if (type.wireName().equals(wireName)) {
				return type;
			}
		}
		return null;
	}

}
