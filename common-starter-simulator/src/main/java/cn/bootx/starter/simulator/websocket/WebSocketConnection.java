package cn.bootx.starter.simulator.websocket;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import cn.bootx.starter.simulator.http.Wire;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An open WebSocket, seen from the server. It answers pings and the closing handshake by
 * itself.
 *
 * @since 0.1.0
 */
public final class WebSocketConnection {

	private static final Logger log = LoggerFactory.getLogger(WebSocketConnection.class);

	private final Wire wire;

	private final CountDownLatch closed = new CountDownLatch(1);

	private volatile boolean frozen;

	WebSocketConnection(Wire wire) {
		this.wire = wire;
	}

	/**
	 * Sends a text message.
	 * @return whether it could be written; a dead peer may still not receive it
	 */
	public boolean send(String text) {
		return write(WebSocketFrame.TEXT, text.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Starts the closing handshake.
	 * @param code status code of RFC 6455 section 7.4
	 */
	public void close(int code) {
		write(WebSocketFrame.CLOSE, ByteBuffer.allocate(2).putShort((short) code).array());
	}

	/** Cuts the connection with a reset and without a closing handshake. */
	public void drop() {
		try {
			this.wire.drop();
		}
		catch (IOException ex) {
			log.trace("The connection is gone already", ex);
		}
	}

	/**
	 * Stays connected but neither sends nor reads anything, pings included: to the client
	 * the connection is half-open.
	 */
	public void freeze() {
		this.frozen = true;
	}

	public boolean isOpen() {
		return this.closed.getCount() > 0;
	}

	/**
	 * Waits for the end of the connection.
	 * @return whether it ended in time
	 */
	public boolean awaitClosed(Duration timeout) throws InterruptedException {
		return this.closed.await(timeout.toNanos(), TimeUnit.NANOSECONDS);
	}

	void serve(WebSocketListener listener) {
		try {
			listener.opened(this);
			this.wire.output().flush();
			read(listener);
		}
		catch (IOException ex) {
			log.debug("A WebSocket ended: {}", ex.toString());
		}
		finally {
			closeSocket();
			this.closed.countDown();
			listener.closed();
		}
	}

	private void read(WebSocketListener listener) throws IOException {
		DataInputStream input = new DataInputStream(this.wire.input());
		ByteArrayOutputStream message = new ByteArrayOutputStream();
		while (true) {
			WebSocketFrame frame = WebSocketFrame.read(input);
			if (this.frozen) {
				continue;
			}
			switch (frame.opcode()) {
				case WebSocketFrame.TEXT, WebSocketFrame.CONTINUATION -> {
					message.write(frame.payload());
					if (message.size() > WebSocketFrame.MAX_PAYLOAD) {
						throw new ProtocolException("a message is over " + WebSocketFrame.MAX_PAYLOAD + " bytes");
					}
					if (frame.last()) {
						listener.text(message.toString(StandardCharsets.UTF_8));
						message.reset();
					}
				}
				case WebSocketFrame.PING -> write(WebSocketFrame.PONG, frame.payload());
				case WebSocketFrame.PONG -> log.trace("pong");
				case WebSocketFrame.CLOSE -> {
					write(WebSocketFrame.CLOSE, frame.payload());
					return;
				}
				default -> throw new ProtocolException("unsupported opcode " + frame.opcode());
			}
		}
	}

	private synchronized boolean write(int opcode, byte[] payload) {
		if (this.frozen) {
			return true;
		}
		try {
			this.wire.output().write(WebSocketFrame.encode(opcode, payload));
			this.wire.output().flush();
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

	private void closeSocket() {
		try {
			this.wire.close();
		}
		catch (IOException ex) {
			log.trace("The connection is gone already", ex);
		}
	}

}
