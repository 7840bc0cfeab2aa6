package cn.bootx.starter.wechat.content.media;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

import org.springframework.core.io.InputStreamSource;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.send.InvalidMessageException;
import cn.bootx.starter.core.send.MessageCheck;

/**
 * A file to be uploaded. It is read while it is sent; nothing is kept in memory or on
 * disk.
 *
 * @param name its name, which may come from a client: a path in front of it is cut off,
 * quotes, line ends and invisible characters become {@code _}, and of a long name the
 * last 100 characters are kept
 * @param length bytes, exactly
 * @param content opens it; opened again if WeChat refuses the token of the first try
 * @since 0.1.0
 */
public record WeChatMediaFile(String name, long length, InputStreamSource content) {

	/** Longest name that is sent, in characters; the end is kept: it has the type. */
	private static final int MAX_NAME = 100;

	public WeChatMediaFile {
		name = safe(name);
	}

	/** A file of this machine. */
	public static WeChatMediaFile of(Path path) {
		try {
			return new WeChatMediaFile(path.getFileName().toString(), Files.size(path),
					() -> Files.newInputStream(path));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Bytes in memory. */
	public static WeChatMediaFile of(String name, byte[] bytes) {
		return new WeChatMediaFile(name, bytes.length, () -> new ByteArrayInputStream(bytes));
	}

	InputStream open() throws IOException {
		return this.content.getInputStream();
	}

	/** The name goes into a header of a part of the request. */
	private static String safe(String name) {
		String safe = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
			.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\"]", "_");
		int characters = safe.codePointCount(0, safe.length());
		return (characters > MAX_NAME) ? safe.substring(safe.offsetByCodePoints(0, characters - MAX_NAME)) : safe;
	}

	@Override
	public String toString() {
		return "WeChatMediaFile[" + this.name + ", " + this.length + " bytes]";
	}

	/**
	 * Kinds of media with WeChat's limits. Permanent material comes in more formats than
	 * temporary media.
	 */
	public enum Type {

		/** Picture of at most 10 MB: PNG, JPG, GIF, as permanent material also BMP. */
		IMAGE(10 * 1024 * 1024, Set.of("png", "jpg", "jpeg", "gif"), Set.of("bmp")),

		/**
		 * Voice of at most 2 MB and 60 s: AMR, MP3, as permanent material also WMA and
		 * WAV.
		 */
		VOICE(2 * 1024 * 1024, Set.of("amr", "mp3"), Set.of("wma", "wav")),

		/** Video of at most 10 MB: MP4. */
		VIDEO(10 * 1024 * 1024, Set.of("mp4"), Set.of()),

		/** Thumbnail of at most 64 KB: JPG. */
		THUMB(64 * 1024, Set.of("jpg", "jpeg"), Set.of());

		private final Rule temporary;

		private final Rule permanent;

		Type(long maxBytes, Set<String> extensions, Set<String> moreIfPermanent) {
			Set<String> all = new TreeSet<>(extensions);
			this.temporary = new Rule("temporary " + type(), maxBytes, new TreeSet<>(extensions));
			all.addAll(moreIfPermanent);
			this.permanent = new Rule("permanent " + type(), maxBytes, all);
		}

		/** As WeChat writes it. */
		public String type() {
			return name().toLowerCase(Locale.ROOT);
		}

		/** Largest file, in bytes. */
		public long maxBytes() {
			return this.permanent.maxBytes();
		}

		Rule temporary() {
			return this.temporary;
		}

		Rule permanent() {
			return this.permanent;
		}

		/** What WeChat accepts in one place. */
		record Rule(String what, long maxBytes, Set<String> extensions) {

			/**
			 * Checks a file before a byte of it is sent.
			 * @throws InvalidMessageException with the limit and the file's size or type
			 */
			void check(String api, WeChatMediaFile file) {
				String extension = file.name().substring(file.name().lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
				MessageCheck.of(Platform.WECHAT, api)
					.bytes("media", file.length(), this.maxBytes)
					.isTrue(this.extensions.contains(extension), "media",
							"'" + file.name() + "' has the wrong type: a " + this.what + " is one of "
									+ this.extensions)
					.done();
			}

		}

	}

}
