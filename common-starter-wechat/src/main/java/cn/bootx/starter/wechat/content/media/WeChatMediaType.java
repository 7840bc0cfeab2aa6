package cn.bootx.starter.wechat.content.media;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Kinds of media with WeChat's limits. Permanent material comes in more formats than
 * temporary media.
 *
 * @since 0.1.0
 */
public enum WeChatMediaType {

	/** Picture of at most 10 MB: PNG, JPG, GIF, as permanent material also BMP. */
	IMAGE(10 * 1024 * 1024, Set.of("png", "jpg", "jpeg", "gif"), Set.of("bmp")),

	/**
	 * Voice of at most 2 MB and 60 s: AMR, MP3, as permanent material also WMA and WAV.
	 */
	VOICE(2 * 1024 * 1024, Set.of("amr", "mp3"), Set.of("wma", "wav")),

	/** Video of at most 10 MB: MP4. */
	VIDEO(10 * 1024 * 1024, Set.of("mp4"), Set.of()),

	/** Thumbnail of at most 64 KB: JPG. */
	THUMB(64 * 1024, Set.of("jpg", "jpeg"), Set.of());

	private final MediaRule temporary;

	private final MediaRule permanent;

	WeChatMediaType(long maxBytes, Set<String> extensions, Set<String> moreIfPermanent) {
		Set<String> all = new TreeSet<>(extensions);
		this.temporary = new MediaRule("temporary " + type(), maxBytes, new TreeSet<>(extensions));
		all.addAll(moreIfPermanent);
		this.permanent = new MediaRule("permanent " + type(), maxBytes, all);
	}

	/** As WeChat writes it. */
	public String type() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** Largest file, in bytes. */
	public long maxBytes() {
		return this.permanent.maxBytes();
	}

	MediaRule temporary() {
		return this.temporary;
	}

	MediaRule permanent() {
		return this.permanent;
	}

}
