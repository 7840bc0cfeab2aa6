package cn.bootx.starter.core.jssdk;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.send.MessageCheck;

/**
 * The signature of a page: the platform's client compares it with the address that it
 * shows, and lets the page's scripts call it.
 *
 * @param url the address as it was signed
 * @param timestamp in seconds
 * @param signature lower-case hexadecimal SHA-1
 * @since 0.1.0
 */
public record PageSignature(String url, String nonceStr, long timestamp, String signature) {

	/** The signature with a ticket, for a nonce and a time that are known. */
	public static PageSignature of(String ticket, String url, String nonceStr, long timestamp) {
		return new PageSignature(url, nonceStr, timestamp,
				sha1("jsapi_ticket=" + ticket + "&noncestr=" + nonceStr + "&timestamp=" + timestamp + "&url=" + url));
	}

	/** Lower-case hexadecimal SHA-1 of a text. */
	public static String sha1(String text) {
		try {
			return HexFormat.of()
				.formatHex(MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-1", ex);
		}
	}

	/** A text that is used once, 16 hexadecimal digits. It need not be a secret. */
	public static String nonce() {
		return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
	}

	/**
	 * Signs pages in the way of a platform.
	 *
	 * @param form what the platform does with the address before it compares it, apart
	 * from its fragment, which is never signed
	 */
	public record Signer(Platform platform, Clock clock, UnaryOperator<String> form) {

		private static final String API = "js-sdk";

		private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s/?#][^\\s]*", Pattern.CASE_INSENSITIVE);

		/** No browser of a phone sends more. */
		private static final int MAX_BYTES = 8192;

		/** Signs addresses exactly as the browser shows them. */
		public Signer(Platform platform, Clock clock) {
			this(platform, clock, UnaryOperator.identity());
		}

		/**
		 * Signs a page.
		 * @param url its address as {@code location.href} says it
		 * @throws cn.bootx.starter.core.send.InvalidMessageException if it is none
		 */
		public PageSignature sign(String ticket, String url) {
			return of(ticket, address(url), nonce(), this.clock.instant().getEpochSecond());
		}

		/** The address as it is signed: without its fragment, in the platform's form. */
		public String address(String url) {
			MessageCheck check = MessageCheck.of(this.platform, API).text("url", url, MAX_BYTES);
			if (check.problems().isEmpty()) {
				check.matches("url", url, ADDRESS, "the whole http or https address of the page, as location.href");
			}
			check.done();
			int fragment = url.indexOf('#');
			return this.form.apply((fragment < 0) ? url : url.substring(0, fragment));
		}

	}

}
