package cn.bootx.starter.dingtalk.media;

import java.util.List;
import java.util.Locale;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.send.InvalidMessageException;

/**
 * What may be uploaded.
 */
enum DingTalkMediaType {

	/** At most 20 MB of jpg (jpeg), gif, png or bmp. */
	IMAGE(20, List.of("jpg", "gif", "png", "bmp")),

	/** At most 2 MB of amr, mp3 or wav. */
	VOICE(2, List.of("amr", "mp3", "wav")),

	/** At most 20 MB of mp4. */
	VIDEO(20, List.of("mp4")),

	/** At most 20 MB of doc, docx, xls, xlsx, ppt, pptx, zip, pdf or rar. */
	FILE(20, List.of("doc", "docx", "xls", "xlsx", "ppt", "pptx", "zip", "pdf", "rar"));

	private final int megabytes;

	private final List<String> extensions;

	DingTalkMediaType(int megabytes, List<String> extensions) {
		this.megabytes = megabytes;
		this.extensions = extensions;
	}

	/** The platform's name, in lower case. */
	String wireName() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** Largest size, in bytes. */
	long maxBytes() {
		return this.megabytes * 1024L * 1024L;
	}

	/** The accepted file name extensions, without a dot. */
	List<String> extensions() {
		return this.extensions;
	}

	/**
	 * The type of that name.
	 * @param name {@code image}, {@code voice}, {@code video} or {@code file}
	 */
	static DingTalkMediaType of(String name) {
		for (DingTalkMediaType type : values()) {
			if (type.wireName().equals(name)) {
				return type;
			}
		}
		throw new InvalidMessageException(Platform.DING_TALK, DingMediaService.UPLOAD,
				List.of(InvalidMessageException.Problem.of("type", "is not image, voice, video or file")));
	}

}
