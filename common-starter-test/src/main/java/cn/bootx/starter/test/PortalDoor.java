package cn.bootx.starter.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.ConfigurableApplicationContext;

/**
 * Lets callbacks into an application that has a web context but no web server, as
 * {@code @SpringBootTest} makes it by default.
 */
abstract class PortalDoor {

	private static final Logger log = LoggerFactory.getLogger(PortalDoor.class);

	private static final String SERVLET = "org.springframework.web.context.support.GenericWebApplicationContext";

	/** Its package is another one on each line of Boot. */
	private static final String REACTIVE = ".GenericReactiveWebApplicationContext";

	private final HttpServer server;

	private final ExecutorService threads;

	PortalDoor() {
		this.threads = Executors.newCachedThreadPool((task) -> {
			Thread thread = new Thread(task, "simulated-callback");
			thread.setDaemon(true);
			return thread;
		});
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("No free port for callbacks", ex);
		}
		this.server.setExecutor(this.threads);
		this.server.createContext("/", this::pass);
		this.server.start();
	}

	/** Null where the application has a server of its own, or no web context. */
	static @Nullable PortalDoor forContext(ConfigurableApplicationContext context) {
		String type = context.getClass().getName();
		if (type.equals(SERVLET)) {
			return new ServletDoor(context);
		}
		return type.endsWith(REACTIVE) ? new ReactiveDoor(context) : null;
	}

	String baseUrl() {
		return "http://127.0.0.1:" + this.server.getAddress().getPort();
	}

	void close() {
		this.server.stop(0);
		this.threads.shutdownNow();
	}

	/** Calls the application. */
	abstract Answer call(HttpExchange request, byte[] body) throws Exception;

	private void pass(HttpExchange exchange) throws IOException {
		try (exchange) {
			Answer answer = answer(exchange);
			if (answer.contentType() != null) {
				exchange.getResponseHeaders().set("Content-Type", answer.contentType());
			}
			exchange.sendResponseHeaders(answer.status(), (answer.body().length > 0) ? answer.body().length : -1);
			exchange.getResponseBody().write(answer.body());
		}
	}

	private Answer answer(HttpExchange exchange) throws IOException {
		byte[] body = exchange.getRequestBody().readAllBytes();
		try {
			return call(exchange, body);
		}
		catch (IOException ex) {
			throw ex;
		}
		catch (Exception ex) {
			// As a web server does with what the application throws.
			log.warn("The application failed to answer a callback", ex);
			return new Answer(500, null, new byte[0]);
		}
	}

	/**
	 * What the application answers.
	 *
	 * @param status HTTP status
	 * @param contentType of the body, or null
	 * @param body as it is
	 */
	record Answer(int status, @Nullable String contentType, byte[] body) {
	}

}
