package cn.bootx.starter.dingtalk.client;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

import cn.bootx.starter.core.client.ApiCall;
import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.PlatformClient;
import cn.bootx.starter.core.client.PlatformException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * The error bodies that were seen on the live platform, and those of its documentation.
 */
class DingTalkErrorTests {

	private static final Instant NOW = Instant.parse("2026-09-02T16:00:00Z");

	private final DingTalkDecoder decoder = new DingTalkDecoder(Clock.fixed(NOW, ZoneOffset.UTC));

	private final ApiCall call = ApiCall.post(HttpUrl.get("http://127.0.0.1/"), "/topapi/v2/user/get");

	@ParameterizedTest(name = "{0} {1}")
	@CsvFileSource(resources = "/errors/live.psv", delimiter = '|', quoteCharacter = '\0', numLinesToSkip = 1,
			maxCharsPerColumn = 8192)
	void tellsWhatALiveErrorMeans(int status, String code, String subCode, String requestId, ErrorCategory category,
			boolean tokenRejected, String hint, String body) {
		PlatformException failure = decode(status, body);
		assertThat(failure.code()).isEqualTo(code);
		assertThat(failure.subCode().orElse(null)).isEqualTo(subCode);
		assertThat(failure.requestId().orElse(null)).isEqualTo(requestId);
		assertThat(failure.category()).isEqualTo(category);
		assertThat(failure.tokenRejected()).isEqualTo(tokenRejected);
		if (hint != null) {
			assertThat(failure.hint().orElse("")).contains(hint);
			assertThat(failure.getMessage()).contains(hint);
		}
	}

	@Test
	void readsTheEndOfAThrottleInShanghaiTime() {
		PlatformException failure = decode(200, """
				{"errcode":88,"sub_code":"90018","sub_msg":"请求总次数超过了 20 次, 限制将在 2026-09-03 00:01:03 结束."}""");
		assertThat(failure.category()).isEqualTo(ErrorCategory.THROTTLED);
		assertThat(failure.retryAfter()).contains(Duration.ofSeconds(63));
	}

	@Test
	void waitsASecondWhereTheEndOfAThrottleIsPast() {
		PlatformException failure = decode(200, """
				{"errcode":90018,"errmsg":"限制将在 2026-09-02 23:59:59 结束."}""");
		assertThat(failure.retryAfter()).contains(Duration.ofSeconds(1));
	}

	@Test
	void doesNotFailOnAnEndTimeThatIsNone() {
		PlatformException failure = decode(200, """
				{"errcode":90018,"errmsg":"限制将在 2026-99-99 99:99:99 结束."}""");
		assertThat(failure.retryAfter()).contains(Duration.ofSeconds(1));
	}

	@Test
	void onlyTheRedirectOfARobotIsThrottling() {
		PlatformClient.Answer redirect = new PlatformClient.Answer(302, "text/html", new byte[0]);
		PlatformException robot = catchThrowableOfType(PlatformException.class,
				() -> this.decoder.decode(ApiCall.post(HttpUrl.get("http://127.0.0.1/"), "/robot/send"), redirect));
		assertThat(robot.category()).isEqualTo(ErrorCategory.THROTTLED);
		assertThat(robot.retryAfter()).contains(Duration.ofMinutes(10));
		for (String api : new String[] { "/gettoken", "/v1.0/oauth2/accessToken", "/topapi/v2/user/get" }) {
			PlatformException other = catchThrowableOfType(PlatformException.class,
					() -> this.decoder.decode(ApiCall.post(HttpUrl.get("http://127.0.0.1/"), api), redirect));
			assertThat(other.category()).as(api).isEqualTo(ErrorCategory.TRANSIENT);
		}
	}

	@Test
	void treatsTruncatedJsonAsTransientAndKeepsItOutOfTheMessage() {
		PlatformException failure = decode(200, "{\"errcode\":0,\"access_token\":\"abc");
		assertThat(failure.category()).isEqualTo(ErrorCategory.TRANSIENT);
		assertThat(failure.getMessage()).doesNotContain("abc");
	}

	@Test
	void acceptsErrcodeZeroAsString() {
		byte[] body = "{\"errcode\":\"0\",\"result\":{\"userid\":\"u1\"}}".getBytes(StandardCharsets.UTF_8);
		assertThat(this.decoder.decode(this.call, new PlatformClient.Answer(200, "application/json", body))
			.path("result")
			.path("userid")
			.asText()).isEqualTo("u1");
	}

	private PlatformException decode(int status, String body) {
		PlatformClient.Answer response = new PlatformClient.Answer(status, "application/json",
				body.getBytes(StandardCharsets.UTF_8));
		return catchThrowableOfType(PlatformException.class, () -> this.decoder.decode(this.call, response));
	}

}
