package cn.bootx.starter.wechat.content.media;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLConnection;
import java.util.function.LongConsumer;

import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;

/**
 * The body of an upload: read and sent in pieces, with a report after each.
 */
final class WeChatMediaUpload extends RequestBody {

	private static final int PIECE = 16 * 1024;

	private final WeChatMediaFile file;

	private final LongConsumer progress;

	WeChatMediaUpload(WeChatMediaFile file, LongConsumer progress) {
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

	/**
	 * The content has another length than the one that was checked.
	 */
	static final class WrongLengthException extends IOException {

		private static final long serialVersionUID = 1L;

		WrongLengthException(WeChatMediaFile file, String actual) {
			super("'" + file.name() + "' was announced with " + file.length() + " bytes and has " + actual);
		}

	}

}
