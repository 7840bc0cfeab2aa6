package cn.bootx.starter.wechat.media;

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
 * @param name its name; a path in front of it, as browsers send it, is cut off
 * @param length bytes
 * @param content opens it; opened again if WeChat refuses the token of the first try
 * @since 0.1.0
 */
public record WeChatMediaFile(String name, long length, InputStreamSource content) {

	public WeChatMediaFile {
		name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
			.replaceAll("[\\p{Cntrl}\"]", "_");
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

	@Override
	public String toString() {
		return "WeChatMediaFile[" + this.name + ", " + this.length + " bytes]";
	}

}
