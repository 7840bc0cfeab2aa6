package cn.bootx.starter.wechat.content.media;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLConnection;
import java.time.Duration;
import java.util.List;
import java.util.function.LongConsumer;

import com.fasterxml.jackson.databind.JsonNode;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.ApiCall;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.send.InvalidMessageException;
import cn.bootx.starter.wechat.api.WeChatApi;

/** Sends files that were checked before. */
record MediaUploads(WeChatApi api) {

	static final LongConsumer NO_PROGRESS = (sent) -> {
	};

	/** 10 MB need it on a slow line. */
	private static final Duration TIMEOUT = Duration.ofMinutes(2);

	JsonNode send(String path, WeChatMediaFile.@Nullable Type type, WeChatMediaFile file, @Nullable String description,
			LongConsumer progress) {
		try {
			return this.api.execute(() -> {
				MultipartBody.Builder form = new MultipartBody.Builder().setType(MultipartBody.FORM)
					.addFormDataPart("media", file.name(), new Body(file, progress));
				if (description != null) {
					form.addFormDataPart("description", description);
				}
				return ApiCall.post(this.api.apiHost(), path)
					.query("type", (type != null) ? type.type() : null)
					.body(form.build())
					.timeout(TIMEOUT);
			});
		}
		catch (PlatformException ex) {
			for (Throwable cause = ex.getCause(); cause != null; cause = cause.getCause()) {
				if (cause instanceof Body.WrongLengthException wrong) {
					InvalidMessageException invalid = new InvalidMessageException(Platform.WECHAT, path,
							List.of(InvalidMessageException.Problem.of("media", String.valueOf(wrong.getMessage()))));
					invalid.addSuppressed(ex);
					throw invalid;
				}
			}
			throw ex;
		}
	}

	/** The body of an upload: read and sent in pieces, with a report after each. */
	static final class Body extends RequestBody {

		private static final int PIECE = 16 * 1024;

		private final WeChatMediaFile file;

		private final LongConsumer progress;

		Body(WeChatMediaFile file, LongConsumer progress) {
			this.file = file;
			this.progress = progress;
		}

		@Override
		public MediaType contentType() {
			String guessed = URLConnection.guessContentTypeFromName(this.file.name());
			return MediaType.get((guessed != null) ? guessed : "application/octet-stream");
		}

		@Override
		public long contentLength() {
			return this.file.length();
		}

		@Override
		public void writeTo(BufferedSink sink) throws IOException {
			byte[] piece = new byte[PIECE];
			long sent = 0;
			try (InputStream stream = this.file.open()) {
				for (int read = stream.read(piece); read >= 0; read = stream.read(piece)) {
					if (sent + read > this.file.length()) {
						throw new WrongLengthException(this.file, "more");
					}
					sink.write(piece, 0, read);
					sent += read;
					this.progress.accept(sent);
				}
			}
			if (sent < this.file.length()) {
				throw new WrongLengthException(this.file, "only " + sent);
			}
		}

		/** The content has another length than the one that was checked. */
		static final class WrongLengthException extends IOException {

			private static final long serialVersionUID = 1L;

			WrongLengthException(WeChatMediaFile file, String actual) {
				super("'" + file.name() + "' was announced with " + file.length() + " bytes and has " + actual);
			}

		}

	}

}
