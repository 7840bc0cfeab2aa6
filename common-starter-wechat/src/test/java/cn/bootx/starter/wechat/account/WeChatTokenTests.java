package cn.bootx.starter.wechat.account;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import me.chanjar.weixin.common.error.WxErrorException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.wechat.AccountFixture;
import cn.bootx.starter.wechat.api.WeChatErrors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertThrows;

class WeChatTokenTests {

	private static final String STABLE = "/cgi-bin/stable_token";

	private static final String API = "/cgi-bin/getcallbackip";

	private static final SimulatorResponse REJECTED = SimulatorResponse
		.json(Map.of("errcode", 40001, "errmsg", "invalid credential rid: 1-2-3"));

	private final AccountFixture wechat = new AccountFixture();

	@AfterEach
	void stop() {
		this.wechat.close();
	}

	@Test
	void asksForAStableTokenOnce() throws Exception {
		this.wechat.account().service().getCallbackIP();
		this.wechat.account().service().getCallbackIP();
		assertThat(this.wechat.simulator().calls().bodies(STABLE)).hasSize(1);
		assertThat(
				Json.readTree(this.wechat.simulator().calls().bodies(STABLE).get(0)).path("force_refresh").asBoolean())
			.isFalse();
	}

	@Test
	void manyThreadsOfTwoNodesMakeOneTokenCall() throws Exception {
		List<WeChatAccount> nodes = List.of(this.wechat.account(true), this.wechat.account(true));
		this.wechat.simulator().faults().delay(STABLE, Duration.ofMillis(100));
		ExecutorService threads = Executors.newFixedThreadPool(40);
		CountDownLatch go = new CountDownLatch(1);
		Callable<String> ask = () -> {
			go.await();
			return nodes.get((int) (Thread.currentThread().getId() % 2)).service().getAccessToken();
		};
		List<Future<String>> answers = IntStream.range(0, 40).mapToObj((i) -> threads.submit(ask)).toList();
		go.countDown();
		Set<String> tokens = new HashSet<>();
		for (Future<String> answer : answers) {
			tokens.add(answer.get());
		}
		threads.shutdown();
		assertThat(tokens).hasSize(1);
		assertThat(this.wechat.simulator().calls().count(STABLE)).isEqualTo(1);
	}

	@Test
	void aRevokedTokenIsReplacedAndTheCallRepeatedOnce() throws Exception {
		WeChatAccount account = this.wechat.account();
		account.service().getCallbackIP();
		this.wechat.simulated().tokens().revoke();
		assertThat(account.service().getCallbackIP()).isNotEmpty();
		assertThat(this.wechat.simulator().calls().count(API)).isEqualTo(3);
		assertThat(this.wechat.simulator().calls().count(STABLE)).isEqualTo(2);
	}

	@Test
	void aTokenThatIsRefusedForeverIsTriedTwice() {
		this.wechat.simulator().faults().next(API, 100, REJECTED);
		assertThatExceptionOfType(WxErrorException.class)
			.isThrownBy(() -> this.wechat.account().service().getCallbackIP())
			.matches((ex) -> ex.getError().getErrorCode() == 40001);
		assertThat(this.wechat.simulator().calls().count(API)).isEqualTo(2);
	}

	@Test
	void theRefreshIsForcedOnlyIfWeChatHandsOutTheRefusedValueAgain() throws Exception {
		this.wechat.simulator().faults().next(API, 1, REJECTED);
		this.wechat.account().service().getCallbackIP();
		assertThat(forced()).containsExactly(false, false, true);
	}

	@Test
	void aSecondForcedRefreshWaitsThirtySeconds() throws Exception {
		this.wechat.simulator().faults().next(API, 1, REJECTED);
		this.wechat.account().service().getCallbackIP();
		this.wechat.clock().advance(Duration.ofSeconds(11));
		this.wechat.simulator().faults().next(API, 1, REJECTED);
		assertThatExceptionOfType(WxErrorException.class)
			.isThrownBy(() -> this.wechat.account().service().getCallbackIP())
			.withMessageContaining("less than 30 s ago");
		assertThat(forced()).containsExactly(false, false, true, false);
		this.wechat.clock().advance(Duration.ofSeconds(31));
		assertThat(this.wechat.account().service().getCallbackIP()).isNotEmpty();
	}

	@Test
	void aTokenThatStaysRefusedIsFetchedOnceInAPause() {
		this.wechat.simulator().faults().next(API, 100, REJECTED);
		WeChatAccount account = this.wechat.account(false);
		for (int i = 0; i < 10; i++) {
			assertThatExceptionOfType(WxErrorException.class).isThrownBy(() -> account.service().getCallbackIP());
		}
		assertThat(this.wechat.simulator().calls().count("/cgi-bin/token")).isEqualTo(2);
		assertThat(this.wechat.simulator().calls().count(API)).isEqualTo(11);
	}

	@Test
	void theClassicTokenIsAskedForWhereTheStableOneIsSwitchedOff() throws Exception {
		assertThat(this.wechat.account(false).service().getCallbackIP()).isNotEmpty();
		assertThat(this.wechat.simulator().calls().count("/cgi-bin/token")).isEqualTo(1);
		assertThat(this.wechat.simulator().calls().count(STABLE)).isZero();
	}

	@Test
	void aBusyPlatformIsTheCallersDecision() {
		this.wechat.simulator()
			.faults()
			.next(API, 9, SimulatorResponse.json(Map.of("errcode", -1, "errmsg", "system error")));
		assertThatExceptionOfType(WxErrorException.class)
			.isThrownBy(() -> this.wechat.account().service().getCallbackIP())
			.matches((ex) -> ex.getError().getErrorCode() == -1);
		assertThat(this.wechat.simulator().calls().count(API)).isEqualTo(1);
	}

	@Test
	void aWrongSecretSaysWhereTheRightOneIs() {
		WeChatAccount wrong = this.wechat.accountWithSecret("anotherSecret");
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> wrong.tokens().get())
			.matches((ex) -> ex.category() == ErrorCategory.AUTH)
			.withMessageContaining("app-secret")
			.withMessageNotContaining("anotherSecret");
		assertThatExceptionOfType(WxErrorException.class).isThrownBy(() -> wrong.service().getCallbackIP())
			.withCauseInstanceOf(PlatformException.class);
		assertThat(this.wechat.simulator().calls().count(STABLE)).isEqualTo(1);
	}

	@Test
	void anotherSecretNeverUsesTheTokenOfTheFormerOne() {
		this.wechat.account().tokens().get();
		assertThatExceptionOfType(PlatformException.class)
			.isThrownBy(() -> this.wechat.accountWithSecret("mistypedSecret").tokens().get())
			.matches((ex) -> ex.category() == ErrorCategory.AUTH);
	}

	@Test
	void anAddressThatIsNotAllowedIsNamedWithTheRemedy() {
		this.wechat.simulated().tokens().allowCallers("10.0.0.1");
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> this.wechat.account().tokens().get())
			.matches((ex) -> ex.category() == ErrorCategory.IP_NOT_ALLOWED)
			.withMessageContaining("127.0.0.1")
			.withMessageContaining("IP白名单");
	}

	@Test
	void theConfigurationShowsOurTokenAndNoSecret() throws Exception {
		var config = this.wechat.account().service().getWxMpConfigStorage();
		assertThat(config.getAccessToken()).isEqualTo(this.wechat.account().tokens().get());
		assertThat(config.toString()).doesNotContain("s3cr3t");
	}

	@Test
	void anUnreachableHostIsATransientFailure() {
		WeChatAccount account = this.wechat.account();
		account.tokens().get();
		this.wechat.simulator().close();
		WxErrorException failure = assertThrows(WxErrorException.class, () -> account.service().getCallbackIP());
		assertThat(failure.getMessage()).doesNotContain(account.tokens().get());
		assertThat(WeChatErrors.translate(Platform.WECHAT, API, failure).category()).isEqualTo(ErrorCategory.TRANSIENT);
	}

	private List<Boolean> forced() {
		return this.wechat.simulator()
			.calls()
			.bodies(STABLE)
			.stream()
			.map((body) -> Json.readTree(body).path("force_refresh").asBoolean())
			.toList();
	}

}
