package cn.bootx.starter.core.autoconfigure;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

import cn.bootx.starter.core.config.InvalidConfigurationException;
import cn.bootx.starter.core.login.AllowedOrigins;
import cn.bootx.starter.core.login.LoginSettings;

/**
 * Properties of the login on a platform, {@code login.*}: the same on every platform.
 *
 * @param enabled Whether to map the addresses of the login.
 * @param path Path of the login; the call-back is below it.
 * @param redirectUri Address to which the platform sends browsers back; by default the
 * call-back at the address of the request.
 * @param target Where a browser goes after the login if it does not ask for a place, as
 * the browser sees it; by default the root of the application.
 * @param errorPage Page for logins that came to nothing, as the browser sees it; it gets
 * the parameter "error". Without it they are answered with a status.
 * @param allowedOrigins Pages of other origins that may post codes, and to which a login
 * may lead, like https://www.example.com.
 * @param ttl How long a person may take on the platform's page.
 * @since 0.1.0
 */
public record LoginProperties(@DefaultValue("false") boolean enabled, @Nullable String path, @Nullable URI redirectUri,
		@Nullable String target, @Nullable String errorPage, @DefaultValue Set<String> allowedOrigins,
		@DefaultValue("10m") Duration ttl) {

	/**
	 * What a login keeps of them.
	 * @param prefix of the platform's properties
	 * @param platformsOwn path that the platform has by default
	 * @throws InvalidConfigurationException if one of them cannot work
	 */
	public LoginSettings settings(String prefix, String platformsOwn) {
		String at = prefix + ".login.";
		require(this.ttl.compareTo(Duration.ofMinutes(1)) >= 0 && this.ttl.compareTo(Duration.ofHours(1)) <= 0,
				at + "ttl", "it is " + this.ttl, "Write a time from 1m to 1h.");
		require(isPlace(this.target), at + "target", "'" + this.target + "' is no place for a browser",
				"Write a path with a slash in front, or an address with https.");
		require(isPlace(this.errorPage), at + "error-page", "'" + this.errorPage + "' is no place for a browser",
				"Write a path with a slash in front, or an address with https.");
		require(this.redirectUri == null || this.redirectUri.getHost() != null, at + "redirect-uri",
				"'" + this.redirectUri + "' is no address", "Write it whole, like https://www.example.com/login.");
		require(this.path == null || this.path.matches("(/[\\w.~-]+)+"), at + "path", "'" + this.path + "' is no path",
				"Write it with a slash in front and none at the end, like " + platformsOwn + ".");
		return new LoginSettings(Objects.requireNonNullElse(this.path, platformsOwn), this.redirectUri, this.target,
				this.errorPage, new AllowedOrigins(at + "allowed-origins", this.allowedOrigins), this.ttl);
	}

	private static boolean isPlace(@Nullable String place) {
		return place == null || place.matches("(/(?!/)|https?://)\\S*");
	}

	private static void require(boolean correct, String property, String problem, String remedy) {
		if (!correct) {
			throw new InvalidConfigurationException(property, problem, remedy);
		}
	}

}
