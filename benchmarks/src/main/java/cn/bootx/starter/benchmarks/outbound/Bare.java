package cn.bootx.starter.benchmarks.outbound;

import java.io.IOException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * The least that a send can be: JSON, one request, the answer's code.
 */
final class Bare {

	private static final MediaType JSON = MediaType.get("application/json");

	private final OkHttpClient http = new OkHttpClient.Builder()
		.connectionPool(new ConnectionPool(32, 5, java.util.concurrent.TimeUnit.MINUTES))
		.build();

	private final ObjectMapper mapper = new ObjectMapper();

	private final HttpUrl base;

	Bare(String base) {
		this.base = HttpUrl.get(base);
	}

	ObjectNode object() {
		return this.mapper.createObjectNode();
	}

	ObjectNode text(String content) {
		ObjectNode message = object().put("msgtype", "text");
		message.putObject("text").put("content", content);
		return message;
	}

	void post(String path, String parameter, JsonNode body) throws IOException {
		HttpUrl url = this.base.newBuilder().addPathSegments(path).addQueryParameter(parameter, "token").build();
		Request request = new Request.Builder().url(url)
			.post(RequestBody.create(this.mapper.writeValueAsBytes(body), JSON))
			.build();
		try (Response response = this.http.newCall(request).execute()) {
			JsonNode answer = this.mapper.readTree(response.body().bytes());
			if (answer.path("errcode").asInt() != 0) {
				throw new IOException("refused: " + answer);
			}
		}
	}

}
