package cn.bootx.starter.dingtalk.robot;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.limit.RateLimit;
import cn.bootx.starter.core.limit.RateLimiter;
import cn.bootx.starter.core.robot.RobotQueue;
import cn.bootx.starter.core.robot.Robot;
import cn.bootx.starter.core.store.InMemoryExpiringStore;
import cn.bootx.starter.core.store.InMemoryRecordStore;
import cn.bootx.starter.dingtalk.DingTalkFixture;
import cn.bootx.starter.testing.MutableClock;

import static org.assertj.core.api.Assertions.assertThat;

class RobotSignTests {

	private static final int SIGNATURES = 10_000;

	@ParameterizedTest
	@CsvSource({ "1700000000000,SECthis is secret,Rtm2YK4Eu5oP8gxZgn2C87ziY6Py5sJyH4pcuwAafMU=",
			"1600000000000,SEC0123456789abcdef,PPcRl2tf+BNekAadmEb8Cx1rGmXjHN8H+/0mvy5rUJk=",
			"1735693200000,SEC045ae0433d866d0019a47f441d3da2c3c5862b8a8c46f8ab1de83a6fb0b9a54c,"
					+ "BSe0QzwtBdzTlEnmaVptmDApFF/EyDdmvpE/DajHtoE=",
			"1577262236757,this is a secret,DJrE6qdyVGCQz9z5r2MDuNcNAhwYnuAkyj13cx169CA=" })
	void signsTheKnownVectors(String timestamp, String secret, String sign) {
		assertThat(RobotSign.of(timestamp, secret)).isEqualTo(sign);
	}

	/**
	 * Whatever the signature, a form-decoding server reads it as it was made: encoded
	 * once, not never and not twice.
	 */
	@Test
	void encodesTenThousandSignaturesExactlyOnce() throws Exception {
		List<String> queries = new ArrayList<>();
		OkHttpClient client = new OkHttpClient.Builder().addInterceptor((chain) -> {
			queries.add(chain.request().url().encodedQuery());
			return new Response.Builder().request(chain.request())
				.protocol(Protocol.HTTP_1_1)
				.code(200)
				.message("OK")
				.body(ResponseBody.create("{\"errcode\":0}", MediaType.get("application/json")))
				.build();
		}).build();
		MutableClock clock = new MutableClock("2026-11-21T02:00:00Z");
		Random random = new Random(42);
		Map<String, String> secrets = new HashMap<>();
		DingTalkRobots robots = new DingTalkRobots(HttpUrl.get("http://127.0.0.1:1"), List.of(), Map.of(),
				new InMemoryRecordStore()) {

			@Override
			public Optional<Robot> find(String code) {
				return Optional.of(new Robot(code, HttpUrl.get("http://127.0.0.1:1"), "t", secrets.get(code)));
			}

		};
		RateLimiter unlimited = new RateLimiter(new InMemoryExpiringStore(clock), Platform.DING_TALK, "robot",
				RateLimit.perMinute(0, Duration.ZERO), null);
		DingRobotNoticeSender sender = new DingRobotNoticeSender(robots,
				DingTalkFixture.http("http://127.0.0.1:1", "http://127.0.0.1:1", client, clock), unlimited, clock, 3,
				false, RobotQueue.none(Platform.DING_TALK, DingRobotNoticeSender.API));
		for (int i = 0; i < SIGNATURES; i++) {
			clock.advance(Duration.ofMillis(4000 + random.nextInt(1000)));
			secrets.put("r" + i, "SEC" + Long.toHexString(random.nextLong()));
			sender.sendSimpleText("r" + i, "x");
		}
		int plus = 0;
		int slash = 0;
		for (int i = 0; i < SIGNATURES; i++) {
			Map<String, String> query = decode(queries.get(i));
			String expected = hmac(query.get("timestamp"), secrets.get("r" + i));
			assertThat(query.get("sign")).isEqualTo(expected);
			plus += expected.contains("+") ? 1 : 0;
			slash += expected.contains("/") ? 1 : 0;
		}
		assertThat(plus).as("signatures with a plus").isBetween(4500, 5500);
		assertThat(slash).as("signatures with a slash").isBetween(4500, 5500);
	}

	private static Map<String, String> decode(String query) {
		Map<String, String> values = new HashMap<>();
		for (String pair : query.split("&")) {
			int equals = pair.indexOf('=');
			values.put(pair.substring(0, equals),
					URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
		}
		return values;
	}

	private static String hmac(String timestamp, String secret) throws Exception {
		Mac mac = Mac.getInstance("HmacSHA256");
		mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
		return Base64.getEncoder()
			.encodeToString(mac.doFinal((timestamp + "\n" + secret).getBytes(StandardCharsets.UTF_8)));
	}

}
