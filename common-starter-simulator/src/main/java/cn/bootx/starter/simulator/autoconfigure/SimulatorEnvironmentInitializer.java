package cn.bootx.starter.simulator.autoconfigure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Points the starters at the simulator, if it is enabled: the platforms' addresses get a
 * default with the lowest precedence, so a host that sets one itself keeps it. It adds no
 * credentials.
 *
 * @since 0.1.0
 */
public final class SimulatorEnvironmentInitializer
		implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	static final String SOURCE = "bootxSimulator";

	static final String PORT_SOURCE = "bootxSimulatorPort";

	private static final String THIRD = "bootx.starter.third.";

	private static final String PORT = THIRD + "simulator.port";

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		ConfigurableEnvironment environment = context.getEnvironment();
		if (!environment.getProperty(THIRD + "simulator.enabled", Boolean.class, false)
				|| environment.getPropertySources().contains(SOURCE)) {
			return;
		}
		int port = environment.getProperty(PORT, Integer.class, 9797);
		if (port == 0) {
			port = freePort();
			// First, because the host's own 0 must not win.
			environment.getPropertySources().addFirst(new MapPropertySource(PORT_SOURCE, Map.of(PORT, port)));
		}
		environment.getPropertySources().addLast(new MapPropertySource(SOURCE, addresses("http://127.0.0.1:" + port)));
	}

	/**
	 * The properties that point all starters at a simulator.
	 * @param base its address, without a path
	 */
	public static Map<String, Object> addresses(String base) {
		Map<String, Object> addresses = new LinkedHashMap<>();
		for (String host : new String[] { "api", "mp", "open" }) {
			addresses.put(THIRD + "wechat.hosts." + host, base);
			addresses.put(THIRD + "wechat-open.hosts." + host, base);
		}
		addresses.put(THIRD + "wechat-applet.hosts.api", base);
		addresses.put(THIRD + "wecom.hosts.api", base + "/qyapi");
		addresses.put(THIRD + "wecom.hosts.login", base + "/wecomlogin");
		addresses.put(THIRD + "wecom.hosts.open", base + "/wecomlogin");
		addresses.put(THIRD + "ding-talk.hosts.oapi", base + "/oapi");
		addresses.put(THIRD + "ding-talk.hosts.api", base + "/dingapi");
		addresses.put(THIRD + "ding-talk.hosts.login", base + "/dinglogin");
		return addresses;
	}

	private static int freePort() {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("No free port for the simulator", ex);
		}
	}

}
