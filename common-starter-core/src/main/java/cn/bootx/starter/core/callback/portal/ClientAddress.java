package cn.bootx.starter.core.callback.portal;

import java.net.InetSocketAddress;

import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.WebRequest;

/**
 * The address of a client as the server knows it: that of a proxy in front, unless the
 * host sets {@code server.forward-headers-strategy}. Empty where it is unknown.
 *
 * @since 0.1.0
 */
public final class ClientAddress {

	private static final String CLIENT = ";client=";

	private ClientAddress() {
	}

	/**
	 * That of a request of Spring MVC, from its description ({@code
	 * uri=…;client=…;session=…}): nothing here needs the servlet API.
	 */
	public static String of(WebRequest request) {
		// Whoever sends it writes the path, which may hold such a part as well.
		String path = request.getDescription(false);
		String rest = request.getDescription(true).substring(path.length());
		if (!rest.startsWith(CLIENT)) {
			return "";
		}
		int end = rest.indexOf(';', CLIENT.length());
		return rest.substring(CLIENT.length(), (end < 0) ? rest.length() : end);
	}

	/** That of a request of Spring WebFlux, as {@code ServerHttpRequest} has it. */
	public static String of(@Nullable InetSocketAddress remote) {
		if (remote == null) {
			return "";
		}
		return (remote.getAddress() != null) ? remote.getAddress().getHostAddress() : remote.getHostString();
	}

}
