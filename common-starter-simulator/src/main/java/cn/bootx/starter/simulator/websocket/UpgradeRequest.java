package cn.bootx.starter.simulator.websocket;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import cn.bootx.starter.simulator.http.QueryString;
import org.jspecify.annotations.Nullable;

/**
 * What a client asks for when it opens a WebSocket.
 *
 * @param path path without query
 * @param query decoded parameters
 * @param headers by lower-case name
 * @since 0.1.0
 */
public record UpgradeRequest(String path, Map<String, String> query, Map<String, String> headers) {

	private static final int MAX_HEAD = 16 * 1024;

	public @Nullable String header(String name) {
		return this.headers.get(name.toLowerCase(Locale.ROOT));
	}

	static UpgradeRequest read(InputStream input) throws IOException {
		String[] lines = head(input).split("\r\n");
		String[] first = lines[0].split(" ");
		if (first.length != 3 || !first[0].equals("GET")) {
			throw new ProtocolException("a WebSocket starts with GET");
		}
		Map<String, String> headers = new HashMap<>();
		for (int i = 1; i < lines.length; i++) {
			int colon = lines[i].indexOf(':');
			if (colon > 0) {
				headers.put(lines[i].substring(0, colon).strip().toLowerCase(Locale.ROOT),
						lines[i].substring(colon + 1).strip());
			}
		}
		int question = first[1].indexOf('?');
		String path = (question < 0) ? first[1] : first[1].substring(0, question);
		try {
			return new UpgradeRequest(path, QueryString.parse((question < 0) ? null : first[1].substring(question + 1)),
					headers);
		}
		catch (IllegalArgumentException ex) {
			throw new ProtocolException("malformed query");
		}
	}

	/** Reads byte by byte, so that nothing behind the blank line is taken. */
	private static String head(InputStream input) throws IOException {
		ByteArrayOutputStream head = new ByteArrayOutputStream();
		int end = 0;
		while (end < 4) {
			int next = input.read();
			if (next < 0) {
				throw new EOFException("the client left");
			}
			if (head.size() >= MAX_HEAD) {
				throw new ProtocolException("the request's head is longer than " + MAX_HEAD + " bytes");
			}
			head.write(next);
			boolean expected = next == ((end % 2 == 0) ? '\r' : '\n');
			end = expected ? end + 1 : ((next == '\r') ? 1 : 0);
		}
		return head.toString(StandardCharsets.UTF_8);
	}

	/** Without the query and headers, which carry tickets. */
	@Override
	public String toString() {
		return "GET " + this.path;
	}

}
