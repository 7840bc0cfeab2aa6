package cn.bootx.starter.core.autoconfigure;

import java.net.URI;

import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;

import cn.bootx.starter.core.config.Credentials;

/**
 * Where the platforms are reached, known only when the application starts: for example a
 * container of a test with a simulator in it. A bean of this type wins over the
 * properties {@code …hosts.*}. It has no credentials: they decide which beans there are,
 * before any bean is asked.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface PlatformConnectionDetails extends ConnectionDetails {

	/**
	 * Address of a host.
	 * @param host named as its property below {@code bootx.starter.third}, for example
	 * {@code wechat.hosts.api}
	 * @return an https address, or one of this machine; null leaves it to the property
	 */
	@Nullable URI address(String host);

	/**
	 * A simulator that was started elsewhere.
	 * @param base its address, without a path
	 */
	static PlatformConnectionDetails simulator(URI base) {
		String start = base.toString().replaceFirst("/+$", "");
		return (host) -> URI.create(start + switch (host) {
			case "wecom.hosts.api" -> "/qyapi";
			case "wecom.hosts.login" -> "/wecomlogin";
			case "ding-talk.hosts.oapi" -> "/oapi";
			case "ding-talk.hosts.api" -> "/dingapi";
			case "ding-talk.hosts.login" -> "/dinglogin";
			default -> "";
		});
	}

	/**
	 * The address of such a bean, or else the configured one.
	 * @param property full name of the host's property
	 * @throws cn.bootx.starter.core.config.InvalidConfigurationException if it would
	 * carry secrets in clear text
	 */
	static HttpUrl require(ObjectProvider<PlatformConnectionDetails> details, String property, URI configured) {
		String host = property.substring("bootx.starter.third.".length());
		URI address = details.orderedStream()
			.map((bean) -> bean.address(host))
			.filter((found) -> found != null)
			.findFirst()
			.orElse(configured);
		return Credentials.requireUrl(property, address);
	}

}
