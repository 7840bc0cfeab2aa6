package cn.bootx.starter.simulator.http;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Which host names are answered. A platform's own host serves that platform at its root.
 * All others but loopback and the configured names are refused: a web page could point
 * its name at 127.0.0.1.
 *
 * @since 0.1.0
 */
public final class HostRules {

	/** The platforms' hosts and the path prefix under which each is found here. */
	private static final Map<String, String> PLATFORMS = Map.ofEntries(Map.entry("api.weixin.qq.com", ""),
			Map.entry("api2.weixin.qq.com", ""), Map.entry("sh.api.weixin.qq.com", ""),
			Map.entry("sz.api.weixin.qq.com", ""), Map.entry("hk.api.weixin.qq.com", ""),
			Map.entry("mp.weixin.qq.com", ""), Map.entry("open.weixin.qq.com", ""),
			Map.entry("qyapi.weixin.qq.com", "/qyapi"), Map.entry("login.work.weixin.qq.com", "/wecomlogin"),
			Map.entry("open.work.weixin.qq.com", "/wecomlogin"), Map.entry("openws.work.weixin.qq.com", "/wecomws"),
			Map.entry("oapi.dingtalk.com", "/oapi"), Map.entry("api.dingtalk.com", "/dingapi"),
			Map.entry("login.dingtalk.com", "/dinglogin"), Map.entry("wss-open-connection.dingtalk.com", ""),
			Map.entry("wss-open-connection-union.dingtalk.com", ""));

	private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1");

	private final Set<String> names;

	/**
	 * @param names further names that are answered
	 */
	public HostRules(Collection<String> names) {
		this.names = names.stream()
			.map((name) -> name.toLowerCase(Locale.ROOT))
			.collect(Collectors.toUnmodifiableSet());
	}

	/** Whether a name means this simulator itself, with all it has. */
	public boolean local(String host) {
		return loopback(host) || this.names.contains(normal(host));
	}

	/** Whether a name or address always means this machine. */
	public static boolean loopback(String host) {
		String name = normal(host);
		return LOOPBACK.contains(name) || name.endsWith(".localhost");
	}

	/** Whether a name is a platform's. */
	public static boolean platform(String host) {
		return PLATFORMS.containsKey(normal(host));
	}

	/** The names of the platforms' hosts. */
	public static Set<String> platforms() {
		return PLATFORMS.keySet();
	}

	/**
	 * Where a path of a host is found here; null if the host is refused.
	 * @param reached the address of this machine that the client has connected to: an
	 * address cannot be rebound
	 */
	@Nullable String path(String host, String path, String reached) {
		String prefix = PLATFORMS.get(normal(host));
		if (prefix != null) {
			return prefix + path;
		}
		return (local(host) || normal(host).equals(normal(reached))) ? path : null;
	}

	/** Without port and brackets. */
	static String name(String authority) {
		int port = authority.lastIndexOf(':');
		return normal((port > authority.lastIndexOf(']')) ? authority.substring(0, port) : authority);
	}

	private static String normal(String host) {
		String name = host.toLowerCase(Locale.ROOT);
		if (name.startsWith("[") && name.endsWith("]")) {
			return name.substring(1, name.length() - 1);
		}
		return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
	}

}
