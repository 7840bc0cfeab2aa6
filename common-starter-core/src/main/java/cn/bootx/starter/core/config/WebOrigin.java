package cn.bootx.starter.core.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Origins of web pages, as browsers write them: scheme, host, and the port where it is
 * not the scheme's own.
 *
 * @since 0.1.0
 */
public final class WebOrigin {

	private static final Pattern ORIGIN = Pattern.compile("https?://(\\[[0-9a-fA-F:]+]|[A-Za-z0-9.-]+)(:\\d{1,5})?/?");

	private WebOrigin() {
	}

	/**
	 * The origins of a property.
	 * @param property full name of the property, for the message
	 * @throws InvalidConfigurationException if one of them is not an origin
	 */
	public static Set<String> require(String property, Collection<String> origins) {
		Set<String> all = new LinkedHashSet<>();
		for (String origin : origins) {
			String known = ORIGIN.matcher(origin.strip()).matches() ? of(origin) : null;
			if (known == null) {
				throw new InvalidConfigurationException(property, "'" + origin + "' is not an origin",
						"Write each like https://www.example.com, without path; there are no wildcards.");
			}
			all.add(known);
		}
		return all;
	}

	/** The origin of an address, or null if it has none. */
	public static @Nullable String of(String address) {
		// Only the part that matters: browsers show queries that a URI does not allow.
		String text = address.strip();
		int path = text.indexOf('/', text.indexOf("://") + 3);
		try {
			return of(new URI(((path < 0) ? text : text.substring(0, path)).split("[?#]", 2)[0]));
		}
		catch (URISyntaxException ex) {
			return null;
		}
	}

	/** The origin of an address, or null if it has none. */
	public static @Nullable String of(URI address) {
		if (address.getScheme() == null || address.getHost() == null) {
			return null;
		}
		String scheme = address.getScheme().toLowerCase(Locale.ROOT);
		boolean secure = scheme.equals("https") || scheme.equals("wss");
		int port = address.getPort();
		boolean usual = port < 0 || port == (secure ? 443 : 80);
		return (secure ? "https://" : "http://") + address.getHost().toLowerCase(Locale.ROOT)
				+ (usual ? "" : ":" + port);
	}

}
