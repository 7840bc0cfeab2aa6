package cn.bootx.starter.core.login;

import java.net.URI;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * How a platform's login meets browsers.
 *
 * @param path path of the login within the application, for example {@code /wecom/login}
 * @param redirectUri address of the call-back as browsers see it; null for that of the
 * request
 * @param target where a browser goes after the login if it does not ask for a place; null
 * for the root of the application
 * @param errorPage where a browser goes whose login came to nothing, with the parameter
 * {@code error}; null to answer with a status
 * @param origins pages of other origins that may post codes, and to which a login may
 * lead
 * @param ttl how long a person may take on the platform's page
 * @since 0.1.0
 */
public record LoginSettings(String path, @Nullable URI redirectUri, @Nullable String target, @Nullable String errorPage,
		AllowedOrigins origins, Duration ttl) {

	/** Path of the call-back within the application. */
	public String callbackPath() {
		return this.path + "/callback";
	}

	/** Path to which a page posts a code that a script got. */
	public String codePath() {
		return this.path + "/code";
	}

	/** The error page with the word of a reason, if there is a page. */
	public @Nullable String errorPage(String reason) {
		if (this.errorPage == null) {
			return null;
		}
		int hash = this.errorPage.indexOf('#');
		String page = (hash < 0) ? this.errorPage : this.errorPage.substring(0, hash);
		String fragment = (hash < 0) ? "" : this.errorPage.substring(hash);
		return page + (page.contains("?") ? "&" : "?") + "error=" + reason + fragment;
	}

}
