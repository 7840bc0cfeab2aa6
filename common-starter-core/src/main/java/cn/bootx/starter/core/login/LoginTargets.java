package cn.bootx.starter.core.login;

import java.net.URI;
import java.net.URISyntaxException;

import org.jspecify.annotations.Nullable;

/**
 * Where a login may lead: a path of the server that the browser is on, or a page of an
 * origin that the host names. Anything else would make the login a bridge to a stranger's
 * page that looks like the application's.
 */
record LoginTargets(AllowedOrigins origins) {

	private static final int LONGEST = 1024;

	/** The target as it goes into a header, or null if it may not be one. */
	@Nullable String check(String target) {
		if (target.length() > LONGEST) {
			return null;
		}
		try {
			// It takes no backslash, tab or line break, which browsers turn or leave out.
			URI address = new URI(target);
			boolean path = target.startsWith("/") && !target.startsWith("//") && address.getRawAuthority() == null;
			return (path || this.origins.names(address)) ? address.toASCIIString() : null;
		}
		catch (URISyntaxException ex) {
			return null;
		}
	}

}
