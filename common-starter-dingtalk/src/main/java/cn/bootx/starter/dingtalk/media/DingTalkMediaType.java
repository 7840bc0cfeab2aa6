package cn.bootx.starter.dingtalk.media;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.send.InvalidMessageException;

/** What may be uploaded. */
enum DingTalkMediaType {

	/** At most 20 MB of jpg (jpeg), gif, png or bmp. */
	IMAGE(20, List.of("jpg", "gif", "png", "bmp")),

	/** At most 2 MB of amr, mp3 or wav. */
	VOICE(2, List.of("amr", "mp3", "wav")),

	/** At most 20 MB of mp4. */
	VIDEO(20, List.of("mp4")),

	/** At most 20 MB of doc, docx, xls, xlsx, ppt, pptx, zip, pdf or rar. */
	FILE(20, List.of("doc", "docx", "xls", "xlsx", "ppt", "pptx", "zip", "pdf", "rar"));

	/**
	 * The formats that the first bytes show, for streams that come without a name:
	 * DingTalk judges a file by the extension of its name. A docx is a zip, so neither is
	 * here.
	 */
	private static final List<Signature> SIGNATURES = List.of(new Signature(IMAGE, "jpg", 0, "\u00ff\u00d8\u00ff"),
			new Signature(IMAGE, "png", 0, "\u0089PNG"), new Signature(IMAGE, "gif", 0, "GIF8"),
			new Signature(IMAGE, "bmp", 0, "BM"), new Signature(VOICE, "amr", 0, "#!AMR"),
			new Signature(VOICE, "wav", 8, "WAVE"), new Signature(VOICE, "mp3", 0, "ID3"),
			new Signature(VOICE, "mp3", 0, "\u00ff\u00fb"), new Signature(VIDEO, "mp4", 4, "ftyp"),
			new Signature(FILE, "pdf", 0, "%PDF"), new Signature(FILE, "rar", 0, "Rar!"));

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

	/** The extension that belongs to these first bytes, or null if they do not tell. */
	@Nullable String extensionOf(byte[] head) {
		String text = new String(head, StandardCharsets.ISO_8859_1);
		return SIGNATURES.stream()
			.filter((known) -> known.type == this && text.startsWith(known.bytes, known.offset))
			.map(Signature::extension)
			.findFirst()
			.orElse(null);
	}

	/** The accepted file name extensions, without a dot. */
	List<String> extensions() {
		return this.extensions;
	}

	/** The type of that name. */
	static DingTalkMediaType of(String name) {
		for (DingTalkMediaType type : values()) {
			if (type.wireName().equals(name)) {
				return type;
			}
		}
		throw new InvalidMessageException(Platform.DING_TALK, DingMediaService.UPLOAD,
				List.of(InvalidMessageException.Problem.of("type", "is not image, voice, video or file")));
	}

	private record Signature(DingTalkMediaType type, String extension, int offset, String bytes) {
	}

}
