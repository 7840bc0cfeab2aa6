package cn.bootx.starter.wecom.notice;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

import okhttp3.Headers;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.RequestBody;

import cn.bootx.starter.core.send.MessageCheck;

/**
 * Kinds of media with what WeCom takes of each. Everything has more than 5 bytes.
 *
 * @since 0.1.0
 */
public enum WeComMediaType {

	/** JPG or PNG up to 10 MB. */
	IMAGE(10, Set.of("jpg", "jpeg", "png")),

	/** AMR up to 2 MB and 60 s. */
	VOICE(2, Set.of("amr")),

	/** MP4 up to 10 MB. */
	VIDEO(10, Set.of("mp4")),

	/** Any file up to 20 MB. */
	FILE(20, Set.of());

	private static final int MIN_BYTES = 6;

	private static final MediaType BYTES = MediaType.get("application/octet-stream");

	private final long maxBytes;

	private final Set<String> extensions;

	WeComMediaType(int maxMegabytes, Set<String> extensions) {
		this.maxBytes = maxMegabytes * 1024L * 1024L;
		this.extensions = extensions;
	}

	/** WeCom's name of the kind. */
	public String wireName() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * The form that uploads a stream, which the caller closes. The stream is read up to
	 * the limit, because WeCom wants its length and a refused token a second attempt.
	 * @throws cn.bootx.starter.core.client.PlatformException if WeCom would not take it
	 */
	public MultipartBody form(InputStream stream, String fileName, MessageCheck check) {
		return form(stream, fileName, this.maxBytes, check);
	}

	MultipartBody form(InputStream stream, String fileName, long max, MessageCheck check) {
		String name = fileName(fileName, check);
		try {
			byte[] bytes = stream.readNBytes((int) max + 1);
			checkSize(bytes.length, max, check);
			return form(name, bytes.length, RequestBody.create(bytes, BYTES));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot read the stream to upload", ex);
		}
	}

	/** The form that uploads a file on disk, which is streamed. */
	MultipartBody form(Path path, MessageCheck check) {
		String name = fileName(path.toString(), check);
		try {
			long size = Files.size(path);
			checkSize(size, this.maxBytes, check);
			return form(name, size, RequestBody.create(path.toFile(), BYTES));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot read the file to upload", ex);
		}
	}

	/** WeCom documents the length beside the name, which OkHttp's own form has not. */
	private static MultipartBody form(String fileName, long size, RequestBody content) {
		String quoted = fileName.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
		Headers disposition = new Headers.Builder()
			.addUnsafeNonAscii("Content-Disposition",
					"form-data; name=\"media\"; filename=\"" + quoted + "\"; filelength=" + size)
			.build();
		return new MultipartBody.Builder().setType(MultipartBody.FORM).addPart(disposition, content).build();
	}

	private void checkSize(long size, long max, MessageCheck check) {
		// A stream is read up to its limit, so what is beyond has no size that is known.
		check.isTrue(size <= max, wireName(), "has more than " + max + " bytes (" + max / 1024 / 1024 + " MB)")
			.isTrue(size >= MIN_BYTES, wireName(), "has " + size + " bytes, WeCom takes no less than " + MIN_BYTES)
			.done();
	}

	/** Its last part: a path in front is not for the receivers. */
	String fileName(String path, MessageCheck check) {
		String name = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1).strip();
		String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
		check.required(wireName() + " file name", name)
			.isTrue(this.extensions.isEmpty() || this.extensions.contains(extension), wireName() + " file name",
					"ends with ." + extension + ", WeCom takes " + this.extensions);
		return name;
	}

}
