package cn.bootx.starter.simulator.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Request line and headers as RFC 9112 lays them out, and the body that follows them.
 *
 * @param method upper-case method
 * @param target request target: a path with a query, a whole URL or, for CONNECT, host
 * and port
 * @param version protocol version, such as {@code HTTP/1.1}
 * @param headers by lower-case name; of several with one name the first wins
 */
record HttpHead(String method, String target, String version, Map<String, String> headers) {

	/** More than the largest upload of any platform (WeCom file, 20 MB). */
	static final int MAX_BODY = 32 * 1024 * 1024;

	private static final int MAX_HEAD = 64 * 1024;

	/** Reads a head; null if the client has closed the connection. */
	static @Nullable HttpHead read(InputStream input) throws IOException {
		String first = line(input, MAX_HEAD);
		while (first != null && first.isEmpty()) {
			first = line(input, MAX_HEAD);
		}
		if (first == null) {
			return null;
		}
		String[] parts = first.split(" ");
		if (parts.length != 3 || !parts[2].startsWith("HTTP/1.")) {
			throw new ProtocolException("the request line is malformed");
		}
		return new HttpHead(parts[0].toUpperCase(Locale.ROOT), parts[1], parts[2],
				headers(input, MAX_HEAD - first.length()));
	}

	/** Whether the connection stays open after the answer. */
	boolean keepAlive() {
		String connection = this.headers.getOrDefault("connection", "").toLowerCase(Locale.ROOT);
		return this.version.equals("HTTP/1.0") ? connection.contains("keep-alive") : !connection.contains("close");
	}

	boolean expectsContinue() {
		return "100-continue".equalsIgnoreCase(this.headers.get("expect"));
	}

	/**
	 * Reads the whole body; empty if there is none.
	 * @throws RefusedCallException if it is larger than {@link #MAX_BODY}
	 */
	byte[] body(InputStream input) throws IOException {
		String encoding = this.headers.get("transfer-encoding");
		if (encoding != null) {
			if (!encoding.equalsIgnoreCase("chunked")) {
				throw new ProtocolException("the only supported transfer encoding is chunked");
			}
			return chunks(input);
		}
		long length = number(this.headers.getOrDefault("content-length", "0"), 10);
		return exactly(input, length, MAX_BODY);
	}

	private static byte[] chunks(InputStream input) throws IOException {
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		while (true) {
			String line = required(input, 1024);
			int extension = line.indexOf(';');
			long size = number(((extension < 0) ? line : line.substring(0, extension)).strip(), 16);
			if (size == 0) {
				headers(input, MAX_HEAD);
				return body.toByteArray();
			}
			body.write(exactly(input, size, MAX_BODY - body.size()));
			required(input, 1024);
		}
	}

	private static byte[] exactly(InputStream input, long length, int most) throws IOException {
		if (length > most) {
			throw new RefusedCallException(SimulatorResponse.empty(413));
		}
		byte[] bytes = input.readNBytes((int) length);
		if (bytes.length < length) {
			throw new EOFException("the client left within the body");
		}
		return bytes;
	}

	private static Map<String, String> headers(InputStream input, int most) throws IOException {
		Map<String, String> headers = new LinkedHashMap<>();
		int left = most;
		while (true) {
			String line = required(input, left);
			if (line.isEmpty()) {
				return headers;
			}
			left -= line.length();
			int colon = line.indexOf(':');
			if (colon < 1) {
				throw new ProtocolException("a header is malformed");
			}
			headers.putIfAbsent(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
		}
	}

	private static long number(String text, int radix) throws ProtocolException {
		try {
			return Long.parseUnsignedLong(text, radix) & Long.MAX_VALUE;
		}
		catch (NumberFormatException ex) {
			throw new ProtocolException("a length is not a number");
		}
	}

	private static String required(InputStream input, int most) throws IOException {
		String line = line(input, most);
		if (line == null) {
			throw new EOFException("the client left within the request");
		}
		return line;
	}

	/** Null at the end of the stream. */
	private static @Nullable String line(InputStream input, int most) throws IOException {
		ByteArrayOutputStream line = new ByteArrayOutputStream();
		while (true) {
			int next = input.read();
			if (next < 0) {
				return null;
			}
			if (next == '\n') {
				String text = line.toString(StandardCharsets.UTF_8);
				return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
			}
			if (line.size() >= most) {
				throw new ProtocolException("the request's head is longer than " + MAX_HEAD + " bytes");
			}
			line.write(next);
		}
	}

	/** Without target and headers, which carry tokens. */
	@Override
	public String toString() {
		return this.method;
	}

}
