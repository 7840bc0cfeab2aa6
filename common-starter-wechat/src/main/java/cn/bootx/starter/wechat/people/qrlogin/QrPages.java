package cn.bootx.starter.wechat.people.qrlogin;

import java.util.concurrent.atomic.AtomicBoolean;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Refuses requests of foreign pages, and says so once: a stranger could fill the log.
 */
final class QrPages {

	private static final Logger logger = LoggerFactory.getLogger(QrPages.class);

	private final WeChatQrLoginController.AllowedOrigins origins;

	private final AtomicBoolean refused = new AtomicBoolean();

	QrPages(WeChatQrLoginController.AllowedOrigins origins) {
		this.origins = origins;
	}

	boolean allow(QrBrowser browser) {
		boolean allowed = this.origins.allow(browser.url(), browser.origin(), browser.site());
		if (!allowed) {
			logger.atLevel(this.refused.compareAndSet(false, true) ? Level.WARN : Level.DEBUG)
				.log("Refused a QR login request of a page of another origin; if the page is yours, add its origin to "
						+ "bootx.starter.third.wechat.qr-login.allowed-origins, and behind a proxy set "
						+ "server.forward-headers-strategy");
		}
		return allowed;
	}

}
