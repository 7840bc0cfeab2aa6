package cn.bootx.starter.core.callback.ledger;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/**
 * The answer to a push.
 *
 * @param contentType media type, or null for an empty body
 * @since 0.1.0
 */
public record CallbackResponse(int status, @Nullable String contentType, byte[] body) {

	private static final String XML = "application/xml;charset=UTF-8";

	private static final byte[] NOTHING = {};

	public static CallbackResponse empty(int status) {
		return new CallbackResponse(status, null, NOTHING);
	}

	/** Plain text: an acknowledgement or an echo. */
	public static CallbackResponse text(String text) {
		return of("text/plain;charset=UTF-8", text);
	}

	public static CallbackResponse xml(String xml) {
		return of(XML, xml);
	}

	/** XML in UTF-8; the array must not be changed. */
	public static CallbackResponse xml(byte[] xml) {
		return new CallbackResponse(200, XML, xml);
	}

	public static CallbackResponse json(String json) {
		return of("application/json;charset=UTF-8", json);
	}

	private static CallbackResponse of(String contentType, String content) {
		return new CallbackResponse(200, contentType, content.getBytes(StandardCharsets.UTF_8));
	}

	public String bodyText() {
		return new String(this.body, StandardCharsets.UTF_8);
	}

}
