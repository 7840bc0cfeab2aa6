package cn.bootx.starter.core.callback.portal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;

import cn.bootx.starter.core.callback.CallbackRejectedException;

/**
 * The body of a push while it arrives. One thread at a time writes it, any may end it.
 */
final class IncomingBody {

	private static final CallbackRejectedException READ_BEFORE = CallbackRejectedException
		.malformed("a filter of this application has read the body already; leave the portals' paths out there, or let "
				+ "it keep the body for those that follow");

	private static final CallbackRejectedException ENDED_EARLY = CallbackRejectedException
		.malformed("body ended early");

	private static final int MAX_ARRAY = Integer.MAX_VALUE - 16;

	private final long announced;

	private final long max;

	private final long since = System.nanoTime();

	private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(0);

	private final CompletableFuture<byte[]> whole = new CompletableFuture<>();

	/**
	 * @param announced its length as the head says, or -1
	 */
	IncomingBody(long announced, long max) {
		this.announced = announced;
		this.max = max;
		if (announced > max) {
			tooLong();
		}
	}

	/** The body, or a {@link CallbackRejectedException}. */
	CompletableFuture<byte[]> whole() {
		return this.whole;
	}

	boolean isDone() {
		return this.whole.isDone();
	}

	long age() {
		return System.nanoTime() - this.since;
	}

	void add(byte[] chunk, int length) {
		if (this.bytes.size() + (long) length > this.max) {
			tooLong();
		}
		else if (!isDone()) {
			this.bytes.write(chunk, 0, length);
		}
	}

	void end() {
		if (this.bytes.size() > 0 && this.bytes.size() < this.announced) {
			endedEarly();
		}
		end(this.bytes.toByteArray());
	}

	void end(byte[] body) {
		if (body.length == 0 && this.announced > 0) {
			readBefore();
		}
		this.whole.complete(body);
	}

	/** Reads all of a stream that does not wait for the client. */
	void endWith(InputStream stream) throws IOException {
		byte[] body = read(stream, (int) Math.min(this.max, MAX_ARRAY) + 1);
		if (body.length > this.max) {
			tooLong();
		}
		end(body);
	}

	/** Most bodies are as long as announced; those that a filter unpacked are longer. */
	private byte[] read(InputStream stream, int limit) throws IOException {
		if (this.announced < 0) {
			return stream.readNBytes(limit);
		}
		byte[] body = new byte[(int) this.announced];
		int length = stream.readNBytes(body, 0, body.length);
		int next = stream.read();
		if (next < 0) {
			return (length == body.length) ? body : Arrays.copyOf(body, length);
		}
		byte[] rest = stream.readNBytes(limit - length - 1);
		return ByteBuffer.allocate(length + 1 + rest.length).put(body, 0, length).put((byte) next).put(rest).array();
	}

	void readBefore() {
		fail(READ_BEFORE);
	}

	void endedEarly() {
		fail(ENDED_EARLY);
	}

	void fail(CallbackRejectedException reason) {
		this.whole.completeExceptionally(reason);
	}

	private void tooLong() {
		fail(CallbackRejectedException.malformed("body is longer than " + this.max + " bytes"));
	}

}
