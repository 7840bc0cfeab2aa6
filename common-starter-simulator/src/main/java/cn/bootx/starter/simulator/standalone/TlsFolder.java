package cn.bootx.starter.simulator.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import cn.bootx.starter.simulator.tls.CertificateAuthority;
import org.jspecify.annotations.Nullable;

/**
 * Where clients find what they are to trust.
 *
 * @param ca certificate of the authority (PEM)
 * @param trustStore the same as a PKCS#12 trust store
 * @param trustStorePassword its password
 */
record TlsFolder(String ca, String trustStore, String trustStorePassword) {

	/**
	 * Writes the files.
	 * @param folder null for a new temporary one
	 * @throws InvalidStartException if they cannot be written
	 */
	static TlsFolder write(CertificateAuthority authority, @Nullable Path folder) {
		try {
			Path made = (folder != null) ? folder.toAbsolutePath() : Files.createTempDirectory("simulator-tls");
			authority.write(made);
			return new TlsFolder(made.resolve("ca.pem").toString(), made.resolve("truststore.p12").toString(),
					CertificateAuthority.PASSWORD);
		}
		catch (IOException ex) {
			throw new InvalidStartException(InvalidStartException.USAGE,
					"--tls-dir: the certificate cannot be written to " + folder + " (" + ex.getMessage()
							+ ") (证书写不进这个目录)");
		}
	}

}
