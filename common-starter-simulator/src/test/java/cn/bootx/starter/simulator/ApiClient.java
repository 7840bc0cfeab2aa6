package cn.bootx.starter.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Calls the simulator over real HTTP. */
public final class ApiClient {

	private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private static final ObjectMapper MAPPER = new ObjectMapper();

	private final Supplier<String> baseUrl;

	public ApiClient(PlatformSimulator simulator) {
		this.baseUrl = simulator::baseUrl;
	}

	public JsonNode get(String path) {
		return json(send("GET", path, BodyPublishers.noBody(), "text/plain"));
	}

	public JsonNode post(String path, String json) {
		return json(exchange(path, json));
	}

	public HttpResponse<byte[]> exchange(String path) {
		return send("GET", path, BodyPublishers.noBody(), "text/plain");
	}

	public HttpResponse<byte[]> exchange(String path, String json) {
		return send("POST", path, BodyPublishers.ofString(json), "application/json");
	}

	public JsonNode upload(String path, String fileName, String contentType, byte[] content) {
		return upload(path, fileName, contentType, content, "");
	}

	/** With a plain field beside the file. */
	public JsonNode uploadDescribed(String path, String fileName, byte[] content, String description) {
		return upload(path, fileName, "application/octet-stream", content,
				"--b0undary\r\nContent-Disposition: form-data; name=\"description\"\r\n\r\n" + description + "\r\n");
	}

	private JsonNode upload(String path, String fileName, String contentType, byte[] content, String before) {
		byte[] head = (before + "--b0undary\r\nContent-Disposition: form-data; name=\"media\"; filename=\"" + fileName
				+ "\"\r\nContent-Type: " + contentType + "\r\n\r\n")
			.getBytes(StandardCharsets.UTF_8);
		byte[] tail = "\r\n--b0undary--\r\n".getBytes(StandardCharsets.UTF_8);
		byte[] body = new byte[head.length + content.length + tail.length];
		System.arraycopy(head, 0, body, 0, head.length);
		System.arraycopy(content, 0, body, head.length, content.length);
		System.arraycopy(tail, 0, body, head.length + content.length, tail.length);
		return json(send("POST", path, BodyPublishers.ofByteArray(body), "multipart/form-data; boundary=b0undary"));
	}

	public static String text(HttpResponse<byte[]> response) {
		return new String(response.body(), StandardCharsets.UTF_8);
	}

	public static JsonNode json(HttpResponse<byte[]> response) {
		try {
			return MAPPER.readTree(response.body());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(text(response), ex);
		}
	}

	public HttpResponse<byte[]> send(String method, String path, BodyPublisher body, String contentType) {
		HttpRequest request = HttpRequest.newBuilder(URI.create(this.baseUrl.get() + path))
			.method(method, body)
			.header("Content-Type", contentType)
			.build();
		try {
			return HTTP.send(request, BodyHandlers.ofByteArray());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
