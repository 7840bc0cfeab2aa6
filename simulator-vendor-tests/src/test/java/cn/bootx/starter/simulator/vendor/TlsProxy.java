package cn.bootx.starter.simulator.vendor;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/** Adds TLS, with a certificate that the whole JVM then trusts. */
final class TlsProxy implements AutoCloseable {

	private static final String PASSWORD = "changeit";

	private final SSLServerSocket server;

	private final int target;

	private TlsProxy(SSLServerSocket server, int target) {
		this.server = server;
		this.target = target;
	}

	static TlsProxy start(Path directory, int target) throws Exception {
		Path keys = directory.resolve("keys.p12");
		Process keytool = new ProcessBuilder(System.getProperty("java.home") + "/bin/keytool", "-genkeypair", "-keyalg",
				"EC", "-alias", "proxy", "-dname", "CN=localhost", "-ext", "san=dns:localhost", "-storetype", "PKCS12",
				"-storepass", PASSWORD, "-keystore", keys.toString())
			.redirectErrorStream(true)
			.redirectOutput(directory.resolve("keytool.log").toFile())
			.start();
		if (!keytool.waitFor(20, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
			throw new IllegalStateException(Files.readString(directory.resolve("keytool.log")));
		}
		KeyStore store = KeyStore.getInstance(keys.toFile(), PASSWORD.toCharArray());
		KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
		managers.init(store, PASSWORD.toCharArray());
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(managers.getKeyManagers(), null, null);
		System.setProperty("javax.net.ssl.trustStore", keys.toString());
		System.setProperty("javax.net.ssl.trustStorePassword", PASSWORD);
		TlsProxy proxy = new TlsProxy((SSLServerSocket) context.getServerSocketFactory()
			.createServerSocket(0, 10, InetAddress.getLoopbackAddress()), target);
		run(proxy::accept);
		return proxy;
	}

	int port() {
		return this.server.getLocalPort();
	}

	private void accept() throws IOException {
		while (!this.server.isClosed()) {
			Socket client = this.server.accept();
			Socket backend = new Socket(InetAddress.getByName("127.0.0.1"), this.target);
			run(() -> pump(client, backend));
			run(() -> pump(backend, client));
		}
	}

	private static void pump(Socket from, Socket to) throws IOException {
		try (from; to; InputStream input = from.getInputStream()) {
			input.transferTo(to.getOutputStream());
		}
	}

	@Override
	public void close() throws IOException {
		System.clearProperty("javax.net.ssl.trustStore");
		System.clearProperty("javax.net.ssl.trustStorePassword");
		this.server.close();
	}

	private static void run(Transfer transfer) {
		Thread thread = new Thread(() -> {
			try {
				transfer.run();
			}
			catch (IOException ex) {
				// The connection is over, and with it this thread.
				Thread.currentThread().interrupt();
			}
		}, "tls-proxy");
		thread.setDaemon(true);
		thread.start();
	}

	/** Something that ends with its connection. */
	@FunctionalInterface
	private interface Transfer {

		void run() throws IOException;

	}

}
