package cn.bootx.starter.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;

import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

import cn.bootx.starter.simulator.dingtalk.DingTalkApp;
import cn.bootx.starter.simulator.http.Json;
import cn.bootx.starter.simulator.tls.CertificateAuthority;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Clients that cannot be told another address than the platforms' own. */
@Timeout(120)
class ReachTests {

	private static final String OPEN = "/v1.0/gateway/connections/open";

	private final CertificateAuthority authority = CertificateAuthority.create();

	private final PlatformSimulator simulator = PlatformSimulator.builder()
		.names(List.of("sim.internal"))
		.tls(this.authority)
		.start();

	private SSLContext trusting;

	@TempDir
	private Path folder;

	@BeforeEach
	void trust() throws Exception {
		this.simulator.dingtalk().register(DingTalkApp.of("dingkey", "dingsecret", 1));
		this.authority.write(this.folder);
		KeyStore store = KeyStore.getInstance("PKCS12");
		try (InputStream file = Files.newInputStream(this.folder.resolve("truststore.p12"))) {
			store.load(file, CertificateAuthority.PASSWORD.toCharArray());
		}
		TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
		trust.init(store);
		this.trusting = SSLContext.getInstance("TLS");
		this.trusting.init(null, trust.getTrustManagers(), null);
	}

	@AfterEach
	void close() {
		this.simulator.close();
	}

	@ParameterizedTest
	@CsvSource({ "api.weixin.qq.com, /cgi-bin/token, 40002", "api2.weixin.qq.com, /cgi-bin/token, 40002",
			"sh.api.weixin.qq.com, /cgi-bin/token, 40002", "qyapi.weixin.qq.com, /cgi-bin/gettoken, 41002",
			"oapi.dingtalk.com, /gettoken, 40035" })
	void aPlatformsHostServesThatPlatformAtItsRoot(String host, String path, int code) throws Exception {
		String answer = "\"errcode\":" + code;
		assertThat(RawHttp.get(this.simulator.baseUri(), host, path)).contains(answer);
		assertThat(get(proxied(), "http://" + host + path)).as("a proxy of plain HTTP").contains(answer);
		assertThat(get(proxied(), "https://" + host + path)).as("a proxy of HTTPS").contains(answer);
	}

	@ParameterizedTest
	@CsvSource({ "api.dingtalk.com, /v1.0/oauth2/accessToken, /dingapi/v1.0/oauth2/accessToken",
			"login.dingtalk.com, /oauth2/auth, /dinglogin/oauth2/auth",
			"open.weixin.qq.com, /connect/oauth2/authorize, /connect/oauth2/authorize",
			"mp.weixin.qq.com, /cgi-bin/showqrcode, /cgi-bin/showqrcode",
			"login.work.weixin.qq.com, /wwlogin/sso/login, /wecomlogin/wwlogin/sso/login",
			"open.work.weixin.qq.com, /wwopen/sso/qrConnect, /wecomlogin/wwopen/sso/qrConnect" })
	void everyHostIsRecordedUnderThePrefixOfItsPlatform(String host, String path, String recorded) throws Exception {
		get(proxied(), "https://" + host + path);
		assertThat(this.simulator.calls().of(recorded)).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "http", "https" })
	void thePortSpeaksBothWithoutAProxyToo(String scheme) throws Exception {
		for (String host : List.of("localhost", "127.0.0.1")) {
			String base = scheme + "://" + host + ":" + this.simulator.baseUri().getPort();
			assertThat(get(client().build(), base + "/cgi-bin/token")).contains("\"errcode\":40002");
			assertThat(get(client().build(), base + "/qyapi/cgi-bin/gettoken")).contains("\"errcode\":41002");
			assertThat(get(client().build(), base + "/")).contains("<html");
		}
	}

	@Test
	void aStreamIsOpenedOnTheSamePortInTheClear() throws Exception {
		JsonNode opened = open(client().build(), this.simulator.baseUrl() + "/dingapi" + OPEN);
		assertThat(opened.path("endpoint").asText()).isEqualTo("ws://127.0.0.1:%d/connect",
				this.simulator.baseUri().getPort());
		connect(client().build(), opened.path("endpoint").asText(), opened);
		assertThat(stream()).hasSize(1);
	}

	@Test
	void aStreamOfAClientBehindTheProxyIsEncryptedAndFoundWithAndWithoutTheProxy() throws Exception {
		JsonNode opened = open(proxied(), "https://api.dingtalk.com" + OPEN);
		assertThat(opened.path("endpoint").asText()).isEqualTo("wss://127.0.0.1:%d/connect",
				this.simulator.baseUri().getPort());
		connect(client().build(), opened.path("endpoint").asText(), opened);
		connect(proxied(), "wss://wss-open-connection.dingtalk.com:443/connect",
				open(proxied(), "https://api.dingtalk.com" + OPEN));
		connect(proxied(), opened.path("endpoint").asText(), open(proxied(), "https://api.dingtalk.com" + OPEN));
		assertThat(this.simulator.dingtalk().app("dingkey").stream().awaitConnections(3)).hasSize(3);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/cgi-bin/token", "/oapi/gettoken", "/", "/_sim/accounts", "/connect" })
	void anUnknownNameIsRefusedBecauseItMayBeRebound(String path) throws Exception {
		assertThat(RawHttp.get(this.simulator.baseUri(), "evil.example:80", path)).startsWith("HTTP/1.1 403 ")
			.contains("'evil.example'", "--names evil.example", "主机名");
		assertThat(this.simulator.calls().all()).isEmpty();
	}

	@Test
	void aConfiguredNameIsAnsweredWithAllThereIs() throws Exception {
		assertThat(RawHttp.get(this.simulator.baseUri(), "SIM.internal:80", "/cgi-bin/token")).contains("40002");
		assertThat(RawHttp.get(this.simulator.baseUri(), "sim.internal", "/_sim/accounts")).startsWith("HTTP/1.1 200 ");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/_sim/accounts" })
	void thePlatformsHostsHaveNoPageAndNoControl(String path) throws Exception {
		assertThat(RawHttp.get(this.simulator.baseUri(), "api.weixin.qq.com", path)).startsWith("HTTP/1.1 403 ");
	}

	@ParameterizedTest
	@ValueSource(strings = { "example.com:443", "api.weixin.qq.com.evil.example:443", "localhost:22", "127.0.0.1:1" })
	void theProxyConnectsToPlatformsAndItselfOnly(String target) throws Exception {
		String answer = RawHttp.exchange(this.simulator.baseUri(),
				"CONNECT " + target + " HTTP/1.1\nHost: " + target + "\n\n");
		assertThat(answer).startsWith("HTTP/1.1 403 ").contains("'" + target.replaceAll(":.*", "") + "'", "NO_PROXY");
	}

	@Test
	void aTunnelLeadsToNoOtherHostThanAPlatformsEither() throws Exception {
		assertThat(RawHttp.exchange(this.simulator.baseUri(),
				"CONNECT api.weixin.qq.com:80 HTTP/1.1\n\n" + "GET /cgi-bin/token HTTP/1.1\nHost: evil.example\n\n"))
			.contains("HTTP/1.1 200 Connection established", "HTTP/1.1 403 ");
	}

	@Test
	void noCertificateIsMadeForAnotherHost() throws Exception {
		try (SSLSocket socket = (SSLSocket) this.trusting.getSocketFactory()
			.createSocket("127.0.0.1", this.simulator.baseUri().getPort())) {
			SSLParameters parameters = socket.getSSLParameters();
			parameters.setServerNames(List.of(new SNIHostName("evil.example")));
			socket.setSSLParameters(parameters);
			assertThatExceptionOfType(SSLHandshakeException.class).isThrownBy(socket::startHandshake);
		}
	}

	@Test
	void whoTrustsTheAuthorityTrustsNoOtherRun() {
		assertThatExceptionOfType(SSLException.class).isThrownBy(() -> {
			try (PlatformSimulator other = PlatformSimulator.builder().tls(CertificateAuthority.create()).start()) {
				get(client().build(), other.baseUrl().replace("http:", "https:") + "/cgi-bin/token");
			}
		});
	}

	@Test
	void withoutTlsItSaysWhatToStartItWith() throws Exception {
		try (PlatformSimulator plain = PlatformSimulator.start()) {
			assertThat(RawHttp.exchange(plain.baseUri(), "CONNECT api.weixin.qq.com:443 HTTP/1.1\n\n"))
				.startsWith("HTTP/1.1 403 ")
				.contains("--tls");
			try (Socket socket = new Socket("127.0.0.1", plain.baseUri().getPort())) {
				socket.getOutputStream().write(new byte[] { 0x16, 3, 1, 0, 1 });
				assertThat(readAll(socket)).isEmpty();
			}
		}
	}

	private List<?> stream() throws InterruptedException {
		return this.simulator.dingtalk().app("dingkey").stream().awaitConnections(1);
	}

	private HttpClient.Builder client() {
		return HttpClient.newBuilder().sslContext(this.trusting).connectTimeout(Duration.ofSeconds(10));
	}

	/** A client that has only been given a proxy. */
	private HttpClient proxied() {
		return client().proxy(ProxySelector.of(new InetSocketAddress("127.0.0.1", this.simulator.baseUri().getPort())))
			.build();
	}

	private static String get(HttpClient client, String url) throws Exception {
		return client.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString()).body();
	}

	private static JsonNode open(HttpClient client, String url) throws Exception {
		String body = """
				{"clientId":"dingkey","clientSecret":"dingsecret","subscriptions":[{"type":"EVENT","topic":"*"}]}""";
		return Json.read(
				client
					.send(HttpRequest.newBuilder(URI.create(url))
						.header("Accept", "application/json")
						.POST(BodyPublishers.ofString(body))
						.build(), BodyHandlers.ofByteArray())
					.body());
	}

	private static void connect(HttpClient client, String endpoint, JsonNode opened) throws CompletionException {
		client.newWebSocketBuilder()
			.buildAsync(URI.create(endpoint + "?ticket=" + opened.path("ticket").asText()), new WebSocket.Listener() {
			})
			.join();
	}

	private static String readAll(Socket socket) {
		try {
			return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			// A reset is as good an end.
			return "";
		}
	}

}
