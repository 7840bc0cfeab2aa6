package cn.bootx.starter.wechat.content.media;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.springframework.core.io.InputStreamSource;

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

	/**
	 * Longest name that is sent, in characters; the end is kept because it has the type.
	 */
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

}
