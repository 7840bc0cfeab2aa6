package cn.bootx.starter.dingtalk.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import cn.bootx.starter.core.client.ApiCall;
import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.dingtalk.DingTalkFixture;
import cn.bootx.starter.simulator.http.SimulatorResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class DingAccessServiceTests {

	private static final String USER = "/oapi/topapi/v2/user/get";

	private static final String NEW_TOKEN = "/dingapi/v1.0/oauth2/accessToken";

	private final DingTalkFixture fixture = new DingTalkFixture();

	private final DingTalkClient client = this.fixture.app().client();

	@AfterEach
	void stop() {
		this.fixture.close();
	}

	@Test
	void fetchesOneTokenForManyThreads() throws Exception {
		int threads = 200;
		ExecutorService pool = Executors.newFixedThreadPool(threads);
		CountDownLatch start = new CountDownLatch(1);
		Set<String> tokens = ConcurrentHashMap.newKeySet();
		List<Future<?>> futures = new ArrayList<>();
		for (int i = 0; i < threads; i++) {
			futures.add(pool.submit(() -> {
				start.await();
				return tokens.add(this.client.access().getAccessToken());
			}));
		}
		start.countDown();
		for (Future<?> future : futures) {
			future.get();
		}
		pool.shutdown();
		assertThat(tokens).hasSize(1);
		assertThat(this.fixture.simulated().tokenCalls()).isEqualTo(1);
	}

	@Test
	void anotherSecretNeverUsesTheTokenOfTheFormerOne() {
		ExpiringStore store = this.fixture.store();
		String token = this.fixture.app(DingTalkFixture.APP_SECRET, store).client().access().getAccessToken();
		DingAccessService same = this.fixture.app(DingTalkFixture.APP_SECRET, store).client().access();
		DingAccessService changed = this.fixture.app("mistypedSecret", store).client().access();
		assertThat(same.getAccessToken()).isEqualTo(token);
		assertThat(this.fixture.simulated().tokenCalls()).isEqualTo(1);
		assertThat(catchThrowableOfType(PlatformException.class, changed::getAccessToken).category())
			.isEqualTo(ErrorCategory.AUTH);
	}

	@Test
	void servesBothFamiliesWithOneToken() {
		this.client.oapi("/topapi/v2/user/get", Json.object().put("userid", "u1"));
		this.client.api("/v1.0/robot/oToMessages/batchSend", robotText());
		assertThat(this.fixture.simulated().tokenCalls()).isEqualTo(1);
	}

	@Test
	void replaysACallOnceWhenTheOldFamilyRefusesTheToken() {
		this.client.access().getAccessToken();
		this.fixture.simulated().revokeToken();
		assertThat(this.client.oapi("/topapi/v2/user/get", Json.object().put("userid", "u1"))
			.path("result")
			.path("userid")
			.asText()).isEqualTo("u1");
		assertThat(this.fixture.simulator().calls().count(USER)).isEqualTo(2);
		assertThat(this.fixture.simulated().tokenCalls()).isEqualTo(2);
	}

	@Test
	void replaysACallOnceWhenTheNewFamilyRefusesTheToken() {
		this.client.access().getAccessToken();
		this.fixture.simulated().revokeToken();
		this.client.api("/v1.0/robot/oToMessages/batchSend", robotText());
		assertThat(this.fixture.simulated().robotMessages()).hasSize(1);
		assertThat(this.fixture.simulated().tokenCalls()).isEqualTo(2);
	}

	@Test
	void givesUpWhenTheReplayIsRefusedToo() {
		this.fixture.simulator()
			.faults()
			.next(USER, 2, SimulatorResponse.json(Map.of("errcode", 40014, "errmsg", "不合法的access_token")));
		PlatformException failure = catchThrowableOfType(PlatformException.class,
				() -> this.client.oapi("/topapi/v2/user/get", Json.object().put("userid", "u1")));
		assertThat(failure.code()).isEqualTo("40014");
		assertThat(this.fixture.simulator().calls().count(USER)).isEqualTo(2);
	}

	@Test
	void takesTheTokenOfTheOldFamilyWhereTheNewOneCannotBeReached() {
		this.fixture.simulator().faults().next(NEW_TOKEN, 1, SimulatorResponse.json(503, Map.of("html", "down")));
		assertThat(this.client.access().getAccessToken()).isNotBlank();
		assertThat(this.fixture.simulator().calls().count("/oapi/gettoken")).isEqualTo(1);
	}

	@Test
	void remembersWrongCredentialsInsteadOfAskingAgain() {
		DingTalkClient wrong = this.fixture.app("wrong-secret").client();
		for (int i = 0; i < 5; i++) {
			PlatformException failure = catchThrowableOfType(PlatformException.class,
					() -> wrong.access().getAccessToken());
			assertThat(failure.category()).isEqualTo(ErrorCategory.AUTH);
			assertThat(failure.getMessage()).doesNotContain("wrong-secret");
		}
		assertThat(this.fixture.simulator().calls().count(NEW_TOKEN)).isEqualTo(1);
		assertThat(this.fixture.simulator().calls().count("/oapi/gettoken")).isZero();
	}

	@Test
	void namesThePermissionAndTheLinkThatRequestsIt() {
		this.fixture.simulated().withdraw("qyapi_get_member");
		PlatformException failure = catchThrowableOfType(PlatformException.class,
				() -> this.client.oapi("/topapi/v2/user/get", Json.object().put("userid", "u1")));
		assertThat(failure.category()).isEqualTo(ErrorCategory.PERMISSION);
		assertThat(failure.hint().orElseThrow()).contains("qyapi_get_member", "https://open-dev.dingtalk.com/appscope");
	}

	@Test
	void namesTheAddressToAllow() {
		this.fixture.simulated().refuseIp("203.0.113.7");
		PlatformException failure = catchThrowableOfType(PlatformException.class,
				() -> this.client.oapi("/topapi/v2/user/get", Json.object().put("userid", "u1")));
		assertThat(failure.category()).isEqualTo(ErrorCategory.IP_NOT_ALLOWED);
		assertThat(failure.hint().orElseThrow()).contains("203.0.113.7");
	}

	@Test
	void reportsATimeoutAsPossiblyExecuted() {
		this.client.access().getAccessToken();
		this.fixture.simulator().faults().delay(USER, Duration.ofSeconds(2));
		PlatformException failure = catchThrowableOfType(PlatformException.class,
				() -> this.client.oapi((base) -> ApiCall.post(base, "/topapi/v2/user/get")
					.json(Json.object().put("userid", "u1"))
					.timeout(Duration.ofMillis(200))));
		assertThat(failure.code()).isEqualTo("timeout");
		assertThat(failure.getMessage()).doesNotContain("access_token=" + this.client.access().getAccessToken());
	}

	private static JsonNode robotText() {
		ObjectNode body = Json.object()
			.put("robotCode", DingTalkFixture.APP_KEY)
			.put("msgKey", "sampleText")
			.put("msgParam", "{\"content\":\"hi\"}");
		body.putArray("userIds").add("u1");
		return body;
	}

}
