package cn.bootx.starter.simulator.wecom.media;

import java.util.Locale;
import java.util.Set;

import cn.bootx.starter.simulator.rules.UploadedFile;
import cn.bootx.starter.simulator.wecom.gate.WeComErrorException;
import org.jspecify.annotations.Nullable;

/**
 * What may be uploaded, how big and in which formats.
 */
public enum WeComMediaType {

	IMAGE(10, Set.of("jpg", "jpeg", "png")),

	VOICE(2, Set.of("amr")),

	VIDEO(10, Set.of("mp4")),

	FILE(20, Set.of());

	private static final int TOO_SMALL = 5;

	private final int megabytes;

	private final Set<String> extensions;

	WeComMediaType(int megabytes, Set<String> extensions) {
		this.megabytes = megabytes;
		this.extensions = extensions;
	}

	/** Refuses a file that this type does not take. */
	void check(UploadedFile file) {
		if (!this.extensions.isEmpty() && !this.extensions.contains(file.extension())) {
			throw new WeComErrorException(40005, "invalid file type");
		}
		checkSize(file, this.megabytes);
	}

	static void checkSize(UploadedFile file, int megabytes) {
		if (file.bytes().length == 0) {
			throw new WeComErrorException(44001, "empty media data");
		}
		if (file.bytes().length <= TOO_SMALL) {
			throw new WeComErrorException(40006, "invalid file size");
		}
		if (file.bytes().length > megabytes * 1024L * 1024L) {
			throw new WeComErrorException(45001, "media size out of limit");
		}
	}

	String wireName() {
		return name().toLowerCase(Locale.ROOT);
	}

	public static WeComMediaType of(@Nullable String wireName) {
		for (WeComMediaType type : values()) {
			if (type.wireName().equals(wireName)) {
				return type;
			}
		}
		throw new WeComErrorException(40004, "invalid media type");
	}

}
