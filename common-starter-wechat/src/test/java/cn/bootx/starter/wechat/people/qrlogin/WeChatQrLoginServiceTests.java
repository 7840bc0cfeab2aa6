package cn.bootx.starter.wechat.people.qrlogin;

import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.wechat.AccountFixture;
import cn.bootx.starter.wechat.WeChatFixture;
import cn.bootx.starter.wechat.account.WeChatAccount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class WeChatQrLoginServiceTests {

	private static final WeChatQrLoginService.Settings SETTINGS = new WeChatQrLoginService.Settings(
			Duration.ofMinutes(5), Duration.ofSeconds(60), 3, "ok", null);

	private final AccountFixture wechat = new AccountFixture();

	private final WeChatQrLoginService service = service();

	@AfterEach
	void stop() {
		this.wechat.close();
	}

	@Test
	void aScanBecomesALoginOnce() {
		WeChatLogin.QrCode code = this.service.applyQrCode("client");
		assertThat(this.service.getStatus(code.qrCodeKey())).isEqualTo(WeChatLogin.Status.WAIT);
		assertThat(this.service.scanned("default", scene(), "oFan")).isNotNull();
		WeChatLogin.Status status = this.service.getStatus(code.qrCodeKey());
		assertThat(status.state()).isEqualTo("ok");
		assertThat(this.service.exchange(status.authCode()))
			.contains(new WeChatLogin("default", WeChatFixture.APP_ID, "oFan", WeChatLogin.Purpose.LOGIN, null));
		assertThat(this.service.exchange(status.authCode())).isEmpty();
		assertThat(this.service.getStatus(code.qrCodeKey())).isEqualTo(WeChatLogin.Status.EXPIRED);
	}

	@Test
	void theThreeValuesAreDifferentAndTheCodeShowsNoneOfTheSecretOnes() {
		WeChatLogin.QrCode code = this.service.applyQrCode("client");
		this.service.scanned("default", scene(), "oFan");
		String authCode = this.service.getStatus(code.qrCodeKey()).authCode();
		assertThat(List.of(code.qrCodeKey(), scene(), authCode)).doesNotHaveDuplicates();
		assertThat(code.qrCodeUrl()).doesNotContain(code.qrCodeKey());
		assertThat(this.service.getStatus(scene())).isEqualTo(WeChatLogin.Status.EXPIRED);
		assertThat(this.service.exchange(scene())).isEmpty();
		assertThat(this.service.exchange(code.qrCodeKey())).isEmpty();
	}

	@Test
	void asksForACodeOfItsTimeToLiveInSeconds() {
		this.service.applyQrCode("client");
		assertThat(ticketRequest()).startsWith(
				"{\"expire_seconds\":300,\"action_name\":\"QR_STR_SCENE\",\"action_info\":{\"scene\":{\"scene_str\":\"login_");
	}

	@Test
	void theFirstOfManyScansWins() throws Exception {
		WeChatLogin.QrCode code = this.service.applyQrCode("client");
		String scene = scene();
		ExecutorService threads = Executors.newFixedThreadPool(20);
		CountDownLatch go = new CountDownLatch(1);
		Map<String, Boolean> first = Collections.synchronizedMap(new HashMap<>());
		List<? extends Future<?>> scans = IntStream.range(0, 20).mapToObj((i) -> threads.submit(() -> {
			go.await();
			return first.put("oFan" + i, this.service.scanned("default", scene, "oFan" + i) != null);
		})).toList();
		go.countDown();
		for (Future<?> scan : scans) {
			scan.get();
		}
		threads.shutdown();
		assertThat(first.values()).containsOnlyOnce(true);
		String winner = first.entrySet().stream().filter(Map.Entry::getValue).findFirst().orElseThrow().getKey();
		Optional<WeChatLogin> login = this.service.exchange(this.service.getStatus(code.qrCodeKey()).authCode());
		assertThat(login).map(WeChatLogin::openId).contains(winner);
	}

	@Test
	void aScanDoesNotProlongTheCode() {
		WeChatLogin.QrCode code = this.service.applyQrCode("client");
		this.wechat.clock().advance(Duration.ofMinutes(4));
		this.service.scanned("default", scene(), "oFan");
		this.wechat.clock().advance(Duration.ofSeconds(61));
		assertThat(this.service.getStatus(code.qrCodeKey())).isEqualTo(WeChatLogin.Status.EXPIRED);
	}

	@Test
	void aScanAfterTheTimeIsNoLogin() {
		WeChatLogin.QrCode code = this.service.applyQrCode("client");
		this.wechat.clock().advance(Duration.ofMinutes(6));
		assertThat(this.service.scanned("default", scene(), "oFan")).isNull();
		assertThat(this.service.getStatus(code.qrCodeKey())).isEqualTo(WeChatLogin.Status.EXPIRED);
	}

	@Test
	void theAuthCodeEndsAfterAMinute() {
		WeChatLogin.QrCode code = this.service.applyQrCode("client");
		this.service.scanned("default", scene(), "oFan");
		String authCode = this.service.getStatus(code.qrCodeKey()).authCode();
		this.wechat.clock().advance(Duration.ofSeconds(61));
		assertThat(this.service.exchange(authCode)).isEmpty();
	}

	@Test
	void aBrowserThatAsksTwiceReadsTheSameCode() {
		WeChatLogin.QrCode code = this.service.applyQrCode("client");
		this.service.scanned("default", scene(), "oFan");
		assertThat(this.service.getStatus(code.qrCodeKey())).isEqualTo(this.service.getStatus(code.qrCodeKey()));
	}

	@Test
	void theScanReachesAnotherNodeThanTheBrowser() {
		WeChatQrLoginService other = service();
		WeChatLogin.QrCode code = this.service.applyQrCode("client");
		assertThat(other.scanned("default", scene(), "oFan")).isNotNull();
		String authCode = this.service.getStatus(code.qrCodeKey()).authCode();
		assertThat(other.exchange(authCode)).isPresent();
	}

	@Test
	void aScanOfAnotherAccountIsNoLogin() {
		this.service.applyQrCode("client");
		assertThat(this.service.scanned("other", scene(), "oFan")).isNull();
	}

	@Test
	void anAddressGetsALimitedNumberOfCodes() {
		for (int i = 0; i < 3; i++) {
			this.service.applyQrCode("client");
		}
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> this.service.applyQrCode("client"))
			.withMessageContaining("max-pending-per-client")
			.satisfies((ex) -> {
				assertThat(ex.category()).isEqualTo(ErrorCategory.THROTTLED);
				assertThat(ex.retryAfter()).contains(Duration.ofMinutes(5));
			});
		assertThat(this.service.applyQrCode("another")).isNotNull();
		this.wechat.clock().advance(Duration.ofMinutes(6));
		assertThat(this.service.applyQrCode("client")).isNotNull();
	}

	@Test
	void aScannedCodeGivesItsPlaceBack() {
		for (int i = 0; i < 25; i++) {
			WeChatLogin.QrCode code = this.service.applyQrCode("one address");
			this.service.scanned("default", scene(), "oColleague" + i);
			String authCode = this.service.getStatus(code.qrCodeKey()).authCode();
			assertThat(this.service.exchange(authCode)).isPresent();
		}
	}

	@Test
	void aCodeThatWeChatDidNotMakeTakesNoPlace() {
		for (int i = 0; i < 5; i++) {
			this.wechat.simulator()
				.faults()
				.next("/cgi-bin/qrcode/create", 1,
						SimulatorResponse.json(Json.object().put("errcode", 45009).put("errmsg", "quota")));
			assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> this.service.applyQrCode("client"));
		}
		assertThat(this.service.applyQrCode("client")).isNotNull();
	}

	@Test
	void anAnswerWithoutTheContentOfTheCodeIsAFailure() {
		this.wechat.simulator()
			.faults()
			.next("/cgi-bin/qrcode/create", 1,
					SimulatorResponse.json(Json.object().put("ticket", "t").put("expire_seconds", 300)));
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> this.service.applyQrCode("client"))
			.withMessageContaining("without url")
			.satisfies((ex) -> assertThat(ex.category()).isEqualTo(ErrorCategory.TRANSIENT));
	}

	@Test
	void manyAtOnceGetNoMoreThanTheirPlaces() throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(8);
		List<Future<Boolean>> asked = IntStream.range(0, 16).mapToObj((i) -> threads.submit(() -> {
			try {
				return this.service.applyQrCode("client") != null;
			}
			catch (PlatformException ex) {
				return false;
			}
		})).toList();
		int made = 0;
		for (Future<Boolean> future : asked) {
			made += future.get() ? 1 : 0;
		}
		threads.shutdown();
		assertThat(made).isEqualTo(3);
	}

	@Test
	void anythingThatIsNotOneOfOurKeysLooksExpired() {
		for (String key : List.of("", "x", "../../token", "a".repeat(22), "a".repeat(5000), "qr-login:wechat:*")) {
			assertThat(this.service.getStatus(key)).isEqualTo(WeChatLogin.Status.EXPIRED);
			assertThat(this.service.exchange(key)).isEmpty();
			assertThat(this.service.scanned("default", key, "oFan")).isNull();
		}
	}

	@Test
	void aBindingIsForTheUserWhoAskedOnly() {
		WeChatLogin.QrCode code = this.service.applyBindCode("client", "user-7");
		this.service.scanned("default", scene(), "oFan");
		String authCode = this.service.getStatus(code.qrCodeKey()).authCode();
		assertThat(this.service.exchangeBind(authCode, "user-7"))
			.contains(new WeChatLogin("default", WeChatFixture.APP_ID, "oFan", WeChatLogin.Purpose.BIND, "user-7"));
	}

	@Test
	void theCodeOfABindingIsNoLoginAndNotForAnotherUser() {
		for (boolean asLogin : new boolean[] { true, false }) {
			WeChatLogin.QrCode code = this.service.applyBindCode("client", "user-7");
			this.service.scanned("default", scene(), "oFan");
			String authCode = this.service.getStatus(code.qrCodeKey()).authCode();
			assertThat(asLogin ? this.service.exchange(authCode) : this.service.exchangeBind(authCode, "user-8"))
				.isEmpty();
			assertThat(this.service.exchangeBind(authCode, "user-7")).isEmpty();
		}
	}

	@Test
	void aLoginThatMustBeConfirmedWaitsForTheSameUser() {
		WeChatQrLoginService careful = new WeChatQrLoginService(this.wechat.accounts(), WeChatAccount.Settings.DEFAULT,
				new WeChatQrLoginService.Settings(Duration.ofMinutes(5), Duration.ofSeconds(60), 3, "ok",
						new WeChatQrLoginService.Settings.Confirmation("sure?", "yes")),
				this.wechat.store(), this.wechat.clock());
		WeChatLogin.QrCode code = careful.applyQrCode("client");
		assertThat(careful.scanned("default", scene(), "oFan")).isNotNull();
		assertThat(careful.getStatus(code.qrCodeKey())).isEqualTo(WeChatLogin.Status.SCANNED);
		assertThat(careful.confirmed("default", "oOther")).isNull();
		assertThat(careful.confirmed("other", "oFan")).isNull();
		assertThat(careful.getStatus(code.qrCodeKey())).isEqualTo(WeChatLogin.Status.SCANNED);
		assertThat(careful.confirmed("default", "oFan")).isNotNull();
		assertThat(careful.confirmed("default", "oFan")).isNull();
		assertThat(careful.getStatus(code.qrCodeKey()).state()).isEqualTo("ok");
	}

	@Test
	void theKeyGivesTheContentOfTheCode() {
		WeChatLogin.QrCode code = this.service.applyQrCode("client");
		assertThat(this.service.qrCodeUrl(code.qrCodeKey())).contains(code.qrCodeUrl());
		assertThat(this.service.qrCodeUrl("a".repeat(22))).isEmpty();
	}

	private String ticketRequest() {
		List<String> requests = this.wechat.simulator().calls().bodies("/cgi-bin/qrcode/create");
		return requests.get(requests.size() - 1);
	}

	private String scene() {
		return Json.readTree(ticketRequest())
			.path("action_info")
			.path("scene")
			.path("scene_str")
			.asText()
			.substring(WeChatQrLoginService.SCENE_PREFIX.length());
	}

	private WeChatQrLoginService service() {
		return new WeChatQrLoginService(this.wechat.accounts(), WeChatAccount.Settings.DEFAULT, SETTINGS,
				this.wechat.store(), this.wechat.clock());
	}

}
