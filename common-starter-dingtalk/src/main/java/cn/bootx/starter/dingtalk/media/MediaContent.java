package cn.bootx.starter.dingtalk.media;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.send.InvalidMessageException;
import cn.bootx.starter.core.text.ContentDigest;

/**
 * The content of an upload. What fits into the head is held in memory, so that it has a
 * length and can be sent again with another token; more is streamed once, and counted
 * against the limit on its way.
 */
final class MediaContent extends RequestBody {

	/** How much is held in memory at most. */
	static final int HEAD = 256 * 1024;

	private final DingTalkMediaType type;

	private final byte[] head;

	/** What follows the head, or null if that is all. */
	private final @Nullable InputStream rest;

	private boolean restTaken;

	private MediaContent(DingTalkMediaType type, byte[] head, @Nullable InputStream rest) {
		this.type = type;
		this.head = head;
		this.rest = rest;
	}

	static MediaContent read(DingTalkMediaType type, InputStream stream) {
		try {
			byte[] head = stream.readNBytes(HEAD);
			DingMediaService.check().isTrue(head.length > 0, type.wireName(), "is empty").done();
			return new MediaContent(type, head, (head.length < HEAD) ? null : stream);
		}
		catch (IOException ex) {
			InvalidMessageException invalid = invalid(type, "cannot be read: " + ex.getClass().getSimpleName());
			// The cause of this kind of exception is set already.
			invalid.addSuppressed(ex);
			throw invalid;
		}
	}

	/** The reason of a failure, if it is that the content is too long. */
	static Optional<RuntimeException> tooLong(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof InvalidMessageException tooLong) {
				return Optional.of(tooLong);
			}
		}
		return Optional.empty();
	}

	private static InvalidMessageException invalid(DingTalkMediaType type, String problem) {
		return new InvalidMessageException(Platform.DING_TALK, DingMediaService.UPLOAD,
				List.of(InvalidMessageException.Problem.of(type.wireName(), problem)));
	}

	/** The first bytes, for finding out the format. */
	byte[] signature() {
		return Arrays.copyOf(this.head, Math.min(16, this.head.length));
	}

	/** A digest of all bytes, or null if they are not all here. */
	@Nullable String digest() {
		return (this.rest == null) ? ContentDigest.hex(this.head) : null;
	}

	@Override
	public MediaType contentType() {
		return MediaType.get("application/octet-stream");
	}

	@Override
	public long contentLength() {
		return (this.rest == null) ? this.head.length : -1;
	}

	@Override
	public boolean isOneShot() {
		return this.rest != null;
	}

	@Override
	public void writeTo(BufferedSink sink) throws IOException {
		if (this.rest == null) {
			sink.write(this.head);
			return;
		}
		if (this.restTaken) {
			throw new IOException(
					"the stream has been sent once and cannot be read again; upload it again from its source");
		}
		this.restTaken = true;
		sink.write(this.head);
		byte[] chunk = new byte[16 * 1024];
		long sent = this.head.length;
		int read = this.rest.read(chunk);
		while (read != -1) {
			sent += read;
			if (sent > this.type.maxBytes()) {
				// In the middle of the request, so that the platform never sees a
				// complete file.
				throw new IOException("too large",
						invalid(this.type, "is larger than the allowed " + this.type.maxBytes() + " bytes"));
			}
			sink.write(chunk, 0, read);
			read = this.rest.read(chunk);
		}
	}

}
