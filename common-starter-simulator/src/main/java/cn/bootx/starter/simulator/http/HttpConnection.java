package cn.bootx.starter.simulator.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

import javax.net.ssl.SSLContext;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves one client until it leaves: HTTP/1.1 to the simulator itself, to it as a proxy,
 * and within a CONNECT tunnel.
 */
final class HttpConnection {

	private static final Logger log = LoggerFactory.getLogger(HttpConnection.class);

	private static final int IDLE_MILLIS = 60_000;

	private final Dispatcher dispatcher;

	private final HostRules hosts;

	private final @Nullable SSLContext tls;

	HttpConnection(Dispatcher dispatcher, HostRules hosts, @Nullable SSLContext tls) {
		this.dispatcher = dispatcher;
		this.hosts = hosts;
		this.tls = tls;
	}

	/** Answers calls until one of the two sides has had enough. */
	void serve(Wire wire, boolean tunnel) throws IOException {
		wire.patience(IDLE_MILLIS);
		try {
			HttpHead head = HttpHead.read(wire.input());
			while (head != null) {
				if (head.method().equals("CONNECT") && !tunnel) {
					connect(wire, head);
					return;
				}
				if (!exchange(wire, head, tunnel)) {
					return;
				}
				head = HttpHead.read(wire.input());
			}
		}
		catch (RefusedCallException ex) {
			refuse(wire, ex.answer());
		}
		catch (ProtocolException | URISyntaxException ex) {
			refuse(wire, SimulatorResponse.text(ex.getMessage() + "\n").withStatus(400));
		}
		catch (SocketTimeoutException ex) {
			log.trace("An idle connection ends", ex);
		}
	}

	private void connect(Wire wire, HttpHead head) throws IOException {
		String host = HostRules.name(head.target());
		boolean self = this.hosts.local(host) && head.target().endsWith(":" + wire.localPort());
		if (!self && !HostRules.platform(host)) {
			throw refused(host, "is no host of a platform, so this proxy does not connect to it"
					+ " (不是平台的域名,模拟器不代理); exclude it with NO_PROXY");
		}
		if (this.tls == null) {
			throw new RefusedCallException(SimulatorResponse
				.text("The simulator is a proxy only with the option --tls (请加 --tls 启动,才能作为 HTTPS 代理)\n")
				.withStatus(403));
		}
		wire.output().write("HTTP/1.1 200 Connection established\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
		wire.output().flush();
		Wire inner = wire.tunnel(this.tls);
		if (inner != null) {
			serve(inner, true);
			inner.close();
		}
	}

	private boolean exchange(Wire wire, HttpHead head, boolean tunnel) throws IOException, URISyntaxException {
		if (head.expectsContinue()) {
			wire.output().write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
			wire.output().flush();
		}
		SimulatorRequest request = request(wire, head, tunnel);
		AtomicReference<Takeover.@Nullable Session> session = new AtomicReference<>();
		SimulatorResponse response = this.dispatcher.dispatch(request, session::set);
		Takeover.Session taking = session.get();
		if (taking != null && response.status() < 300) {
			HttpAnswer.writeHead(wire.output(), response);
			wire.patience(0);
			try {
				taking.run(wire);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			return false;
		}
		String fault = response.headers().get(SimulatorResponse.WIRE);
		if (fault != null) {
			ByteArrayOutputStream whole = new ByteArrayOutputStream();
			HttpAnswer.write(whole, response, head);
			int sent = fault.equals("half") ? whole.size() - (response.body().length + 1) / 2 : 0;
			wire.output().write(whole.toByteArray(), 0, sent);
			wire.output().flush();
			return false;
		}
		HttpAnswer.write(wire.output(), response, head);
		return head.keepAlive();
	}

	private SimulatorRequest request(Wire wire, HttpHead head, boolean tunnel) throws IOException, URISyntaxException {
		String target = head.target();
		int question = target.indexOf('?');
		String rawPath = (question < 0) ? target : target.substring(0, question);
		boolean proxied = !target.startsWith("/");
		// Without a host before it, a path that starts with two slashes would be read as
		// one.
		URI uri = new URI(proxied ? rawPath : "http://x" + rawPath);
		String authority = proxied ? uri.getRawAuthority() : head.headers().get("host");
		if (authority == null || uri.getPath() == null) {
			throw new ProtocolException("the request names no host");
		}
		String host = HostRules.name(authority);
		String path = this.hosts.path(host, uri.getPath().isEmpty() ? "/" : uri.getPath(), wire.localAddress());
		if (path == null) {
			throw refused(host,
					"is neither a host of a platform nor loopback nor a configured name"
							+ " (既不是平台的域名,也不是本机或已配置的主机名); start with --names " + host
							+ " or add it to 'names' in sim.yaml if it is yours");
		}
		boolean elsewhere = tunnel || proxied || HostRules.platform(host);
		String origin = (wire.secure() ? "https://" : "http://")
				+ (elsewhere ? wire.localAddress() + ":" + wire.localPort() : authority);
		return new SimulatorRequest(head.method(), path, query((question < 0) ? null : target.substring(question + 1)),
				head.headers(), head.body(wire.input()), Map.of(), wire.remoteAddress(), origin);
	}

	private static Map<String, String> query(@Nullable String raw) throws ProtocolException {
		try {
			return QueryString.parse(raw);
		}
		catch (IllegalArgumentException ex) {
			throw new ProtocolException("the query is malformed");
		}
	}

	private static RefusedCallException refused(String host, String why) {
		String shown = host.replaceAll("[^A-Za-z0-9.:_-]", "?");
		log.warn("A call to the host '{}' is refused: it {}", shown, why);
		return new RefusedCallException(
				SimulatorResponse.text("The host '" + shown + "' " + why + "\n").withStatus(403));
	}

	private static void refuse(Wire wire, SimulatorResponse answer) throws IOException {
		HttpAnswer.write(wire.output(), Objects.requireNonNull(answer).withHeader("Connection", "close"), null);
		wire.linger();
	}

}
