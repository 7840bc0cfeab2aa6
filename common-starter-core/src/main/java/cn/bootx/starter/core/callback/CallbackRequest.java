package cn.bootx.starter.core.callback;

import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A push as it arrived, whatever carried it. The body stays bytes until its signature is
 * verified.
 *
 * @param method HTTP method in upper case
 * @param query the decoded query; each parameter has one value
 * @param rawQuery the query as it arrived, for forwarding
 * @param headers names in lower case
 * @param mayBlock whether the thread that carries it may run the handlers; that of an
 * event loop may not
 * @param account name of the account in the address, or null for the default one; not
 * signed
 * @param client address of the sender as the server knows it, empty where it is unknown
 * @since 0.1.0
 */
public record CallbackRequest(String method, Map<String, String> query, String rawQuery, Map<String, String> headers,
		byte[] body, boolean mayBlock, @Nullable String account, String client) {

	/** A push to the default account, on a thread that must not block. */
	public CallbackRequest(String method, Map<String, String> query, String rawQuery, Map<String, String> headers,
			byte[] body) {
		this(method, query, rawQuery, headers, body, false);
	}

	/** A push to the default account. */
	public CallbackRequest(String method, Map<String, String> query, String rawQuery, Map<String, String> headers,
			byte[] body, boolean mayBlock) {
		this(method, query, rawQuery, headers, body, mayBlock, null, "");
	}

	/** The same push, to the account that its address names. */
	public CallbackRequest to(@Nullable String account) {
		return new CallbackRequest(this.method, this.query, this.rawQuery, this.headers, this.body, this.mayBlock,
				account, this.client);
	}

	/** The same push with its body. */
	public CallbackRequest with(byte[] body, boolean mayBlock) {
		return new CallbackRequest(this.method, this.query, this.rawQuery, this.headers, body, mayBlock, this.account,
				this.client);
	}

	public @Nullable String param(String name) {
		return this.query.get(name);
	}

	/**
	 * A query parameter that must be there.
	 * @throws CallbackRejectedException if it is missing or blank
	 */
	public String requireParam(String name) {
		String value = this.query.get(name);
		if (value == null || value.isBlank()) {
			throw CallbackRejectedException.forbidden("parameter '" + name + "' is missing");
		}
		return value;
	}

	public @Nullable String header(String name) {
		return this.headers.get(name.toLowerCase(Locale.ROOT));
	}

	/** Leaves everything out that an attacker or a user wrote. */
	@Override
	public String toString() {
		return "CallbackRequest[" + this.method + ", " + this.body.length + " bytes]";
	}

}
