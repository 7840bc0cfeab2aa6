package cn.bootx.starter.wecom.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.RequestBody;

import cn.bootx.starter.core.send.MessageCheck;

/**
 * A file that is about to be uploaded, checked. A stream is read up to the limit of its
 * kind, at most 20 MB, because WeCom wants its length and a refused token a second
 * attempt; a file on disk is streamed.
 *
 * @since 0.1.0
 */
public final class WeComMediaFile {

	/** WeCom refuses files of 5 bytes and less. */
	private static final int MIN_BYTES = 6;

	private static final long MAX_PERMANENT_IMAGE = 2L * 1024 * 1024;

	private static final MediaType BYTES = MediaType.get("application/octet-stream");

	private final String fileName;

	private final RequestBody content;

	private WeComMediaFile(String fileName, RequestBody content) {
		this.fileName = fileName;
		this.content = content;
	}

	/**
	 * Reads a stream; the caller closes it.
	 * @throws cn.bootx.starter.core.client.PlatformException if WeCom would not take it
	 */
	public static WeComMediaFile of(WeComMediaType type, InputStream stream, String fileName, MessageCheck check) {
		String name = name(type.wireName(), fileName, type.extensions(), check);
		byte[] bytes = read(stream, type.maxBytes());
		checkSize(type.wireName(), bytes.length, type.maxBytes(), check);
		return new WeComMediaFile(name, RequestBody.create(bytes, BYTES));
	}

	/**
	 * Takes a file on disk.
	 * @throws cn.bootx.starter.core.client.PlatformException if WeCom would not take it
	 */
	public static WeComMediaFile of(WeComMediaType type, Path path, MessageCheck check) {
		String name = name(type.wireName(), path.toString(), type.extensions(), check);
		try {
			checkSize(type.wireName(), Files.size(path), type.maxBytes(), check);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot read the file to upload", ex);
		}
		return new WeComMediaFile(name, RequestBody.create(path.toFile(), BYTES));
	}

	static WeComMediaFile ofPermanentImage(InputStream stream, String fileName, MessageCheck check) {
		String name = name("image", fileName, WeComMediaType.IMAGE.extensions(), check);
		byte[] bytes = read(stream, MAX_PERMANENT_IMAGE);
		checkSize("image", bytes.length, MAX_PERMANENT_IMAGE, check);
		return new WeComMediaFile(name, RequestBody.create(bytes, BYTES));
	}

	/**
	 * The form that WeCom takes.
	 */
	public RequestBody form() {
		return new MultipartBody.Builder().setType(MultipartBody.FORM)
			.addFormDataPart("media", this.fileName, this.content)
			.build();
	}

	private static byte[] read(InputStream stream, long max) {
		try {
			return stream.readNBytes((int) max + 1);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot read the stream to upload", ex);
		}
	}

	private static void checkSize(String kind, long size, long max, MessageCheck check) {
		// A stream is read up to its limit, so what is beyond has no size that is known.
		check.isTrue(size <= max, kind, "has more than " + max + " bytes (" + max / 1024 / 1024 + " MB)")
			.isTrue(size >= MIN_BYTES, kind, "has " + size + " bytes, WeCom takes no less than " + MIN_BYTES)
			.done();
	}

	/** Its last part: a path in front is not for the receivers. */
	private static String name(String kind, String fileName, Set<String> extensions, MessageCheck check) {
		String name = fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1).strip();
		check.required(kind + " file name", name);
		String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
		check.isTrue(extensions.isEmpty() || extensions.contains(extension), kind + " file name",
				"ends with ." + extension + ", WeCom takes " + extensions);
		return name;
	}

}
