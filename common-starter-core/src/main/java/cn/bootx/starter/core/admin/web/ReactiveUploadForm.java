package cn.bootx.starter.core.admin.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.core.ReactiveAdapterRegistry;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.http.codec.multipart.FormFieldPart;
import org.springframework.http.codec.multipart.Part;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ServerWebExchange;

/**
 * A form with files as WebFlux receives it. It is read when it is asked for, so that
 * nothing of a call that is refused is kept.
 *
 * @since 0.1.0
 */
public final class ReactiveUploadForm {

	/** For the other fields and the boundaries. */
	private static final long OVERHEAD = 64 * 1024;

	private static final int BUFFERS = 8;

	private static final Path TEMPORARY = Path.of(System.getProperty("java.io.tmpdir"));

	private final MultiValueMap<String, Part> parts;

	private ReactiveUploadForm(MultiValueMap<String, Part> parts) {
		this.parts = parts;
	}

	/**
	 * Reads the form of a request.
	 * @param maxBytes largest file; a longer request is refused before it is read
	 */
	public static CompletionStage<ReactiveUploadForm> read(ServerWebExchange exchange, long maxBytes) {
		long announced = exchange.getRequest().getHeaders().getContentLength();
		if (announced < 0) {
			throw new IllegalArgumentException("the length of the upload is missing: send it with Content-Length");
		}
		if (announced > maxBytes + OVERHEAD) {
			throw new IllegalArgumentException(
					"the upload has " + announced + " bytes, a file may have at most " + maxBytes);
		}
		return future(exchange.getMultipartData()).thenApply(ReactiveUploadForm::new);
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
