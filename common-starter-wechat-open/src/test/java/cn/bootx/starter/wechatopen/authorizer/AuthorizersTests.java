package cn.bootx.starter.wechatopen.authorizer;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.mp.api.WxMpService;
import me.chanjar.weixin.mp.bean.kefu.WxMpKefuMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.client.UnreadableAnswer;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.wechatopen.Answers;
import cn.bootx.starter.simulator.wechat.OfficialAccount;
import cn.bootx.starter.wechatopen.OpenPlatform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class AuthorizersTests {

	private static final String QUERY_AUTH = "/cgi-bin/component/api_query_auth";

	private static final String REFRESH = "/cgi-bin/component/api_authorizer_token";

	private static final String INFO = "/cgi-bin/component/api_get_authorizer_info";

	private static final String ACCOUNT = OpenPlatform.ACCOUNT;

	private final OpenPlatform platform = new OpenPlatform();

	private final OpenPlatform.Node node = this.platform.node().withTicket();

	@AfterEach
	void stop() {
		this.platform.close();
	}

	@Test
	void keepsTheRefreshTokenAndWhatTheAccountIsCalled() {
		WeChatOpenAuthorizer authorizer = this.node.authorizers.authorize(this.platform.authorizationCode(this.node));
		assertThat(authorizer.appId()).isEqualTo(ACCOUNT);
		assertThat(authorizer.componentAppId()).isEqualTo(OpenPlatform.APP_ID);
		assertThat(authorizer.userName()).isEqualTo(this.platform.account.originalId());
		assertThat(authorizer.nickName()).contains(ACCOUNT);
		assertThat(stored().refreshToken()).startsWith("refreshtoken@@@");
		assertThat(this.platform.node().authorizers.find(ACCOUNT)).hasValue(authorizer);
		assertThat(this.node.authorizers.list("", 10)).containsExactly(authorizer);
	}

	@Test
	void whoIsKnownIsReportedButNotThatOneIsMissing() {
		this.node.authorizers.authorize(this.platform.authorizationCode(this.node));
		List<Map<String, String>> reports = new ArrayList<>();
		this.node.authorizers.reportTo((property, values) -> {
			assertThat(property).isEqualTo("bootx.starter.third.wechat-open.authorizers." + ACCOUNT);
			reports.add(values);
		});
		assertThat(reports).hasSize(1);
		assertThat(reports.get(0)).containsEntry("refreshToken", stored().refreshToken())
			.containsEntry("componentAppId", OpenPlatform.APP_ID)
			.containsEntry("miniProgram", "false");
		assertThat(reports.get(0).get("functions")).matches("\\d+(,\\d+)*");
		this.node.authorizers.unauthorized(ACCOUNT, Instant.now());
		this.node.authorizers.find(ACCOUNT);
		assertThat(reports).doesNotContain(Map.of());
	}

	@Test
	void theTokenThatCameWithTheAuthorizationIsUsedByAllNodes() {
		this.node.authorizers.authorize(this.platform.authorizationCode(this.node));
		String token = this.platform.node().authorizers.tokens(ACCOUNT).get();
		assertThat(this.node.authorizers.tokens(ACCOUNT).get()).isEqualTo(token);
		assertThat(this.platform.simulator.calls().count(REFRESH)).isZero();
	}

	@Test
	void oneCodeIsExchangedOnceHoweverManyBringIt() throws Exception {
		String code = this.platform.authorizationCode(this.node);
		OpenPlatform.Node other = this.platform.node();
		this.platform.simulator.faults().delay(QUERY_AUTH, Duration.ofMillis(150));
		ExecutorService threads = Executors.newFixedThreadPool(8);
		try {
			var results = threads.invokeAll(IntStream.range(0, 8).mapToObj((i) -> (Callable<String>) () -> {
				OpenPlatform.Node who = (i % 2 == 0) ? this.node : other;
				return (i < 4) ? who.authorizers.authorize(code).appId()
						: who.authorizers.authorized(ACCOUNT, code, this.platform.clock.instant())
							.orElseThrow()
							.appId();
			}).toList());
			for (Future<String> result : results) {
				assertThat(result.get()).isEqualTo(ACCOUNT);
			}
		}
		finally {
			threads.shutdown();
		}
		assertThat(this.platform.simulator.calls().count(QUERY_AUTH)).isOne();
	}

	@Test
	void aWrongCodeIsRefusedWithTheRemedy() {
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> this.node.authorizers.authorize("nonsense"))
			.withMessageContaining("61009")
			.withMessageContaining("authorize again")
			.withMessageNotContaining("nonsense");
	}

	@Test
	void aPushWhoseCodeWasUsedByAnotherProcessAsksThePlatformForTheRefreshToken() {
		String code = this.platform.authorizationCode(this.node);
		String refreshToken = this.node.service.queryAuth(code).refreshToken();
		WeChatOpenAuthorizer authorizer = this.node.authorizers.authorized(ACCOUNT, code, this.platform.clock.instant())
			.orElseThrow();
		assertThat(authorizer.userName()).isEqualTo(this.platform.account.originalId());
		assertThat(stored().refreshToken()).isEqualTo(refreshToken);
	}

	@Test
	void tokensAreRefreshedWithTheStoredTokenAndTheAnswersOneIsStored() {
		this.node.authorizers.authorize(this.platform.authorizationCode(this.node));
		String refreshToken = stored().refreshToken();
		this.platform.clock.advance(Duration.ofHours(3));
		this.platform.simulator.faults()
			.next(REFRESH, 1, Answers.json("{\"authorizer_access_token\":\"next-access\",\"expires_in\":7200,"
					+ "\"authorizer_refresh_token\":\"next-refresh\"}"));
		assertThat(this.node.authorizers.tokens(ACCOUNT).get()).isEqualTo("next-access");
		assertThat(this.platform.simulator.calls().of(REFRESH)).singleElement()
			.satisfies((call) -> assertThat(call.json()).isEqualTo(Json.object()
				.put("authorizer_appid", ACCOUNT)
				.put("authorizer_refresh_token", refreshToken)
				.put("component_appid", OpenPlatform.APP_ID)));
		assertThat(stored().refreshToken()).isEqualTo("next-refresh");
	}

	@Test
	void aRefreshThatWasOvertakenByAnAuthorizationDoesNotOverwriteItsToken() throws Exception {
		this.node.authorizers.authorize(this.platform.authorizationCode(this.node));
		this.platform.clock.advance(Duration.ofHours(3));
		this.platform.simulator.faults().delay(REFRESH, Duration.ofMillis(400));
		this.platform.simulator.faults()
			.next(REFRESH, 1, Answers.json("{\"authorizer_access_token\":\"slow-access\",\"expires_in\":7200,"
					+ "\"authorizer_refresh_token\":\"slow-refresh\"}"));
		CompletableFuture<String> refresh = CompletableFuture
			.supplyAsync(() -> this.node.authorizers.tokens(ACCOUNT).get());
		while (this.platform.simulator.calls().count(REFRESH) == 0 && !refresh.isDone()) {
			Thread.onSpinWait();
		}
		new AuthorizerRecords(this.platform.records, OpenPlatform.APP_ID).changePresent(ACCOUNT,
				(present) -> present.withRefreshToken("of-a-newer-authorization"));
		assertThat(refresh.get(60, TimeUnit.SECONDS)).isEqualTo("slow-access");
		assertThat(stored().refreshToken()).isEqualTo("of-a-newer-authorization");
	}

	@Test
	void aRefusedRefreshTokenIsReplacedByThePlatforms() {
		this.node.authorizers.authorize(this.platform.authorizationCode(this.node));
		String right = stored().refreshToken();
		new AuthorizerRecords(this.platform.records, OpenPlatform.APP_ID).changePresent(ACCOUNT,
				(present) -> present.withRefreshToken("outdated"));
		this.platform.clock.advance(Duration.ofHours(3));
		assertThat(this.node.authorizers.tokens(ACCOUNT).get()).isNotBlank();
		assertThat(stored().refreshToken()).isEqualTo(right);
	}

	@Test
	void aLostRecordIsBroughtBackWhenATokenIsNeeded() {
		this.node.authorizers.authorize(this.platform.authorizationCode(this.node));
		this.platform.clock.advance(Duration.ofHours(3));
		this.platform.records.delete(AuthorizerRecords.COLLECTION, OpenPlatform.APP_ID + ":" + ACCOUNT);
		assertThat(this.platform.node().authorizers.tokens(ACCOUNT).get()).isNotBlank();
		assertThat(this.node.authorizers.find(ACCOUNT)).isPresent();
	}

	@Test
	void allLostRecordsAreBroughtBackFromThePlatformsList() {
		Set<String> accounts = IntStream.range(0, 3).mapToObj((i) -> "wxmany" + i).collect(Collectors.toSet());
		for (String appId : accounts) {
			this.platform.simulator.wechat().register(OfficialAccount.plain(appId, "s", "tokentoken"));
			this.node.authorizers.authorize(this.platform.authorizationCode(this.node, appId));
		}
		accounts.forEach((appId) -> this.platform.records.delete(AuthorizerRecords.COLLECTION,
				OpenPlatform.APP_ID + ":" + appId));
		assertThat(this.node.authorizers.recover()).isEqualTo(3);
		assertThat(this.node.authorizers.list("", 10)).extracting(WeChatOpenAuthorizer::appId)
			.containsExactlyInAnyOrderElementsOf(accounts);
		assertThat(this.node.authorizers.recover()).isZero();
	}

	@Test
	void anAccountThatNeverAuthorizedHasNoToken() {
		assertThatExceptionOfType(PlatformException.class)
			.isThrownBy(() -> this.node.authorizers.tokens("wxnobody").get())
			.satisfies((ex) -> assertThat(ex.category()).isEqualTo(ErrorCategory.PERMISSION))
			.withMessageContaining("authorize");
	}

	@Test
	void afterTheAuthorizationIsTakenBackNothingIsLeft() {
		this.node.authorizers.authorize(this.platform.authorizationCode(this.node));
		String token = this.node.authorizers.tokens(ACCOUNT).get();
		this.platform.clock.advance(Duration.ofSeconds(2));
		assertThat(this.node.authorizers.unauthorized(ACCOUNT, this.platform.clock.instant())).isTrue();
		assertThat(this.node.authorizers.find(ACCOUNT)).isEmpty();
		int infoCalls = this.platform.simulator.calls().count(INFO);
		// The platform would still give a token here: only the memory of the push forbids
		// it.
		assertThatExceptionOfType(PlatformException.class)
			.isThrownBy(() -> this.platform.node().authorizers.tokens(ACCOUNT).get())
			.withMessageContaining("taken its authorization back")
			.withMessageNotContaining(token);
		assertThat(this.platform.simulator.calls().count(INFO)).isEqualTo(infoCalls);
	}

	@Test
	void aLateMessageOfAWithdrawalDoesNotEndTheNextAuthorization() {
		Instant withdrawn = this.platform.clock.instant();
		this.platform.clock.advance(Duration.ofSeconds(5));
		this.node.authorizers.authorize(this.platform.authorizationCode(this.node));
		assertThat(this.node.authorizers.unauthorized(ACCOUNT, withdrawn)).isFalse();
		assertThat(this.node.authorizers.find(ACCOUNT)).isPresent();
	}

	@Test
	void anAuthorizationAfterAWithdrawalCountsAtOnce() {
		this.node.authorizers.authorize(this.platform.authorizationCode(this.node));
		this.platform.clock.advance(Duration.ofSeconds(2));
		this.node.authorizers.unauthorized(ACCOUNT, this.platform.clock.instant());
		this.platform.clock.advance(Duration.ofSeconds(2));
		this.node.authorizers.authorize(this.platform.authorizationCode(this.node));
		assertThat(this.node.authorizers.tokens(ACCOUNT).get()).isNotBlank();
	}

	@Test
	void anAuthorizationOfMoreReplacesTheTokenOfTheOneBefore() {
		this.node.authorizers.authorize(this.platform.authorizationCode(this.node));
		String before = this.node.authorizers.tokens(ACCOUNT).get();
		this.node.authorizers.authorize(this.platform.authorizationCode(this.node));
		assertThat(this.node.authorizers.tokens(ACCOUNT).get()).isNotEqualTo(before);
		assertThat(this.platform.simulator.calls().count(REFRESH)).isZero();
	}

	@Test
	void theServiceCallsWithTheAccountsTokenAndReplacesARefusedOneOnce() throws WxErrorException {
		this.node.authorizers.authorize(this.platform.authorizationCode(this.node));
		WxMpService service = this.node.authorizers.mpService(ACCOUNT);
		assertThat(this.node.authorizers.mpService(ACCOUNT)).isSameAs(service);
		String api = "/cgi-bin/message/custom/send";
		this.platform.simulator.faults()
			.next(api, 1, Answers.json("{\"errcode\":40001,\"errmsg\":\"invalid credential\"}"));
		this.platform.simulator.faults().next(api, 1, Answers.json("{\"errcode\":0}"));
		service.getKefuService().sendKefuMessage(WxMpKefuMessage.TEXT().toUser("oUser").content("hi").build());
		assertThat(this.platform.simulator.calls().count(api)).isEqualTo(2);
		assertThat(this.platform.simulator.calls().count(REFRESH)).isOne();
		assertThat(service.getWxMpConfigStorage().toString()).doesNotContain("secret");
	}

	@Test
	void webPageLoginsGoThroughTheComponent() throws WxErrorException {
		this.node.authorizers.authorize(this.platform.authorizationCode(this.node));
		var oauth = this.node.authorizers.mpService(ACCOUNT).getOAuth2Service();
		assertThat(oauth.buildAuthorizationUrl("https://host.example/back?x=1", "snsapi_base", "s1"))
			.contains("/connect/oauth2/authorize?appid=" + ACCOUNT)
			.contains("redirect_uri=https%3A%2F%2Fhost.example%2Fback%3Fx%3D1")
			.contains("component_appid=" + OpenPlatform.APP_ID)
			.endsWith("#wechat_redirect");
		String api = "/sns/oauth2/component/access_token";
		this.platform.simulator.faults()
			.next(api, 1, Answers.json("{\"access_token\":\"user-token\",\"expires_in\":7200,"
					+ "\"refresh_token\":\"r\",\"openid\":\"oUser\",\"scope\":\"snsapi_base\"}"));
		assertThat(oauth.getAccessToken("code-of-user").getOpenId()).isEqualTo("oUser");
		assertThat(this.platform.simulator.calls().of(api)).singleElement()
			.satisfies((call) -> assertThat(call.query()).containsEntry("appid", ACCOUNT)
				.containsEntry("code", "code-of-user")
				.containsEntry("grant_type", "authorization_code")
				.containsEntry("component_appid", OpenPlatform.APP_ID)
				.containsKey("component_access_token"));
	}

	@Test
	void aWebPageLoginWithoutAUserIsAFailure() {
		this.node.authorizers.authorize(this.platform.authorizationCode(this.node));
		var oauth = this.node.authorizers.mpService(ACCOUNT).getOAuth2Service();
		for (String answer : List.of("{}", "[]", "{\"access_token\":\"t\"}", "{\"openid\":\"o\"}")) {
			this.platform.simulator.faults().next("/sns/oauth2/component/access_token", 1, Answers.json(answer));
			assertThatExceptionOfType(WxErrorException.class).as(answer)
				.isThrownBy(() -> oauth.getAccessToken("code"))
				.satisfies((failure) -> assertThat(((PlatformException) failure.getCause()).code())
					.isEqualTo(UnreadableAnswer.INCOMPLETE));
		}
	}

	@Test
	void componentsThatShareAStoreDoNotSeeEachOthersAccounts() {
		this.node.authorizers.authorize(this.platform.authorizationCode(this.node));
		AuthorizerRecords other = new AuthorizerRecords(this.platform.records, "wxcomponent0002");
		assertThat(other.find(ACCOUNT)).isEmpty();
		assertThat(other.list("", 10)).isEmpty();
		// Sorts after the first component and before its records' end.
		assertThat(new AuthorizerRecords(this.platform.records, "wxcomponent000").list("", 10)).isEmpty();
	}

	@Test
	void noTextOfAnAuthorizerHoldsItsRefreshToken() {
		WeChatOpenAuthorizer authorizer = this.node.authorizers.authorize(this.platform.authorizationCode(this.node));
		assertThat(stored().toString() + authorizer).doesNotContain(stored().refreshToken());
	}

	private AuthorizerRecords.Document stored() {
		return new AuthorizerRecords(this.platform.records, OpenPlatform.APP_ID).find(ACCOUNT).orElseThrow();
	}

}
