package cn.bootx.starter.wechat.people.qrlogin.websocket;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Which pages may open a socket: those of the application itself, and those that the host
 * names. A browser lets any page open a socket to any place and leaves the decision to
 * the place. What sends no origin is no browser.
 */
final class AllowedOrigins {

	/** As browsers write it for a page without one. */
	private static final String NONE = "null";

	private final Set<String> others;

	/**
	 * The rule.
	 * @param others origins, for example {@code https://www.example.com}
	 */
	AllowedOrigins(Set<String> others) {
		this.others = others.stream().map(AllowedOrigins::normalized).collect(Collectors.toUnmodifiableSet());
	}

	/**
	 * Whether a page may open a socket.
	 * @param request address that the socket is opened at
	 */
	boolean allow(@Nullable String origin, URI request) {
		if (origin == null) {
			return true;
		}
		String page = normalized(origin);
		return !page.equals(NONE) && (page.equals(originOf(request)) || this.others.contains(page));
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
