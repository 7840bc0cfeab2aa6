package cn.bootx.starter.core.autoconfigure;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformHttpClients;
import cn.bootx.starter.core.config.InvalidConfigurationException;
import cn.bootx.starter.core.testing.Certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A gateway in front of the platform whose certificate only the company knows, and which
 * wants to see one.
 */
class ClientSslTests {

	private static final String KEYS = "spring.ssl.bundle.jks.gateway.keystore.";

	private static final String TRUST = "spring.ssl.bundle.jks.gateway.truststore.";

	@TempDir
	private static Path directory;

	private static Certificate certificate;

	private static HttpsServer gateway;

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CoreAutoConfiguration.class, SslAutoConfiguration.class));

	@BeforeAll
	static void start() throws IOException {
		certificate = Certificate.create(directory);
		gateway = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		gateway.setHttpsConfigurator(new HttpsConfigurator(certificate.context()) {
			@Override
			public void configure(HttpsParameters parameters) {
				SSLParameters ssl = getSSLContext().getDefaultSSLParameters();
				ssl.setNeedClientAuth(true);
				parameters.setSSLParameters(ssl);
			}
		});
		gateway.createContext("/", (exchange) -> {
			exchange.sendResponseHeaders(200, -1);
			exchange.close();
		});
		gateway.start();
	}

	@AfterAll
	static void stop() {
		gateway.stop(0);
	}

	@Test
	void theBundleTrustsTheGatewayAndIsKnownToIt() {
		this.runner
			.withPropertyValues("bootx.starter.third.client.ssl-bundle=gateway",
					KEYS + "location=" + certificate.file(), KEYS + "password=" + Certificate.PASSWORD,
					KEYS + "type=PKCS12", TRUST + "location=" + certificate.trustStore(),
					TRUST + "password=" + Certificate.PASSWORD, TRUST + "type=PKCS12")
			.run((context) -> assertThat(status(context.getBean(PlatformHttpClients.class))).isEqualTo(200));
	}

	@Test
	void aClientWithoutACertificateIsTurnedAwayByTheGateway() {
		this.runner
			.withPropertyValues("bootx.starter.third.client.ssl-bundle=gateway",
					TRUST + "location=" + certificate.trustStore(), TRUST + "password=" + Certificate.PASSWORD,
					TRUST + "type=PKCS12")
			.run((context) -> assertThatExceptionOfType(IOException.class)
				.isThrownBy(() -> status(context.getBean(PlatformHttpClients.class))));
	}

	@Test
	void withoutTheBundleTheGatewayIsNotTrusted() {
		this.runner.run((context) -> assertThatExceptionOfType(SSLException.class)
			.isThrownBy(() -> status(context.getBean(PlatformHttpClients.class))));
	}

	@Test
	void aBundleThatIsNotThereIsNamed() {
		this.runner.withPropertyValues("bootx.starter.third.client.ssl-bundle=gateway")
			.run((context) -> assertThatExceptionOfType(InvalidConfigurationException.class)
				.isThrownBy(() -> context.getBean(PlatformHttpClients.class).forPlatform(Platform.WECHAT))
				.withMessageContaining("there is no SSL bundle 'gateway'"));
	}

	private static int status(PlatformHttpClients clients) throws IOException {
		OkHttpClient client = clients.forPlatform(Platform.WECHAT);
		String url = "https://127.0.0.1:" + gateway.getAddress().getPort() + "/";
		try (Response response = client.newCall(new Request.Builder().url(url).build()).execute()) {
			return response.code();
		}
	}

}
