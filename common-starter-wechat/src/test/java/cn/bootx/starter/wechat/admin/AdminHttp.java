package cn.bootx.starter.wechat.admin;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import okhttp3.ConnectionPool;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.wechat.WeChatFixture;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A page of the administration: calls the endpoints and reads their envelopes. No answer
 * may hold a secret.
 */
final class AdminHttp {

	/**
	 * One connection per request: Reactor Netty may forget to read on where the next
	 * request is there before the answer before it is finished.
	 */
	private static final OkHttpClient HTTP = new OkHttpClient.Builder()
		.connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
		.build();

	private final String url;

	AdminHttp(String url) {
		this.url = url;
	}

	JsonNode get(String path) throws IOException {
		return data(call(request(path)));
	}

	JsonNode post(String path) throws IOException {
		return post(path, "");
	}

	JsonNode post(String path, String json) throws IOException {
		return data(call(request(path).post(json(json))));
	}

	JsonNode delete(String path) throws IOException {
		return data(call(request(path).delete()));
	}

	JsonNode upload(String path, String name, byte[] content, Map<String, String> fields) throws IOException {
		return data(call(request(path).post(form(name, content, fields))));
	}

	/** The message of a call that fails. */
	String failure(Request.Builder request) throws IOException {
		JsonNode envelope = call(request);
		assertThat(envelope.path("code").asInt()).as(envelope.toString()).isEqualTo(1);
		assertThat(envelope.path("data").isNull()).isTrue();
		return envelope.path("msg").asText();
	}

	int status(Request.Builder request) throws IOException {
		try (Response response = HTTP.newCall(request.build()).execute()) {
			return response.code();
		}
	}

	void refused(Request.Builder request) throws IOException {
		try (Response response = HTTP.newCall(request.build()).execute()) {
			assertThat(response.code()).isEqualTo(403);
			assertThat(response.body().string()).isEmpty();
		}
	}

	Request.Builder request(String path) {
		return new Request.Builder().url(this.url + path);
	}

	static RequestBody json(String json) {
		return RequestBody.create(json, MediaType.get("application/json"));
	}

	static RequestBody form(String name, byte[] content, Map<String, String> fields) {
		MultipartBody.Builder form = new MultipartBody.Builder().setType(MultipartBody.FORM);
		fields.forEach(form::addFormDataPart);
		return form.addFormDataPart("file", name, RequestBody.create(content, MediaType.get("image/png"))).build();
	}

	private static JsonNode data(JsonNode envelope) {
		assertThat(envelope.path("code").asInt()).as(envelope.toString()).isZero();
		assertThat(envelope.path("msg").asText()).isEqualTo("success");
		return envelope.path("data");
	}

	private static JsonNode call(Request.Builder request) throws IOException {
		try (Response response = HTTP.newCall(request.build()).execute()) {
			String body = response.body().string();
			assertThat(response.code()).as(body).isEqualTo(200);
			assertThat(body).doesNotContain(WeChatFixture.SECRET, WeChatFixture.AES_KEY, "access_token");
			return Json.readTree(body);
		}
	}

}
