package cn.bootx.starter.core.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/**
 * A port of this machine that nobody uses.
 */
public final class FreePort {

	private FreePort() {
	}

	/** Not higher than 55535, so that a cluster's bus port fits above it. */
	public static int find() {
		while (true) {
			try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
				if (socket.getLocalPort() <= 55_535) {
					return socket.getLocalPort();
				}
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
	}

}
