package cn.bootx.starter.core.login;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

import cn.bootx.starter.core.config.InvalidConfigurationException;

/**
 * Which pages may call the endpoints of a login: those of the application, and those that
 * the host names. A browser lets any page call any place and leaves the decision to the
 * place. What sends neither {@code Origin} nor {@code Sec-Fetch-Site} is not a browser.
 *
 * @since 0.1.0
 */
public final class AllowedOrigins {

	private static final Logger logger = LoggerFactory.getLogger(AllowedOrigins.class);

	private static final Pattern ORIGIN = Pattern.compile("https?://(\\[[0-9a-fA-F:]+]|[A-Za-z0-9.-]+)(:\\d{1,5})?/?");

	/** As browsers write it for a page without one. */
	private static final String NONE = "null";

	private final String property;

	private final Set<String> others;

	private final AtomicBoolean refused = new AtomicBoolean();

	/**
	 * Allows others, for example {@code https://www.example.com}.
	 * @param property full name of the property that holds them
	 * @throws InvalidConfigurationException if one of them is no origin
	 */
	public AllowedOrigins(String property, Set<String> others) {
		for (String origin : others) {
			if (!ORIGIN.matcher(origin.strip()).matches()) {
				throw new InvalidConfigurationException(property, "'" + origin + "' is not an origin",
						"Write each like https://www.example.com, without path; there are no wildcards.");
			}
		}
		this.property = property;
		this.others = others.stream().map(AllowedOrigins::normalized).collect(Collectors.toUnmodifiableSet());
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
		String page = (origin != null) ? normalized(origin) : NONE;
		if (!page.equals(NONE) && this.others.contains(page)) {
			return true;
		}
		if (site != null) {
			return site.equals("same-origin") || site.equals("none");
		}
		return origin == null || !page.equals(NONE) && page.equals(originOf(request));
	}

	/** Whether an address is of one of the origins that the host names. */
	boolean names(URI address) {
		boolean page = "https".equalsIgnoreCase(address.getScheme()) || "http".equalsIgnoreCase(address.getScheme());
		return page && address.getRawUserInfo() == null && this.others.contains(originOf(address));
	}

	private static String normalized(String origin) {
		try {
			return originOf(new URI(origin.strip()));
		}
		catch (URISyntaxException ex) {
			return NONE;
		}
	}

	private static String originOf(URI uri) {
		if (uri.getScheme() == null || uri.getHost() == null) {
			return NONE;
		}
		String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
		boolean secure = scheme.equals("https") || scheme.equals("wss");
		int port = (uri.getPort() >= 0) ? uri.getPort() : secure ? 443 : 80;
		return (secure ? "https://" : "http://") + uri.getHost().toLowerCase(Locale.ROOT) + ":" + port;
	}

}
