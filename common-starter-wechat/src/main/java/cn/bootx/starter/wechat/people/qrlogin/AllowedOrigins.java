package cn.bootx.starter.wechat.people.qrlogin;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Which pages may ask for a code, log in with it and open a socket: those of the
 * application itself, and those that the host names. A browser lets any page do that at
 * any place and leaves the decision to the place. What sends neither {@code Origin} nor
 * {@code Sec-Fetch-Site} is not a browser.
 *
 * @since 0.1.0
 */
public final class AllowedOrigins {

	/** As browsers write it for a page without one. */
	private static final String NONE = "null";

	private final Set<String> others;

	/**
	 * The rule.
	 * @param others origins, for example {@code https://www.example.com}
	 */
	public AllowedOrigins(Set<String> others) {
		this.others = others.stream().map(AllowedOrigins::normalized).collect(Collectors.toUnmodifiableSet());
	}

	/**
	 * Whether a page may.
	 * @param request address of the request
	 * @param origin {@code Origin} of the request, or null
	 * @param site {@code Sec-Fetch-Site}, with which a browser itself says whether it is
	 * the same origin, also behind a proxy; or null
	 */
	public boolean allow(URI request, @Nullable String origin, @Nullable String site) {
		String page = (origin != null) ? normalized(origin) : NONE;
		if (!page.equals(NONE) && this.others.contains(page)) {
			return true;
		}
		if (site != null) {
			return site.equals("same-origin") || site.equals("none");
		}
		return origin == null || !page.equals(NONE) && page.equals(originOf(request));
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
		boolean secure = uri.getScheme().equalsIgnoreCase("https") || uri.getScheme().equalsIgnoreCase("wss");
		int port = (uri.getPort() >= 0) ? uri.getPort() : secure ? 443 : 80;
		return (secure ? "https://" : "http://") + uri.getHost().toLowerCase(Locale.ROOT) + ":" + port;
	}

}
