package cn.bootx.starter.simulator.websocket;

/**
 * Notified of what happens on one connection, on the connection's own thread.
 *
 * @since 0.1.0
 */
public interface WebSocketListener {

	/** Called before the client learns that it is connected. */
	void opened(WebSocketConnection connection);

	void text(String message);

	/** Called once, however the connection ended. */
	void closed();

}
