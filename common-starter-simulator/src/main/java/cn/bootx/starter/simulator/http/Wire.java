package cn.bootx.starter.simulator.http;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.net.ProtocolException;
import java.net.Socket;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

import org.jspecify.annotations.Nullable;

/**
 * An open connection of a client, in clear or in TLS.
 *
 * @since 0.1.0
 */
public final class Wire {

	/** The first byte of a TLS handshake; no HTTP method starts with it. */
	private static final int TLS_HANDSHAKE = 0x16;

	private final Socket raw;

	private final Socket socket;

	private final InputStream input;

	private final OutputStream output;

	private Wire(Socket raw, Socket socket, InputStream input) throws IOException {
		this.raw = raw;
		this.socket = socket;
		this.input = new BufferedInputStream(input);
		this.output = new BufferedOutputStream(socket.getOutputStream());
	}

	/** The connection that was accepted; null if the client left. */
	static @Nullable Wire accept(Socket raw, @Nullable SSLContext tls) throws IOException {
		return open(raw, raw, raw.getInputStream(), tls);
	}

	/** What the client says within this connection after a CONNECT. */
	@Nullable Wire tunnel(@Nullable SSLContext tls) throws IOException {
		return open(this.raw, this.socket, this.input, tls);
	}

	private static @Nullable Wire open(Socket raw, Socket socket, InputStream input, @Nullable SSLContext tls)
			throws IOException {
		int first = input.read();
		if (first < 0) {
			return null;
		}
		byte[] start = { (byte) first };
		if (first != TLS_HANDSHAKE) {
			return new Wire(raw, socket, new SequenceInputStream(new ByteArrayInputStream(start), input));
		}
		if (tls == null) {
			throw new ProtocolException("the client speaks TLS, which needs the option --tls (客户端使用了 TLS,请加 --tls)");
		}
		InputStream read = new SequenceInputStream(new ByteArrayInputStream(start),
				new ByteArrayInputStream(input.readNBytes(input.available())));
		SSLSocket secure = (SSLSocket) tls.getSocketFactory().createSocket(socket, read, true);
		secure.startHandshake();
		return new Wire(raw, secure, secure.getInputStream());
	}

	public InputStream input() {
		return this.input;
	}

	public OutputStream output() {
		return this.output;
	}

	boolean secure() {
		return this.socket instanceof SSLSocket;
	}

	/** The address of this machine that the client has connected to, in URL form. */
	String localAddress() {
		String address = this.raw.getLocalAddress().getHostAddress();
		return address.contains(":") ? "[" + address + "]" : address;
	}

	String remoteAddress() {
		return this.raw.getInetAddress().getHostAddress();
	}

	int localPort() {
		return this.raw.getLocalPort();
	}

	/** How long to wait for the client's next byte; 0 for ever. */
	void patience(int millis) throws IOException {
		this.raw.setSoTimeout(millis);
	}

	/**
	 * Ends the connection so that an answer which was written while the client was still
	 * sending is not lost to a reset.
	 */
	void linger() throws IOException {
		this.output.flush();
		patience(2000);
		this.socket.shutdownOutput();
		this.input.transferTo(OutputStream.nullOutputStream());
	}

	public void close() throws IOException {
		this.socket.close();
	}

	/** Cuts the connection with a reset. */
	public void drop() throws IOException {
		this.raw.setSoLinger(true, 0);
		this.raw.close();
	}

}
