package cn.bootx.starter.core.client;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class ErrcodeDecoderTests {

	private final ErrcodeDecoder decoder = new ErrcodeDecoder(Platform.WECOM,
			ErrorTableOf.codes(Map.of("60020",
					ErrorTable.Verdict.of(ErrorCategory.IP_NOT_ALLOWED).withHint("add the address to the trusted list"),
					"40001", ErrorTable.Verdict.rejectedToken())));

	private final ApiCall call = ApiCall.get(HttpUrl.get("https://qyapi.weixin.qq.com"), "/cgi-bin/user/get")
		.query("access_token", "S3CRET");

	@ParameterizedTest
	@ValueSource(strings = { "{\"errcode\":0,\"errmsg\":\"ok\"}", "{}", "{\"userid\":\"u\"}", "{\"errcode\":\"0\"}",
			"{\"errcode\":null}" })
	void aMissingErrcodeIsASuccess(String json) {
		assertThat(decode(200, json)).isNotNull();
	}

	@ParameterizedTest
	@ValueSource(ints = { 301, 302, 307 })
	void aRedirectIsNoSuccess(int status) {
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> decode(status, "{\"userid\":\"u\"}"))
			.matches((failure) -> failure.category() == ErrorCategory.TRANSIENT);
	}

	@Test
	void aListIsNoSuccess() {
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> decode(200, "[1]"))
			.matches((failure) -> failure.code().equals(UnreadableAnswer.INCOMPLETE));
	}

	@Test
	void anErrcodeIsAFailureWithItsVerdict() {
		PlatformException ex = failure(200,
				"{\"errcode\":60020,\"errmsg\":\"not allow to access from your ip, hint: [1700-abc], from ip: 1.2.3.4\"}");
		assertThat(ex.code()).isEqualTo("60020");
		assertThat(ex.category()).isEqualTo(ErrorCategory.IP_NOT_ALLOWED);
		assertThat(ex.requestId()).contains("1700-abc");
		assertThat(ex.retryable()).isFalse();
		assertThat(ex).hasMessageContaining("wecom /cgi-bin/user/get")
			.hasMessageContaining("1.2.3.4")
			.hasMessageContaining("add the address to the trusted list")
			.message()
			.doesNotContain("S3CRET");
	}

	@Test
	void findsTheRequestIdOfWeChat() {
		assertThat(failure(200,
				"{\"errcode\":45009,\"errmsg\":\"reach max api daily quota limit rid: 617682e0-09059ac5\"}")
			.requestId()).contains("617682e0-09059ac5");
	}

	@Test
	void aRefusedTokenSaysSo() {
		assertThat(failure(200, "{\"errcode\":40001,\"errmsg\":\"invalid credential\"}").tokenRejected()).isTrue();
	}

	@Test
	void takesSecretsOutOfThePlatformsText() {
		assertThat(failure(200, "{\"errcode\":1,\"errmsg\":\"bad url /x?secret=S3CRET\"}")).message()
			.doesNotContain("S3CRET");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "<html>502</html>", "null", "1", "\"x\"", "{\"errcode\":" })
	void whatIsNotThePlatformsJsonIsUnreadable(String body) {
		PlatformException ex = failure(200, body);
		assertThat(ex.code()).isEqualTo("http-200");
		assertThat(ex).hasMessageContaining("bytes").message().doesNotContain("html>");
	}

	@ParameterizedTest
	@ValueSource(ints = { 500, 502, 503, 429, 302 })
	void aGatewaysStatusCanBeRetried(int status) {
		assertThat(failure(status, "<html/>").retryable()).isTrue();
	}

	@Test
	void aClientErrorWithJsonIsAFailure() {
		assertThat(failure(404, "{}").retryable()).isFalse();
	}

	private JsonNode decode(int status, String json) {
		return this.decoder.decode(this.call,
				new PlatformClient.Answer(status, "application/json", json.getBytes(StandardCharsets.UTF_8)));
	}

	private PlatformException failure(int status, String json) {
		PlatformException ex = catchThrowableOfType(PlatformException.class, () -> decode(status, json));
		assertThat(ex).isNotNull();
		return ex;
	}

}
