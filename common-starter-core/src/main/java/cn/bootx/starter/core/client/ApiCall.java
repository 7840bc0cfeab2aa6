package cn.bootx.starter.core.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.json.Json;

/**
 * One call to a platform, before it is sent.
 *
 * @since 0.1.0
 */
public final class ApiCall {

	private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");

	private final String method;

	private final String api;

	private final HttpUrl.Builder url;

	private final Request.Builder request = new Request.Builder();

	private @Nullable RequestBody body;

	private @Nullable Duration timeout;

	private volatile boolean repeatable;

	private volatile boolean sent;

	private ApiCall(String method, HttpUrl baseUrl, String api) {
		this.method = method;
		this.api = api;
		this.url = baseUrl.newBuilder().addPathSegments(api.startsWith("/") ? api.substring(1) : api);
	}

	/**
	 * A GET call.
	 * @param api path below the address; it names the call in errors and metrics, so it
	 * holds no ids but {@code {names}} in their places, see {@link #path}
	 */
	public static ApiCall get(HttpUrl baseUrl, String api) {
		return new ApiCall("GET", baseUrl, api);
	}

	/** A POST call; without a body an empty one is sent. */
	public static ApiCall post(HttpUrl baseUrl, String api) {
		return new ApiCall("POST", baseUrl, api);
	}

	/** A PUT call; without a body an empty one is sent. */
	public static ApiCall put(HttpUrl baseUrl, String api) {
		return new ApiCall("PUT", baseUrl, api);
	}

	/** A DELETE call without a body. */
	public static ApiCall delete(HttpUrl baseUrl, String api) {
		return new ApiCall("DELETE", baseUrl, api);
	}

	/**
	 * Puts a value in the place of {@code {name}} in the path, encoded once. It does not
	 * show in errors and metrics.
	 * @throws IllegalArgumentException if the path has no such place, or the value would
	 * change the path: {@code .} or {@code ..}
	 */
	public ApiCall path(String name, String value) {
		int place = this.url.build().pathSegments().indexOf("{" + name + "}");
		if (place < 0) {
			throw new IllegalArgumentException("The path " + this.api + " has no {" + name + "}");
		}
		this.url.setPathSegment(place, value);
		return this;
	}

	/**
	 * Adds a query parameter, encoded once and with nothing left to guess: {@code +},
	 * {@code /} and {@code =} of a Base64 value arrive as they are.
	 */
	public ApiCall query(String name, @Nullable Object value) {
		if (value != null) {
			this.url.addEncodedQueryParameter(encode(name), encode(value.toString()));
		}
		return this;
	}

	public ApiCall header(String name, String value) {
		this.request.header(name, value);
		return this;
	}

	public ApiCall json(JsonNode json) {
		return body(RequestBody.create(Json.bytes(json), JSON));
	}

	public ApiCall json(String json) {
		return body(RequestBody.create(json, JSON));
	}

	public ApiCall body(RequestBody body) {
		this.body = body;
		return this;
	}

	/** Limits this call as a whole, in the place of the client's setting. */
	public ApiCall timeout(Duration timeout) {
		this.timeout = timeout;
		return this;
	}

	/** Path of the API, for errors and metrics. */
	public String api() {
		return this.api;
	}

	@Nullable Duration timeout() {
		return this.timeout;
	}

	/** Notes that a connection is there and the request is written to it. */
	void sent() {
		this.sent = true;
	}

	/** Whether the platform may have done what is not to be done twice. */
	boolean mayBeExecuted() {
		return this.sent && !this.repeatable;
	}

	/**
	 * Whether a server error that is not a refusal may come after the call was executed.
	 */
	public boolean mayBeExecuted(PlatformClient.Answer response, ErrorCategory category) {
		return mayBeExecuted() && response.status() >= 500
				&& (category == ErrorCategory.TRANSIENT || category == ErrorCategory.UNKNOWN);
	}

	Request request() {
		this.sent = false;
		RequestBody content = this.body;
		if (content == null && !this.method.equals("GET") && !this.method.equals("DELETE")) {
			content = RequestBody.create(new byte[0]);
		}
		Request built = this.request.url(this.url.build())
			.tag(ApiCall.class, this)
			.method(this.method, content)
			.build();
		this.repeatable = SendOnce.isRepeatable(built);
		return built;
	}

	/** OkHttp's own encoding leaves characters such as {@code ;} and {@code !}. */
	private static String encode(String value) {
		for (int i = 0; i < value.length(); i++) {
			char c = value.charAt(i);
			boolean plain = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-'
					|| c == '_';
			if (!plain) {
				return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
			}
		}
		return value;
	}

	/** Leaves the query out: it holds tokens. */
	@Override
	public String toString() {
		return this.method + " " + this.api;
	}

}
