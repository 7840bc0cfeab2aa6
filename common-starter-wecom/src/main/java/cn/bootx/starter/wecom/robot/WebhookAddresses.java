package cn.bootx.starter.wecom.robot;

import java.net.URI;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

import okhttp3.HttpUrl;

import cn.bootx.starter.core.config.BaseUrl;
import cn.bootx.starter.core.config.Credentials;
import cn.bootx.starter.core.config.InvalidConfigurationException;

/**
 * Turns keys and webhook addresses into robots. Only hosts on a list are called: an
 * address that an administrator may type must not become a way into the host's network.
 *
 * @since 0.1.0
 */
public final class WebhookAddresses {

	private static final String PATH = "/cgi-bin/webhook/send";

	private static final String WHERE = "the robot's page in the group (… 更多 > 消息推送)";

	private final HttpUrl baseUrl;

	private final Set<String> hosts;

	/**
	 * Knows the platform's address and further hosts.
	 * @param baseUrl address of the server interface; robots with a key are called there
	 * @param furtherHosts hosts that webhook addresses may name besides
	 */
	public WebhookAddresses(HttpUrl baseUrl, Collection<String> furtherHosts) {
		this.baseUrl = baseUrl;
		this.hosts = new HashSet<>(furtherHosts);
		this.hosts.add(baseUrl.host());
		this.hosts.add("qyapi.weixin.qq.com");
	}

	/**
	 * The robot behind the settings.
	 * @param property name of the robot in messages, for example
	 * {@code bootx.starter.third.wecom.robots.ops}
	 * @throws InvalidConfigurationException if neither key nor webhook is there, or the
	 * webhook is not one of WeCom's
	 */
	public WeComRobot robot(String property, RobotSettings settings) {
		if (settings.webhook() == null) {
			return new WeComRobot(this.baseUrl, Credentials.require(property + ".key", settings.key(), WHERE));
		}
		return webhook(property + ".webhook", Credentials.require(property + ".webhook", settings.webhook(), WHERE));
	}

	private WeComRobot webhook(String property, String webhook) {
		HttpUrl url = HttpUrl.parse(webhook);
		// The message must not quote the address: its key is a secret.
		if (url == null || !url.encodedPath().endsWith(PATH)) {
			throw new InvalidConfigurationException(property, "it is not the address of a group robot", "Copy it from "
					+ WHERE + "; it looks like https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=….");
		}
		if (!this.hosts.contains(url.host())) {
			throw new InvalidConfigurationException(property,
					"its host " + url.host() + " is none of the hosts that robots are called at " + this.hosts,
					"Add the host to bootx.starter.third.wecom.robot-allowed-hosts if you trust it.");
		}
		String path = url.encodedPath();
		HttpUrl base = url.newBuilder()
			.encodedPath(path.substring(0, path.length() - PATH.length()) + "/")
			.query(null)
			.fragment(null)
			.username("")
			.password("")
			.build();
		return new WeComRobot(BaseUrl.of(property, URI.create(base.toString())),
				Credentials.require(property, url.queryParameter("key"), WHERE));
	}

}
