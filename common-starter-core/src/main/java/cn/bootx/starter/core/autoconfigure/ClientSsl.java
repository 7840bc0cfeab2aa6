package cn.bootx.starter.core.autoconfigure;

import java.util.Arrays;

import javax.net.ssl.X509TrustManager;

import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;

import cn.bootx.starter.core.config.InvalidConfigurationException;

/**
 * TLS of the HTTP clients from one of the host's SSL bundles. Host names are always
 * verified.
 */
final class ClientSsl {

	private static final String PROPERTY = "bootx.starter.third.client.ssl-bundle";

	private ClientSsl() {
	}

	static void apply(@Nullable String bundleName, @Nullable SslBundles bundles, OkHttpClient.Builder client) {
		if (bundleName == null) {
			return;
		}
		SslBundle bundle = bundle(bundleName, bundles);
		X509TrustManager trust = Arrays.stream(bundle.getManagers().getTrustManagers())
			.filter(X509TrustManager.class::isInstance)
			.map(X509TrustManager.class::cast)
			.findFirst()
			.orElseThrow(() -> new InvalidConfigurationException(PROPERTY,
					"bundle '" + bundleName + "' has no X.509 trust manager", "Give the bundle a trust store."));
		client.sslSocketFactory(bundle.createSslContext().getSocketFactory(), trust);
	}

	private static SslBundle bundle(String name, @Nullable SslBundles bundles) {
		if (bundles != null && bundles.getBundleNames().contains(name)) {
			return bundles.getBundle(name);
		}
		throw new InvalidConfigurationException(PROPERTY, "there is no SSL bundle '" + name + "'",
				"Define it under spring.ssl.bundle, or leave the property out.");
	}

}
