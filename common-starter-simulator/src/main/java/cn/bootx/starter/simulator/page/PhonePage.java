package cn.bootx.starter.simulator.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import cn.bootx.starter.simulator.http.HostRules;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.simulator.http.SimulatorServer;

/**
 * A page on which a developer plays the users.
 *
 * @since 0.1.0
 */
public final class PhonePage {

	private PhonePage() {
	}

	/** Mounts the page at {@code /} and lets only pages of known hosts use it. */
	public static void mount(SimulatorServer server, HostRules hosts) {
		server.filter(new LocalPages(hosts));
		server.routes()
			.get("/", (request) -> SimulatorResponse.html(read())
				.withHeader("Content-Security-Policy",
						"default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; connect-src 'self'; "
								+ "img-src 'self' http: https: data:; frame-ancestors http://localhost:* http://127.0.0.1:*"))
			.get("/favicon.ico", (request) -> SimulatorResponse.empty(204));
	}

	private static String read() {
		try (InputStream page = PhonePage.class.getResourceAsStream("phone.html")) {
			if (page == null) {
				throw new IllegalStateException("phone.html is missing beside " + PhonePage.class.getName());
			}
			return new String(page.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
