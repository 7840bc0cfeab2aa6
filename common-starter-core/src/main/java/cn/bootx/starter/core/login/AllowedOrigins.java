package cn.bootx.starter.core.login;

import java.net.URI;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

import cn.bootx.starter.core.config.InvalidConfigurationException;
import cn.bootx.starter.core.config.WebOrigin;

/**
 * Which pages may call the endpoints of a login: those of the application, and those that
 * the host names. A browser lets any page call any place and leaves the decision to the
 * place. What sends neither {@code Origin} nor {@code Sec-Fetch-Site} is not a browser.
 *
 * @since 0.1.0
 */
public final class AllowedOrigins {

	private static final Logger logger = LoggerFactory.getLogger(AllowedOrigins.class);

	private final String property;

	private final Set<String> others;

	private final AtomicBoolean refused = new AtomicBoolean();

	/**
	 * Allows others, for example {@code https://www.example.com}.
	 * @param property full name of the property that holds them
	 * @throws InvalidConfigurationException if one of them is no origin
	 */
	public AllowedOrigins(String property, Set<String> others) {
		this.property = property;
		this.others = WebOrigin.require(property, others);
	}

	/**
	 * Whether a page may call. With {@code Sec-Fetch-Site} a browser itself says whether
	 * it is the same origin, also behind a proxy.
	 */
	public boolean allow(URI request, @Nullable String origin, @Nullable String site) {
		boolean allowed = isAllowed(request, origin, site);
		if (!allowed) {
			// Once as a warning: a stranger could fill the log.
			logger.atLevel(this.refused.compareAndSet(false, true) ? Level.WARN : Level.DEBUG)
				.log("Refused a login request or WebSocket of a page of another origin; if the page is yours, add its "
						+ "origin to {}, and behind a proxy set server.forward-headers-strategy", this.property);
		}
		return allowed;
	}

	private boolean isAllowed(URI request, @Nullable String origin, @Nullable String site) {
		// A page without one says "null".
		String page = (origin != null) ? WebOrigin.of(origin) : null;
		if (page != null && this.others.contains(page)) {
			return true;
		}
		if (site != null) {
			return site.equals("same-origin") || site.equals("none");
		}
		return origin == null || page != null && page.equals(WebOrigin.of(request));
	}

	/** Whether an address is of one of the origins that the host names. */
	boolean names(URI address) {
		boolean page = "https".equalsIgnoreCase(address.getScheme()) || "http".equalsIgnoreCase(address.getScheme());
		return page && address.getRawUserInfo() == null && this.others.contains(WebOrigin.of(address));
	}

}
