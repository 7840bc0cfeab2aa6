package cn.bootx.starter.simulator.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/**
 * Signs certificates for the platforms' hosts. Its key is made at the start and never
 * leaves the process, so a client that trusts its certificate trusts no other program and
 * no other run.
 *
 * @since 0.1.0
 */
public final class CertificateAuthority {

	/**
	 * Password of the trust store; it protects nothing, a trust store holds no secret.
	 */
	public static final String PASSWORD = "changeit";

	private static final String NAME = "bootx simulator CA";

	private static final Duration LIFETIME = Duration.ofDays(90);

	private static final byte[] ECDSA_SHA256 = Der.sequence(Der.oid(1, 2, 840, 10045, 4, 3, 2));

	private final KeyPair keys = keyPair();

	private final X509Certificate certificate;

	private CertificateAuthority() throws GeneralSecurityException {
		this.certificate = sign(NAME, this.keys.getPublic(),
				List.of(extension(19, true, Der.sequence(Der.yes(), Der.integer(BigInteger.ZERO))),
						// Signs certificates and nothing else.
						extension(15, true, Der.tagged(0x03, new byte[] { 2, 0x04 })), keyId(this.keys.getPublic())));
	}

	/** A new one. */
	public static CertificateAuthority create() {
		try {
			return new CertificateAuthority();
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("This JDK cannot make a certificate", ex);
		}
	}

	public X509Certificate certificate() {
		return this.certificate;
	}

	/**
	 * Serves every host with a certificate of its own.
	 * @param served whether a host gets one
	 * @param local names and addresses of the certificate for clients that name no host
	 */
	public SSLContext serverContext(Predicate<String> served, List<String> local) {
		try {
			SSLContext context = SSLContext.getInstance("TLS");
			// No trust managers: the JDK would read all its authorities for nothing.
			context.init(new KeyManager[] { new HostKeys(this, served, local) }, new TrustManager[0], null);
			return context;
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("This JDK cannot serve TLS", ex);
		}
	}

	/**
	 * Writes what clients are to trust: {@code ca.pem} and the PKCS#12 trust store
	 * {@code truststore.p12}.
	 * @param folder made if it is missing
	 */
	public void write(Path folder) throws IOException {
		Files.createDirectories(folder);
		try {
			String pem = Base64.getMimeEncoder(64, new byte[] { '\n' }).encodeToString(this.certificate.getEncoded());
			Files.writeString(folder.resolve("ca.pem"),
					"-----BEGIN CERTIFICATE-----\n" + pem + "\n-----END CERTIFICATE-----\n");
			KeyStore store = KeyStore.getInstance("PKCS12");
			store.load(null, null);
			store.setCertificateEntry("bootx-simulator", this.certificate);
			try (OutputStream output = Files.newOutputStream(folder.resolve("truststore.p12"))) {
				store.store(output, PASSWORD.toCharArray());
			}
		}
		catch (GeneralSecurityException ex) {
			throw new IOException("This JDK cannot write a trust store", ex);
		}
	}

	/** A certificate for a server with these names and addresses. */
	X509Certificate issue(PublicKey key, Collection<String> hosts) throws GeneralSecurityException {
		List<byte[]> names = new ArrayList<>();
		for (String host : hosts) {
			names.add(subjectName(host));
		}
		return sign(hosts.iterator().next(), key,
				List.of(extension(17, false, Der.sequence(names.toArray(byte[][]::new))),
						// Digital signature; server authentication.
						extension(15, true, Der.tagged(0x03, new byte[] { 7, (byte) 0x80 })),
						extension(37, false, Der.sequence(Der.oid(1, 3, 6, 1, 5, 5, 7, 3, 1))),
						extension(19, true, Der.sequence()),
						extension(35, false, Der.sequence(Der.tagged(0x80, digest(this.keys.getPublic()))))));
	}

	private X509Certificate sign(String subject, PublicKey key, List<byte[]> extensions)
			throws GeneralSecurityException {
		Instant now = Instant.now();
		byte[] content = Der.sequence(Der.tagged(0xa0, Der.integer(BigInteger.TWO)),
				Der.integer(new BigInteger(127, new SecureRandom()).setBit(0)), ECDSA_SHA256, name(NAME),
				Der.sequence(Der.time(now.minus(Duration.ofDays(1))), Der.time(now.plus(LIFETIME))), name(subject),
				key.getEncoded(), Der.tagged(0xa3, Der.sequence(extensions.toArray(byte[][]::new))));
		Signature signature = Signature.getInstance("SHA256withECDSA");
		signature.initSign(this.keys.getPrivate());
		signature.update(content);
		byte[] whole = Der.sequence(content, ECDSA_SHA256, Der.bits(signature.sign()));
		return (X509Certificate) CertificateFactory.getInstance("X.509")
			.generateCertificate(new ByteArrayInputStream(whole));
	}

	static KeyPair keyPair() throws GeneralSecurityException {
		KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
		generator.initialize(new ECGenParameterSpec("secp256r1"));
		return generator.generateKeyPair();
	}

	private static byte[] name(String commonName) {
		return Der.sequence(Der.set(Der.sequence(Der.oid(2, 5, 4, 3), Der.text(commonName))));
	}

	/** Extensions of RFC 5280 section 4.2.1 are numbered below 2.5.29. */
	private static byte[] extension(int number, boolean critical, byte[] value) {
		byte[] id = Der.oid(2, 5, 29, number);
		return critical ? Der.sequence(id, Der.yes(), Der.octets(value)) : Der.sequence(id, Der.octets(value));
	}

	private static byte[] keyId(PublicKey key) throws GeneralSecurityException {
		return extension(14, false, Der.octets(digest(key)));
	}

	private static byte[] digest(PublicKey key) throws GeneralSecurityException {
		return MessageDigest.getInstance("SHA-1").digest(key.getEncoded());
	}

	private static byte[] subjectName(String host) throws GeneralSecurityException {
		if (!host.contains(":") && !host.matches("[0-9.]+")) {
			return Der.tagged(0x82, host.getBytes(StandardCharsets.US_ASCII));
		}
		try {
			return Der.tagged(0x87, InetAddress.getByName(host).getAddress());
		}
		catch (IOException ex) {
			throw new GeneralSecurityException(host + " is no address", ex);
		}
	}

}
