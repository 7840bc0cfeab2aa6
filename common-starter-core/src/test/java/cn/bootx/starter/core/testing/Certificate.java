package cn.bootx.starter.core.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A certificate of this machine that nobody else trusts, in a key store. The JDK's
 * keytool makes it.
 *
 * @param file the key store
 */
public record Certificate(Path file) {

	/** Password of the key store and of its key. */
	public static final String PASSWORD = "changeit";

	private static final String ALIAS = "platform";

	public static Certificate create(Path directory) {
		Path file = directory.resolve("certificate.p12");
		try {
			Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
					"-genkeypair", "-alias", ALIAS, "-keyalg", "EC", "-validity", "2", "-dname", "CN=127.0.0.1", "-ext",
					"san=ip:127.0.0.1", "-storetype", "PKCS12", "-keystore", file.toString(), "-storepass", PASSWORD)
				.redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start();
			if (!keytool.waitFor(60, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
				throw new IllegalStateException("keytool made no certificate");
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
		return new Certificate(file);
	}

	/** What a server needs that shows this certificate, and accepts it from clients. */
	public SSLContext context() {
		try {
			KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
			keys.init(load(), PASSWORD.toCharArray());
			TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
			trust.init(trusted());
			SSLContext context = SSLContext.getInstance("TLS");
			context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
			return context;
		}
		catch (IOException | GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** A store with the certificate alone, beside the other. */
	public Path trustStore() {
		Path trustStore = this.file.resolveSibling("trusted.p12");
		try (OutputStream stream = Files.newOutputStream(trustStore)) {
			trusted().store(stream, PASSWORD.toCharArray());
			return trustStore;
		}
		catch (IOException | GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private KeyStore trusted() throws IOException, GeneralSecurityException {
		KeyStore trusted = KeyStore.getInstance("PKCS12");
		trusted.load(null, null);
		trusted.setCertificateEntry(ALIAS, load().getCertificate(ALIAS));
		return trusted;
	}

	private KeyStore load() throws IOException, GeneralSecurityException {
		try (InputStream stream = Files.newInputStream(this.file)) {
			KeyStore store = KeyStore.getInstance("PKCS12");
			store.load(stream, PASSWORD.toCharArray());
			return store;
		}
	}

}
