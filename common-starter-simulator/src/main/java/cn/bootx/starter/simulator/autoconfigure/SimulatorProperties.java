package cn.bootx.starter.simulator.autoconfigure;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the simulator.
 *
 * @param enabled Whether to simulate all platforms inside this application. For tests,
 * demos and development only.
 * @param port Port on 127.0.0.1 that the simulated platforms listen on. 0 takes any free
 * one.
 * @param callbackBaseUrl Where the simulated platforms reach this application. Without
 * it, 127.0.0.1 with the port that the web server took.
 * @param tokenLifetime Lifetime of access tokens that the simulated platforms give out.
 * @param callbackTimeout How long each attempt of a WeChat callback waits for an answer.
 * @param waits How much of a platform's wait before it pushes again what was refused is
 * made: 1 for all of it, 0.01 for a test that need not sit through it.
 * @param templates Template messages that every official account knows: template id to
 * text with places like {{thing1.DATA}}.
 * @param remoteCallbacks Whether pushes may leave this machine.
 * @param allowInProduction Whether to start in spite of a profile named prod* or of
 * credentials that look like a real account's.
 * @param customers App ids of official accounts of other companies, which can authorize
 * the third-party platform that this application is.
 * @since 0.1.0
 */
@ConfigurationProperties("bootx.starter.third.simulator")
public record SimulatorProperties(@DefaultValue("false") boolean enabled, @DefaultValue("9797") int port,
		@Nullable URI callbackBaseUrl, @DefaultValue("2h") Duration tokenLifetime,
		@DefaultValue("5s") Duration callbackTimeout, @DefaultValue("1") double waits,
		@DefaultValue Map<String, String> templates, @DefaultValue("false") boolean remoteCallbacks,
		@DefaultValue("false") boolean allowInProduction, @DefaultValue List<String> customers) {

	public SimulatorProperties {
		if (port < 0 || port > 65535) {
			throw new IllegalArgumentException("bootx.starter.third.simulator.port must be 0 to 65535, not " + port);
		}
		if (!(waits >= 0 && waits <= 1)) {
			throw new IllegalArgumentException("bootx.starter.third.simulator.waits must be 0 to 1, not " + waits);
		}
		templates = Map.copyOf(templates);
		customers = List.copyOf(customers);
	}

}
