package cn.bootx.starter.simulator.websocket;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import cn.bootx.starter.simulator.http.RefusedCallException;
import cn.bootx.starter.simulator.http.SimulatorRequest;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.simulator.http.Takeover;
import cn.bootx.starter.simulator.http.Wire;

/**
 * Opens WebSockets at a path of the simulator's port.
 *
 * @since 0.1.0
 */
public final class WebSocketEndpoint implements Function<SimulatorRequest, Takeover> {

	private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

	private final WebSocketAcceptor acceptor;

	private final Set<WebSocketConnection> connections = ConcurrentHashMap.newKeySet();

	public WebSocketEndpoint(WebSocketAcceptor acceptor) {
		this.acceptor = acceptor;
	}

	/** Cuts all connections. */
	public void disconnect() {
		this.connections.forEach(WebSocketConnection::drop);
	}

	@Override
	public Takeover apply(SimulatorRequest request) {
		String key = request.header("Sec-WebSocket-Key");
		if (key == null || !"websocket".equalsIgnoreCase(request.header("Upgrade"))) {
			throw new RefusedCallException(SimulatorResponse.empty(400));
		}
		WebSocketListener listener = this.acceptor.accept(request);
		if (listener == null) {
			throw new RefusedCallException(SimulatorResponse.empty(401));
		}
		return new Takeover(new SimulatorResponse(101,
				Map.of("Upgrade", "websocket", "Connection", "Upgrade", "Sec-WebSocket-Accept", accepted(key)),
				new byte[0]), (wire) -> serve(listener, wire));
	}

	private void serve(WebSocketListener listener, Wire wire) {
		WebSocketConnection connection = new WebSocketConnection(wire);
		this.connections.add(connection);
		try {
			connection.serve(listener);
		}
		finally {
			this.connections.remove(connection);
		}
	}

	static String accepted(String key) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-1")
				.digest((key + MAGIC).getBytes(StandardCharsets.US_ASCII));
			return Base64.getEncoder().encodeToString(digest);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
