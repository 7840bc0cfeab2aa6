package cn.bootx.starter.simulator.wechat.push;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import cn.bootx.starter.simulator.http.QueryString;
import org.jspecify.annotations.Nullable;

/**
 * A callback as it goes over the wire. Tests change parts of a good one to forge it, or
 * push the same one again to replay it.
 *
 * @param url address without the platform's parameters
 * @param query the platform's parameters
 * @param body XML or JSON
 * @param clear what a sealed body says, or null
 * @since 0.1.0
 */
public record RawPush(URI url, Map<String, String> query, byte[] body, @Nullable String clear) {

	public RawPush {
		query = new LinkedHashMap<>(query);
	}

	/** Sets a query parameter without signing again; null takes it out. */
	public RawPush withQuery(String name, @Nullable String value) {
		RawPush copy = new RawPush(this.url, this.query, this.body, this.clear);
		if (value == null) {
			copy.query.remove(name);
		}
		else {
			copy.query.put(name, value);
		}
		return copy;
	}

	/** Replaces both signatures. */
	public RawPush withSignature(String signature) {
		RawPush copy = withQuery("signature", signature);
		return this.query.containsKey("msg_signature") ? copy.withQuery("msg_signature", signature) : copy;
	}

	/** Replaces the body without signing again. */
	public RawPush withBody(byte[] newBody) {
		return new RawPush(this.url, this.query, newBody, null);
	}

	/** Replaces the body without signing again. */
	public RawPush withBody(String newBody) {
		return withBody(newBody.getBytes(StandardCharsets.UTF_8));
	}

	/** Sends it elsewhere. */
	public RawPush withUrl(URI newUrl) {
		return new RawPush(newUrl, this.query, this.body, this.clear);
	}

	public String bodyText() {
		return new String(this.body, StandardCharsets.UTF_8);
	}

	String contentType() {
		return bodyText().startsWith("{") ? "application/json" : "text/xml";
	}

	URI uri() {
		return URI.create(QueryString.append(this.url.toString(), this.query));
	}

}
