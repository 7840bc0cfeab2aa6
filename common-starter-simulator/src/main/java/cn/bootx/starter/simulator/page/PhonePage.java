package cn.bootx.starter.simulator.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

import cn.bootx.starter.simulator.http.HostRules;
import cn.bootx.starter.simulator.http.SimulatorRequest;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.simulator.http.SimulatorServer;
import cn.bootx.starter.simulator.rules.Fields;

/**
 * A page on which a developer plays the users: plain modules and style sheets, which talk
 * to the control API.
 *
 * @since 0.1.0
 */
public final class PhonePage {

	private static final String POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; "
			+ "img-src 'self' http: https: data:; media-src 'self' http: https: blob:; frame-ancestors http://localhost:* http://127.0.0.1:*";

	private PhonePage() {
	}

	/** Mounts the page at {@code /} and lets only pages of known hosts use it. */
	public static void mount(SimulatorServer server, HostRules hosts) {
		server.filter(new LocalPages(hosts));
		server.routes()
			.get("/", (request) -> file("index.html"))
			.get("/_sim/web/{file}", (request) -> file(name(request)))
			.get("/_sim/web/js/{file}", (request) -> file("js/" + name(request)))
			.get("/favicon.ico", (request) -> SimulatorResponse.empty(204));
	}

	/** A plain file name: no path leads out of the page's folder. */
	private static String name(SimulatorRequest request) {
		String name = request.pathVariable("file");
		return name.matches("[a-z0-9-]+\\.(js|css)") ? name : "missing";
	}

	private static SimulatorResponse file(String name) {
		try (InputStream file = PhonePage.class.getResourceAsStream("web/" + name)) {
			if (file == null) {
				return SimulatorResponse.json(404, Fields.of("error", "The page has no such file"));
			}
			return SimulatorResponse.bytes(type(name) + "; charset=utf-8", file.readAllBytes())
				.withHeader("Content-Security-Policy", POLICY)
				.withHeader("X-Content-Type-Options", "nosniff")
				.withHeader("Cache-Control", "no-cache");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String type(String name) {
		return name.endsWith(".js") ? "text/javascript" : name.endsWith(".css") ? "text/css" : "text/html";
	}

}
