package cn.bootx.starter.core.actuate;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.token.AccessTokens;
import cn.bootx.starter.core.token.TokenName;
import cn.bootx.starter.core.token.TokenRegistry;
import cn.bootx.starter.core.token.TokenSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What operators see over HTTP, on every kind of server.
 */
abstract class ActuatorContractTests {

	private static final TokenName WECHAT = TokenName.access(Platform.WECHAT, "wx1");

	private final WebApplicationType type;

	private final AtomicReference<PlatformException> refusal = new AtomicReference<>();

	private ConfigurableApplicationContext context;

	ActuatorContractTests(WebApplicationType type) {
		this.type = type;
	}

	@BeforeEach
	void start() {
		this.context = MonitoredApplication.start(this.type);
	}

	@AfterEach
	void stop() {
		this.context.close();
	}

	@Test
	void theEndpointShowsStoresAndTokensButNoToken() throws Exception {
		tokens(WECHAT).get();
		HttpResponse<String> answer = get("/actuator/third");
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.body()).doesNotContain("T0KEN");
		JsonNode report = Json.read(answer.body(), JsonNode.class);
		assertThat(report.at("/stores/expiring").asText()).isEqualTo("memory");
		assertThat(report.at("/stores/records").asText()).isEqualTo("memory");
		JsonNode token = report.at("/tokens/0");
		assertThat(token.path("platform").asText()).isEqualTo("wechat");
		assertThat(token.path("account").asText()).isEqualTo("wx1");
		assertThat(token.path("kind").asText()).isEqualTo("access");
		assertThat(token.path("ageSeconds").asLong()).isBetween(0L, 60L);
		assertThat(token.path("remainingSeconds").asLong()).isBetween(6000L, 7200L);
		assertThat(token.path("refreshes").asLong()).isEqualTo(1);
		assertThat(token.path("lastError").isNull()).isTrue();
	}

	@Test
	void theEndpointShowsTheLastErrorWithoutSecrets() throws Exception {
		refuse();
		HttpResponse<String> answer = get("/actuator/third");
		assertThat(answer.body()).contains("40164").contains("allow-list").doesNotContain("S3CRET");
		assertThat(Json.read(answer.body(), JsonNode.class).at("/tokens/0/ageSeconds").isNull()).isTrue();
	}

	@Test
	void aPlatformThatGaveATokenIsUp() throws Exception {
		tokens(WECHAT).get();
		HttpResponse<String> answer = get("/actuator/health/bootxThird/wechat");
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(Json.read(answer.body(), JsonNode.class).path("status").asText()).isEqualTo("UP");
		assertThat(answer.body()).doesNotContain("T0KEN");
	}

	@Test
	void aPlatformThatRefusesTheCredentialsIsDownAndSaysWhy() throws Exception {
		tokens(TokenName.access(Platform.WECOM, "ww1")).get();
		refuse();
		HttpResponse<String> answer = get("/actuator/health/bootxThird/wechat");
		assertThat(answer.statusCode()).isEqualTo(503);
		assertThat(answer.body()).contains("DOWN").contains("40164").contains("allow-list").doesNotContain("S3CRET");
		assertThat(get("/actuator/health/bootxThird/wecom").statusCode()).isEqualTo(200);
		assertThat(get("/actuator/health").statusCode()).isEqualTo(503);
	}

	@Test
	void askingForHealthFetchesNoToken() throws Exception {
		AccessTokens tokens = tokens(WECHAT);
		HttpResponse<String> answer = get("/actuator/health/bootxThird/wechat");
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(Json.read(answer.body(), JsonNode.class).path("status").asText()).isEqualTo("UNKNOWN");
		assertThat(tokens.status().refreshes()).isZero();
	}

	@Test
	void aPlatformThatIsNotInUseHasNoHealth() throws Exception {
		assertThat(get("/actuator/health/bootxThird/wechat").statusCode()).isEqualTo(404);
		assertThat(get("/actuator/health").statusCode()).isEqualTo(200);
	}

	private AccessTokens tokens(TokenName name) {
		return this.context.getBean(TokenRegistry.class).tokens(name, (rejected) -> {
			PlatformException failure = this.refusal.get();
			if (failure != null) {
				throw failure;
			}
			return new TokenSource.Fetched("T0KEN", Duration.ofHours(2));
		});
	}

	private void refuse() {
		this.refusal.set(PlatformException.of(Platform.WECHAT, "/cgi-bin/token")
			.code(40164)
			.message("invalid ip, secret=S3CRET")
			.category(ErrorCategory.IP_NOT_ALLOWED, "add the address to the allow-list")
			.build());
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> tokens(WECHAT).get());
	}

	private HttpResponse<String> get(String path) throws Exception {
		String port = this.context.getEnvironment().getRequiredProperty("local.server.port");
		return HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
					HttpResponse.BodyHandlers.ofString());
	}

}
