package cn.bootx.starter.dingtalk.media;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * Finds a file's format by its first bytes, for streams that come without a name:
 * DingTalk judges a file by the extension of its name.
 */
enum MediaSignature {

	JPG(DingTalkMediaType.IMAGE, 0, "ffd8ff"), PNG(DingTalkMediaType.IMAGE, 0, "89504e47"),
	GIF(DingTalkMediaType.IMAGE, 0, hex("GIF8")), BMP(DingTalkMediaType.IMAGE, 0, hex("BM")),
	AMR(DingTalkMediaType.VOICE, 0, hex("#!AMR")), WAV(DingTalkMediaType.VOICE, 8, hex("WAVE")),
	MP3_TAGGED(DingTalkMediaType.VOICE, 0, hex("ID3")), MP3(DingTalkMediaType.VOICE, 0, "fffb"),
	MP4(DingTalkMediaType.VIDEO, 4, hex("ftyp")), PDF(DingTalkMediaType.FILE, 0, hex("%PDF")),
	RAR(DingTalkMediaType.FILE, 0, hex("Rar!"));

	private final DingTalkMediaType type;

	private final int offset;

	private final byte[] bytes;

	MediaSignature(DingTalkMediaType type, int offset, String hex) {
		this.type = type;
		this.offset = offset;
		this.bytes = HexFormat.of().parseHex(hex);
	}

	/**
	 * The extension that belongs to these bytes, or null if they are ambiguous: a docx is
	 * a zip.
	 */
	static @Nullable String extension(DingTalkMediaType type, byte[] head) {
		for (MediaSignature signature : values()) {
			if (signature.type == type && signature.matches(head)) {
				return signature.name().toLowerCase(Locale.ROOT).substring(0, 3);
			}
		}
		return null;
	}

	private boolean matches(byte[] head) {
		int end = this.offset + this.bytes.length;
		return head.length >= end && Arrays.equals(head, this.offset, end, this.bytes, 0, this.bytes.length);
	}

	private static String hex(String text) {
		return HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
	}

}
