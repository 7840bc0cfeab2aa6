package cn.bootx.starter.simulator.tls;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedKeyManager;

import org.jspecify.annotations.Nullable;

/**
 * Gives a server a certificate for the host name that the client asks for (SNI).
 */
final class HostKeys extends X509ExtendedKeyManager {

	/** Stands for the names of this machine. */
	private static final String LOCAL = "local";

	private final CertificateAuthority authority;

	private final Predicate<String> served;

	private final List<String> local;

	private final KeyPair keys;

	private final Map<String, X509Certificate> certificates = new ConcurrentHashMap<>();

	HostKeys(CertificateAuthority authority, Predicate<String> served, List<String> local)
			throws GeneralSecurityException {
		this.authority = authority;
		this.served = served;
		this.local = local;
		this.keys = CertificateAuthority.keyPair();
	}

	@Override
	public @Nullable String chooseServerAlias(String keyType, Principal @Nullable [] issuers, Socket socket) {
		if (!keyType.startsWith("EC") || !(socket instanceof SSLSocket tls)
				|| !(tls.getHandshakeSession() instanceof ExtendedSSLSession session)) {
			return null;
		}
		for (SNIServerName name : session.getRequestedServerNames()) {
			if (name instanceof SNIHostName host) {
				String wanted = host.getAsciiName().toLowerCase(Locale.ROOT);
				return this.served.test(wanted) ? wanted : null;
			}
		}
		return LOCAL;
	}

	@Override
	public X509Certificate[] getCertificateChain(String alias) {
		X509Certificate own = this.certificates.computeIfAbsent(alias, this::issue);
		return new X509Certificate[] { own, this.authority.certificate() };
	}

	@Override
	public PrivateKey getPrivateKey(String alias) {
		return this.keys.getPrivate();
	}

	@Override
	public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
		return null;
	}

	@Override
	public @Nullable String chooseClientAlias(String[] keyType, Principal @Nullable [] issuers,
			@Nullable Socket socket) {
		return null;
	}

	@Override
	public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
		return null;
	}

	private X509Certificate issue(String alias) {
		try {
			return this.authority.issue(this.keys.getPublic(), alias.equals(LOCAL) ? this.local : List.of(alias));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("No certificate for " + alias, ex);
		}
	}

}
