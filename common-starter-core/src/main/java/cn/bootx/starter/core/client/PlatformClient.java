package cn.bootx.starter.core.client;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import okhttp3.Call;
import okhttp3.Headers;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/**
 * Sends calls to one platform and turns every failure into a {@link PlatformException}.
 * Redirects are not followed: no platform API redirects, but a throttled DingTalk robot
 * does.
 *
 * @since 0.1.0
 */
public final class PlatformClient {

	/** Largest answer that is read whole: material lists stay far below. */
	private static final long MAX_ANSWER_BYTES = 32L * 1024 * 1024;

	private final Platform platform;

	private final OkHttpClient http;

	private final Decoder decoder;

	private final @Nullable CallWatch watch;

	public PlatformClient(Platform platform, OkHttpClient http, Decoder decoder) {
		OkHttpClient.Builder own = http.newBuilder().followRedirects(false).followSslRedirects(false);
		this.platform = platform;
		this.watch = CallWatch.takeFrom(own);
		this.http = own.build();
		this.decoder = decoder;
	}

	public Platform platform() {
		return this.platform;
	}

	/**
	 * Sends the call and decodes its answer.
	 * @throws PlatformException if the platform refused, or could not be reached
	 */
	public JsonNode execute(ApiCall call) {
		return watched(call, () -> this.decoder.decode(call, send(call)));
	}

	/** Sends the call and returns its answer undecoded, for downloads and images. */
	public Answer exchange(ApiCall call) {
		return watched(call, () -> send(call));
	}

	private <T> T watched(ApiCall call, Supplier<T> work) {
		return (this.watch != null) ? this.watch.watch(call.api(), work) : work.get();
	}

	private Answer send(ApiCall call) {
		Call http = this.http.newCall(call.request());
		if (call.timeout() != null) {
			http.timeout().timeout(call.timeout().toMillis(), TimeUnit.MILLISECONDS);
		}
		try (Response response = http.execute()) {
			return new Answer(response.code(), response.header("Content-Type"), read(response.body().source()),
					response.headers());
		}
		catch (IOException ex) {
			throw unreachable(call, call.mayBeExecuted(), SendOnce.cause(ex));
		}
	}

	private static byte[] read(BufferedSource source) throws IOException {
		if (source.request(MAX_ANSWER_BYTES + 1)) {
			throw new IOException("answer is longer than " + MAX_ANSWER_BYTES + " bytes");
		}
		return source.readByteArray();
	}

	private PlatformException unreachable(ApiCall call, boolean outcomeUnknown, IOException ex) {
		boolean timeout = ex instanceof InterruptedIOException;
		String what = (timeout ? "no answer in time" : "could not be reached")
				+ (outcomeUnknown ? ", the platform may have executed the call" : "");
		return PlatformException.of(this.platform, call.api())
			.code(timeout ? "timeout" : "io")
			.message(what + ": " + ex.getClass().getSimpleName() + ": " + ex.getMessage())
			.category(ErrorCategory.TRANSIENT)
			.outcomeUnknown(outcomeUnknown)
			.cause(ex)
			.build();
	}

	/** Knows how a platform says yes and no. */
	@FunctionalInterface
	public interface Decoder {

		/**
		 * The answer's JSON.
		 * @throws PlatformException if it is a refusal, or not the platform's JSON
		 */
		JsonNode decode(ApiCall call, PlatformClient.Answer response);

	}

	/**
	 * What a platform answered, read whole. The content type is null if there is none.
	 */
	public record Answer(int status, @Nullable String contentType, byte[] body, Headers headers) {

		/** An answer without further headers. */
		public Answer(int status, @Nullable String contentType, byte[] body) {
			this(status, contentType, body, Headers.of());
		}

		/** Leaves the body out: it may hold a token. */
		@Override
		public String toString() {
			return "Answer[status=" + this.status + ", contentType=" + this.contentType + ", bytes=" + this.body.length
					+ "]";
		}

	}

}
