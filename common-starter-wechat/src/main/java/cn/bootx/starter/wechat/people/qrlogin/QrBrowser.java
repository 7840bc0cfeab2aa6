package cn.bootx.starter.wechat.people.qrlogin;

import java.net.URI;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The browser of a request, by its headers {@code Origin} and {@code Sec-Fetch-Site}. A
 * cookie makes it known again: the code of a login works only where it was asked for, so
 * that a foreign page cannot log its visitor in as another user. So does the secret that
 * came with the QR code, in a header that no page of another origin can send.
 */
record QrBrowser(URI url, @Nullable String origin, @Nullable String site, @Nullable String id, @Nullable String key) {

	static final String COOKIE = "bootx-wechat-qr";

	static final String KEY = "Qr-Code-Key";

	static QrBrowser of(UriComponentsBuilder here, HttpHeaders headers, @Nullable String cookie) {
		boolean ours = cookie != null && QrSessions.isSecret(cookie);
		return new QrBrowser(here.build().toUri(), headers.getFirst(HttpHeaders.ORIGIN),
				headers.getFirst("Sec-Fetch-Site"), ours ? cookie : null, headers.getFirst(KEY));
	}

	QrBrowser identified() {
		return (this.id != null) ? this
				: new QrBrowser(this.url, this.origin, this.site, QrSessions.secret(), this.key);
	}

	/** The cookie; no script and no foreign page can use it. */
	String cookie() {
		return ResponseCookie.from(COOKIE, String.valueOf(this.id))
			.path("/")
			.httpOnly(true)
			.secure("https".equalsIgnoreCase(this.url.getScheme()))
			.sameSite("Strict")
			.build()
			.toString();
	}

	/** Without the secrets. */
	@Override
	public String toString() {
		return "QrBrowser[" + this.origin + "]";
	}

}
