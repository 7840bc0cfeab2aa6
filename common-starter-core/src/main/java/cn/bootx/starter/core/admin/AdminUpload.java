package cn.bootx.starter.core.admin;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.core.ReactiveAdapterRegistry;
import org.springframework.core.io.InputStreamSource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.http.codec.multipart.FormFieldPart;
import org.springframework.http.codec.multipart.Part;
import org.springframework.util.MultiValueMap;
import org.springframework.util.StreamUtils;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartRequest;
import org.springframework.web.server.ServerWebExchange;

/**
 * A file that a person uploads, on disk or with the server, never as a whole in memory.
 * Closing it removes what this library wrote.
 *
 * @since 0.1.0
 */
public final class AdminUpload implements AutoCloseable {

	private final String fileName;

	private final long length;

	private final InputStreamSource content;

	private final @Nullable Path copy;

	private AdminUpload(String fileName, long length, InputStreamSource content, @Nullable Path copy) {
		this.fileName = fileName;
		this.length = length;
		this.content = content;
		this.copy = copy;
	}

	/**
	 * The file of a servlet request, which the server holds until the request ends. Where
	 * {@code spring.servlet.multipart.resolve-lazily} is true, the request is read now
	 * and not before.
	 * @param name name of the part
	 * @throws IllegalArgumentException if there is none, or it is larger than the server
	 * takes
	 */
	public static AdminUpload of(String name, NativeWebRequest request) {
		try {
			MultipartRequest form = request.getNativeRequest(MultipartRequest.class);
			MultipartFile file = (form != null) ? form.getFile(name) : null;
			if (file == null) {
				throw missing(name);
			}
			String fileName = file.getOriginalFilename();
			return new AdminUpload((fileName != null) ? fileName : "", file.getSize(), file, null);
		}
		catch (MaxUploadSizeExceededException ex) {
			throw new IllegalArgumentException("the upload is larger than spring.servlet.multipart.max-file-size"
					+ " or max-request-size of this application", ex);
		}
		catch (MultipartException ex) {
			throw new IllegalArgumentException("the upload is not readable multipart/form-data", ex);
		}
	}

	/**
	 * A copy of a stream, so that it can be read twice.
	 * @param maxBytes where the copy ends with a failure
	 * @param directory where the copy is written
	 */
	static AdminUpload copy(String fileName, InputStream stream, long maxBytes, Path directory) {
		try {
			// Never a name that a client chose.
			Path copy = Files.createTempFile(directory, "bootx-third-", ".upload");
			try {
				long length = write(stream, copy, maxBytes);
				return new AdminUpload(fileName, length, () -> Files.newInputStream(copy), copy);
			}
			catch (IOException | RuntimeException ex) {
				Files.deleteIfExists(copy);
				throw ex;
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static long write(InputStream stream, Path copy, long maxBytes) throws IOException {
		try (OutputStream sink = Files.newOutputStream(copy)) {
			// The last position is one byte behind the limit.
			long length = StreamUtils.copyRange(stream, sink, 0, maxBytes);
			if (length > maxBytes) {
				throw new IllegalArgumentException("the file has more than the " + maxBytes + " allowed bytes");
			}
			return length;
		}
	}

	static IllegalArgumentException missing(String name) {
		return new IllegalArgumentException(
				"the file is missing: send multipart/form-data with a file in the part '" + name + "'");
	}

	/** The name that the client sent: to be shown, never to be used as a path. */
	public String fileName() {
		return this.fileName;
	}

	/** Bytes. */
	public long length() {
		return this.length;
	}

	/** Opens the file as often as needed. */
	public InputStreamSource content() {
		return this.content;
	}

	@Override
	public void close() {
		if (this.copy != null) {
			try {
				Files.deleteIfExists(this.copy);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
	}

	/**
	 * A form with files as WebFlux receives it. It is read when it is asked for, so that
	 * nothing of a call that is refused is kept.
	 */
	public static final class ReactiveForm {

		/** For the other fields and the boundaries. */
		private static final long OVERHEAD = 64 * 1024;

		private static final int BUFFERS = 8;

		private static final Path TEMPORARY = Path.of(System.getProperty("java.io.tmpdir"));

		private final MultiValueMap<String, Part> parts;

		private ReactiveForm(MultiValueMap<String, Part> parts) {
			this.parts = parts;
		}

		/**
		 * Reads the form of a request.
		 * @param maxBytes largest file; a longer request is refused before it is read
		 */
		public static CompletionStage<ReactiveForm> read(ServerWebExchange exchange, long maxBytes) {
			long announced = exchange.getRequest().getHeaders().getContentLength();
			if (announced < 0) {
				throw new IllegalArgumentException("the length of the upload is missing: send it with Content-Length");
			}
			if (announced > maxBytes + OVERHEAD) {
				throw new IllegalArgumentException(
						"the upload has " + announced + " bytes, a file may have at most " + maxBytes);
			}
			return future(exchange.getMultipartData()).thenApply(ReactiveForm::new);
		}

		/** Through the registry, because only WebFlux applications have Reactor. */
		@SuppressWarnings("unchecked")
		private static <T> CompletableFuture<T> future(Publisher<T> publisher) {
			return (CompletableFuture<T>) ReactiveAdapterRegistry.getSharedInstance()
				.getAdapter(CompletableFuture.class)
				.fromPublisher(publisher);
		}

		/** The text of a field, or null. */
		public @Nullable String field(String name) {
			return (this.parts.getFirst(name) instanceof FormFieldPart field) ? field.value() : null;
		}

		/**
		 * The file of a part, which the caller closes. Blocks while it is copied to disk.
		 * @throws IllegalArgumentException if there is none, or it is too large
		 */
		public AdminUpload file(String name, long maxBytes) {
			if (!(this.parts.getFirst(name) instanceof FilePart part)) {
				throw AdminUpload.missing(name);
			}
			Publisher<DataBuffer> content = part.content();
			try (InputStream stream = DataBufferUtils.subscriberInputStream(content, BUFFERS)) {
				return AdminUpload.copy(part.filename(), stream, maxBytes, TEMPORARY);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

}
