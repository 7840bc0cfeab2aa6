package cn.bootx.starter.core.config;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Checks of what people write into the properties for ids, secrets, tokens, keys and the
 * addresses to which these travel. A value that cannot work must fail at startup: the
 * original system's default token {@code ?} made every callback forgeable.
 *
 * @since 0.1.0
 */
public final class Credentials {

	private static final Pattern PLACEHOLDER = Pattern
		.compile("\\?+|\\*+|x{3,}|<.*>|\\$\\{.*|(your|my|the)[-_ ].*|todo|change[-_ ]?me|none|null|undefined");

	private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9]{3,32}");

	private static final Pattern AES_KEY = Pattern.compile("[A-Za-z0-9+/]{43}");

	private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1");

	private Credentials() {
	}

	/**
	 * An id or secret that must be there.
	 * @param property full name of the property
	 * @param where where the platform shows the value
	 * @return the value
	 */
	public static String require(String property, @Nullable String value, String where) {
		if (value == null || value.isBlank()) {
			throw new InvalidConfigurationException(property, "it is missing or blank",
					"Set it to the value from " + where + ".");
		}
		if (PLACEHOLDER.matcher(value.strip().toLowerCase(Locale.ROOT)).matches()) {
			throw new InvalidConfigurationException(property, "it is still a placeholder",
					"Set it to the value from " + where + ".");
		}
		if (!value.equals(value.strip())) {
			throw new InvalidConfigurationException(property, "it begins or ends with white space",
					"Remove the white space.");
		}
		return value;
	}

	/** The token that signs callbacks: 3 to 32 letters or digits. */
	public static String requireToken(String property, @Nullable String value) {
		return requireForm(property, value, TOKEN, "Token", "a callback token has 3 to 32 letters or digits");
	}

	/** The key that encrypts callbacks: 43 characters. */
	public static String requireAesKey(String property, @Nullable String value) {
		return requireForm(property, value, AES_KEY, "EncodingAESKey", "an EncodingAESKey has 43 letters or digits");
	}

	private static String requireForm(String property, @Nullable String value, Pattern form, String name, String rule) {
		String given = require(property, value, "the callback settings of the platform's console");
		if (!form.matcher(given).matches()) {
			throw new InvalidConfigurationException(property, rule + ", this one has " + given.length() + " characters",
					"Copy the " + name + " of the callback settings in the platform's console.");
		}
		return given;
	}

	/**
	 * The address of a platform: https, unless it is this machine.
	 * @param property full name of the property, for the message
	 */
	public static HttpUrl requireUrl(String property, URI value) {
		HttpUrl url = HttpUrl.parse(value.toString());
		if (url == null) {
			throw new InvalidConfigurationException(property, "'" + value + "' is not an http or https URL",
					"Write it like https://api.example.com, or leave it out for the platform's own address.");
		}
		if (!url.isHttps() && !LOOPBACK.contains(url.host())) {
			throw new InvalidConfigurationException(property,
					"'" + value + "' is not https, and secrets would travel to it in clear text",
					"Use https, or an address of this machine (http://127.0.0.1:…) for the simulator.");
		}
		return url;
	}

}
