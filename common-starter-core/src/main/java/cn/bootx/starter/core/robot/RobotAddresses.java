package cn.bootx.starter.core.robot;

import java.net.URI;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.config.Credentials;
import cn.bootx.starter.core.config.InvalidConfigurationException;

/**
 * Turns keys and webhook addresses into robots. Only hosts on a list are called: an
 * address that an administrator may type must not become a way into the host's network.
 */
final class RobotAddresses {

	/** No key of any platform needs more, and an address is not a key. */
	private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_.~+=-]+");

	private final Robot.Kind kind;

	private final HttpUrl baseUrl;

	private final Set<String> hosts;

	/**
	 * Knows the platform's address, where robots with a key are called, and further
	 * hosts.
	 */
	RobotAddresses(Robot.Kind kind, HttpUrl baseUrl, Collection<String> furtherHosts) {
		this.kind = kind;
		this.baseUrl = baseUrl;
		this.hosts = new TreeSet<>(furtherHosts);
		this.hosts.add(baseUrl.host());
		this.hosts.add(kind.host());
	}

	/**
	 * The robot behind the settings.
	 * @param property name of the robot in messages
	 * @throws InvalidConfigurationException if it cannot work
	 */
	Robot robot(String code, String property, Robot.Settings settings) {
		String secret = settings.secret();
		if (secret != null && !secret.isEmpty()) {
			Credentials.require(property + ".secret", secret, this.kind.where());
		}
		else {
			secret = null;
		}
		if (settings.webhook() == null) {
			return new Robot(code, this.baseUrl, key(property + "." + this.kind.property(), settings.key()), secret);
		}
		if (settings.key() != null) {
			throw new InvalidConfigurationException(property + ".webhook",
					"the " + this.kind.property() + " is given, too",
					"Leave one of webhook and " + this.kind.property() + " out.");
		}
		return webhook(code, property + ".webhook", settings.webhook(), secret);
	}

	private Robot webhook(String code, String property, String webhook, @Nullable String secret) {
		HttpUrl url = HttpUrl.parse(Credentials.require(property, webhook, this.kind.where()));
		// The messages must not quote the address: its key is a secret.
		if (url == null || !url.encodedPath().endsWith(this.kind.api())) {
			throw new InvalidConfigurationException(property, "it is not the address of a robot",
					"Copy it from " + this.kind.where() + "; it looks like " + this.kind.example() + ".");
		}
		requireHost(property, url);
		HttpUrl base = Credentials.requireUrl(property, URI.create(base(url).toString()));
		// Only the key is taken: a time and a signature in a copied address are stale.
		String key = key(property, url.queryParameter(this.kind.parameter()));
		return new Robot(code, url.host().equals(this.kind.host()) ? this.baseUrl : base, key, secret);
	}

	private void requireHost(String property, HttpUrl url) {
		if (!this.hosts.contains(url.host())) {
			throw new InvalidConfigurationException(property,
					"its host " + url.host() + " is not one of the hosts that robots are called at: " + this.hosts,
					"Add the host to " + this.kind.prefix() + ".robot.allowed-hosts if you trust it.");
		}
	}

	/**
	 * An address that the platform pushed, as it is called: encrypted on the way, and
	 * below the configured address where it is on the platform's own host.
	 */
	HttpUrl pushed(String address) {
		HttpUrl url = HttpUrl.parse(address);
		if (url == null) {
			throw new InvalidConfigurationException("push", "it is not an address", "Look at the push.");
		}
		requireHost("push", url);
		HttpUrl.Builder called = url.newBuilder().username("").password("").fragment(null);
		if (url.host().equals(this.kind.host())) {
			String below = this.baseUrl.encodedPath().replaceFirst("/$", "");
			return called.scheme(this.baseUrl.scheme())
				.host(this.baseUrl.host())
				.port(this.baseUrl.port())
				.encodedPath(below + url.encodedPath())
				.build();
		}
		if (!url.isHttps() && (this.baseUrl.isHttps() || !url.host().equals(this.baseUrl.host()))) {
			called.scheme("https").port((url.port() == 80) ? 443 : url.port());
		}
		return called.build();
	}

	/** Where the interface begins of which this is the address that sends. */
	HttpUrl base(HttpUrl url) {
		String path = url.encodedPath();
		return url.newBuilder()
			.encodedPath(path.substring(0, path.length() - this.kind.api().length()) + "/")
			.query(null)
			.fragment(null)
			.username("")
			.password("")
			.build();
	}

	private String key(String property, @Nullable String value) {
		String key = Credentials.require(property, value, this.kind.where());
		if (!KEY.matcher(key).matches()) {
			throw new InvalidConfigurationException(property,
					key.contains("://") ? "it is a whole address" : "it has characters that no key has",
					"Write only what follows " + this.kind.parameter()
							+ "= in the address, or the address as webhook.");
		}
		return key;
	}

}
