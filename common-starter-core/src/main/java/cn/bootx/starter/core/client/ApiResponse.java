package cn.bootx.starter.core.client;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/**
 * What a platform answered, read whole.
 *
 * @param status HTTP status
 * @param contentType media type, or null if the platform named none
 * @param body the bytes
 * @since 0.1.0
 */
public record ApiResponse(int status, @Nullable String contentType, byte[] body) {

	public String text() {
		return new String(this.body, StandardCharsets.UTF_8);
	}

	/**
	 * Leaves the body out: it may hold a token.
	 */
	@Override
	public String toString() {
		return "ApiResponse[status=" + this.status + ", contentType=" + this.contentType + ", bytes=" + this.body.length
				+ "]";
	}

}
