package cn.bootx.starter.simulator.http;

import java.io.IOException;

/**
 * An answer after which the connection is the endpoint's own: server-sent events or a
 * WebSocket.
 *
 * @param head status and headers
 * @param session what happens then
 * @since 0.1.0
 */
public record Takeover(SimulatorResponse head, Session session) {

	/** Talks on a connection, on the connection's own thread. */
	@FunctionalInterface
	public interface Session {

		/**
		 * Flushes the head as soon as the client may act on it. Returns or throws when
		 * the client has left or the server stops; the connection is closed then.
		 */
		void run(Wire wire) throws IOException, InterruptedException;

	}

}
