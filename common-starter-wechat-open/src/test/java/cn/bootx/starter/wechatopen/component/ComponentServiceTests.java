package cn.bootx.starter.wechatopen.component;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import cn.bootx.starter.testing.Await;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.client.UnreadableAnswer;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.send.InvalidMessageException;
import cn.bootx.starter.core.token.AccessTokens;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.wechatopen.Answers;
import cn.bootx.starter.wechatopen.OpenPlatform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class ComponentServiceTests {

	private static final String TOKEN_API = "/cgi-bin/component/api_component_token";

	private static final String PRE_AUTH_API = "/cgi-bin/component/api_create_preauthcode";

	private static final String START_PUSH_API = "/cgi-bin/component/api_start_push_ticket";

	private final OpenPlatform platform = new OpenPlatform();

	private final OpenPlatform.Node node = this.platform.node();

	@AfterEach
	void stop() {
		this.platform.close();
	}

	@Test
	void fetchesTheComponentTokenOnceForManyThreadsOfTwoNodes() throws Exception {
		OpenPlatform.Node other = this.platform.node();
		this.node.withTicket();
		ExecutorService threads = Executors.newFixedThreadPool(32);
		try {
			Set<String> seen = ConcurrentHashMap.newKeySet();
			threads.invokeAll(IntStream.range(0, 64)
				.mapToObj((i) -> (Callable<Boolean>) () -> seen
					.add(((i % 2 == 0) ? this.node : other).service.tokens().get()))
				.toList());
			assertThat(seen).hasSize(1);
		}
		finally {
			threads.shutdown();
		}
		assertThat(this.platform.simulator.calls().count(TOKEN_API)).isOne();
	}

	@Test
	void withoutATicketThePlatformIsAskedOnceAndTheFailureSaysWhatToDo() {
		WeChatOpenComponentService service = service(this.node, Duration.ZERO);
		WeChatOpenTickets.MissingException missing = catchThrowableOfType(WeChatOpenTickets.MissingException.class,
				service::preAuthCode);
		assertThat(missing).hasMessageContaining(OpenPlatform.APP_ID)
			.hasMessageContaining("/wechat/open/auth-event")
			.hasMessageNotContaining(OpenPlatform.SECRET);
		assertThat(missing.retryable()).isTrue();
		assertThatExceptionOfType(WeChatOpenTickets.MissingException.class).isThrownBy(service::preAuthCode);
		assertThat(this.platform.simulator.calls().count(START_PUSH_API)).isOne();
		assertThat(this.platform.simulator.calls().count(TOKEN_API)).isZero();
		assertThat(this.platform.simulator.calls().of(START_PUSH_API).get(0).json()).isEqualTo(
				Json.object().put("component_appid", OpenPlatform.APP_ID).put("component_secret", OpenPlatform.SECRET));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			api_create_preauthcode | {"expires_in":600}
			api_create_preauthcode | []
			api_query_auth | {"authorization_info":{"authorizer_appid":"wx1"}}
			api_query_auth | {"authorization_info":[]}
			api_authorizer_token | {"expires_in":7200}
			api_get_authorizer_info | {"authorizer_info":{}}
			api_get_authorizer_list | {}
			api_get_authorizer_list | {"total_count":1,"list":{}}
			api_get_authorizer_list | {"total_count":1,"list":[{"auth_time":1}]}
			api_get_authorizer_list | {"list":[]}
			api_get_authorizer_option | {"option_name":"voice_recognize"}
			""")
	void aSuccessWithoutWhatTheCallerNeedsIsATransientFailure(String api, String answer) {
		WeChatOpenComponentService service = this.node.withTicket().service;
		Map<String, Runnable> calls = Map.of("api_create_preauthcode", service::preAuthCode, "api_query_auth",
				() -> service.queryAuth("code"), "api_authorizer_token", () -> service.authorizerToken("wx1", "r"),
				"api_get_authorizer_info", () -> service.authorizer("wx1"), "api_get_authorizer_list",
				() -> service.authorizers(0, 500), "api_get_authorizer_option",
				() -> service.authorizerOption("wx1", "voice_recognize"));
		this.platform.simulator.faults().next("/cgi-bin/component/" + api, 1, Answers.json(answer));
		PlatformException failure = catchThrowableOfType(PlatformException.class, calls.get(api)::run);
		assertThat(failure.code()).isEqualTo(UnreadableAnswer.INCOMPLETE);
		assertThat(failure.category()).isEqualTo(ErrorCategory.TRANSIENT);
	}

	@ParameterizedTest
	@ValueSource(strings = { "[]", "{}", "{\"component_access_token\":\"\",\"expires_in\":7200}",
			"{\"component_access_token\":12345,\"expires_in\":7200}",
			"{\"component_access_token\":\"a\\u0000b\",\"expires_in\":7200}",
			"{\"component_access_token\":\"t\",\"expires_in\":999999999999}",
			"{\"component_access_token\":\"t\",\"expires_in\":\"soon\"}" })
	void aWrongComponentTokenIsNotKept(String answer) {
		WeChatOpenComponentService service = this.node.withTicket().service;
		this.platform.simulator.faults().next(TOKEN_API, 1, Answers.json(answer));
		unreadable(() -> service.tokens().get());
		assertThat(service.tokens().get()).isNotBlank();
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"authorizer_access_token\":\"\",\"expires_in\":7200}",
			"{\"authorizer_access_token\":12345,\"expires_in\":7200}",
			"{\"authorizer_access_token\":\"a b\",\"expires_in\":7200}",
			"{\"authorizer_access_token\":\"a\\nb\",\"expires_in\":7200}",
			"{\"authorizer_access_token\":\"t\",\"expires_in\":0}",
			"{\"authorizer_access_token\":\"t\",\"expires_in\":[]}",
			"{\"authorizer_access_token\":\"t\",\"authorizer_refresh_token\":\"a\\u0000b\"}" })
	void aWrongTokenOfAnAuthorizerIsNotKept(String answer) {
		this.node.withTicket();
		this.node.authorizers.authorize(this.platform.authorizationCode(this.node));
		AccessTokens tokens = this.node.authorizers.tokens(OpenPlatform.ACCOUNT);
		tokens.invalidate(tokens.get());
		this.platform.simulator.faults().next("/cgi-bin/component/api_authorizer_token", 1, Answers.json(answer));
		unreadable(tokens::get);
		assertThat(tokens.get()).isNotBlank();
	}

	@Test
	void aRedirectOfATokenEndpointIsATransientFailure() {
		WeChatOpenComponentService service = this.node.withTicket().service;
		for (int status : new int[] { 301, 302, 307 }) {
			this.platform.simulator.faults()
				.next(TOKEN_API, 1,
						SimulatorResponse.json(Json.object())
							.withStatus(status)
							.withHeader("Location", "http://127.0.0.1:9/"));
			PlatformException failure = catchThrowableOfType(PlatformException.class, () -> service.tokens().get());
			assertThat(failure.category()).isEqualTo(ErrorCategory.TRANSIENT);
			assertThat(failure.code()).isEqualTo("http-" + status);
		}
	}

	@Test
	void idsAreExact() {
		this.node.withTicket();
		this.platform.simulator.faults()
			.next("/cgi-bin/component/api_query_auth", 1,
					Answers.json("{\"authorization_info\":{"
							+ "\"authorizer_appid\":\"wx1\",\"authorizer_refresh_token\":\"r\",\"func_info\":[{"
							+ "\"funcscope_category\":{\"id\":9007199254740993}}]}}"));
		assertThat(this.node.service.queryAuth("code").functions()).containsExactly(9007199254740993L);
		this.platform.simulator.faults()
			.next("/cgi-bin/component/api_get_authorizer_list", 1,
					Answers.json("{\"total_count\":3000000000,\"list\":[]}"));
		assertThat(this.node.service.authorizers(0, 1).total()).isEqualTo(3_000_000_000L);
	}

	private static void unreadable(ThrowableAssert.ThrowingCallable call) {
		PlatformException failure = catchThrowableOfType(PlatformException.class, call);
		assertThat(failure.code()).isEqualTo(UnreadableAnswer.INCOMPLETE);
		assertThat(failure.category()).isEqualTo(ErrorCategory.TRANSIENT);
	}

	@Test
	void goesOnAtOnceWhenTheTicketArrivesThatItAskedFor() {
		WeChatOpenComponentService service = service(this.node, Duration.ofSeconds(60));
		Thread push = new Thread(() -> {
			Await.until(() -> this.platform.simulator.calls().count(START_PUSH_API) > 0);
			this.node.withTicket();
		});
		push.start();
		assertThat(service.preAuthCode().value()).isNotBlank();
	}

	@Test
	void aTicketThatCameAfterAFailureIsUsedAtOnce() {
		WeChatOpenComponentService service = service(this.node, Duration.ZERO);
		assertThatExceptionOfType(WeChatOpenTickets.MissingException.class).isThrownBy(service::preAuthCode);
		this.node.withTicket();
		assertThat(service.preAuthCode().value()).isNotBlank();
	}

	@Test
	void aRefusedTicketIsThrownAwayUnlessAnotherHasCome() {
		this.node.tickets.keep("stale-ticket");
		WeChatOpenComponentService service = service(this.node, Duration.ZERO);
		assertThatExceptionOfType(PlatformException.class).isThrownBy(service::preAuthCode)
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo("61006"))
			.withMessageNotContaining("stale-ticket");
		assertThat(this.node.tickets.current()).isEmpty();
		assertThat(this.platform.simulator.calls().count(START_PUSH_API)).isOne();
	}

	@Test
	void wrongCredentialsAreNamedAndNotAskedForAgain() {
		this.node.withTicket();
		this.platform.simulator.faults()
			.next(TOKEN_API, 10, Answers.json("{\"errcode\":40125,\"errmsg\":\"invalid appsecret rid: 1-2-3\"}"));
		for (int i = 0; i < 3; i++) {
			assertThatExceptionOfType(PlatformException.class).isThrownBy(this.node.service::preAuthCode)
				.withMessageContaining("component-app-secret")
				.satisfies((ex) -> assertThat(ex.category()).isEqualTo(ErrorCategory.AUTH));
		}
		assertThat(this.platform.simulator.calls().count(TOKEN_API)).isOne();
	}

	@Test
	void anUnknownAddressIsNamedInTheHint() {
		this.node.withTicket();
		this.platform.simulator.faults()
			.next(TOKEN_API, 1, Answers.json(
					"{\"errcode\":61004,\"errmsg\":\"access clientip is not registered requestIP: 101.43.7.9 rid: 1\"}"));
		assertThatExceptionOfType(PlatformException.class).isThrownBy(this.node.service::preAuthCode)
			.withMessageContaining("add 101.43.7.9")
			.satisfies((ex) -> assertThat(ex.category()).isEqualTo(ErrorCategory.IP_NOT_ALLOWED));
	}

	@Test
	void aRefusedTokenIsReplacedAndTheCallRepeatedOnce() {
		this.node.withTicket();
		this.node.service.preAuthCode();
		this.platform.component.revokeTokens();
		assertThat(this.node.service.preAuthCode().value()).isNotBlank();
		assertThat(this.platform.simulator.calls().count(TOKEN_API)).isEqualTo(2);
		assertThat(this.platform.simulator.calls().count(PRE_AUTH_API)).isEqualTo(3);
	}

	@Test
	void aTokenThatIsAlwaysRefusedEndsAfterTwoCalls() {
		this.node.withTicket();
		this.platform.simulator.faults()
			.next(PRE_AUTH_API, 50, Answers.json("{\"errcode\":40001,\"errmsg\":\"invalid credential\"}"));
		assertThatExceptionOfType(PlatformException.class).isThrownBy(this.node.service::preAuthCode);
		assertThat(this.platform.simulator.calls().count(PRE_AUTH_API)).isEqualTo(2);
		assertThat(this.platform.simulator.calls().count(TOKEN_API)).isEqualTo(2);
	}

	@Test
	void readsWhatThePlatformSaysOfAuthorizers() {
		this.node.withTicket();
		WeChatOpenComponentService.AuthorizationInfo authorization = this.node.service
			.queryAuth(this.platform.authorizationCode(this.node));
		assertThat(authorization.authorizerAppId()).isEqualTo(OpenPlatform.ACCOUNT);
		assertThat(authorization.functions()).contains(1L, 15L);
		assertThat(authorization.lifetime()).isEqualTo(Duration.ofHours(2));
		assertThat(authorization.toString()).doesNotContain(authorization.refreshToken(), authorization.accessToken());
		WeChatOpenComponentService.AuthorizerInfo info = this.node.service.authorizer(OpenPlatform.ACCOUNT);
		assertThat(info.userName()).isEqualTo(this.platform.account.originalId());
		assertThat(info.refreshToken()).isEqualTo(authorization.refreshToken());
		assertThat(info.serviceType()).isEqualTo(2);
		assertThat(info.toString()).doesNotContain(authorization.refreshToken());
		WeChatOpenComponentService.AuthorizerList list = this.node.service.authorizers(0, 500);
		assertThat(list.total()).isOne();
		assertThat(list.entries()).singleElement()
			.satisfies((entry) -> assertThat(entry.refreshToken()).isEqualTo(authorization.refreshToken()));
		assertThat(list.toString()).doesNotContain(authorization.refreshToken());
	}

	@Test
	void setsAnOption() {
		this.node.withTicket();
		this.node.service.queryAuth(this.platform.authorizationCode(this.node));
		this.node.service.setAuthorizerOption(OpenPlatform.ACCOUNT, "voice_recognize", "1");
		assertThat(this.node.service.authorizerOption(OpenPlatform.ACCOUNT, "voice_recognize")).isEqualTo("1");
		assertThatExceptionOfType(PlatformException.class)
			.isThrownBy(() -> this.node.service.authorizerOption(OpenPlatform.ACCOUNT, "nonsense"))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo("61012"));
	}

	@Test
	void aPageOfAuthorizersHasItsLimit() {
		assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> this.node.service.authorizers(0, 501))
			.withMessageContaining("500")
			.withMessageContaining("501");
	}

	private WeChatOpenComponentService service(OpenPlatform.Node node, Duration ticketWait) {
		HttpUrl host = HttpUrl.get(this.platform.simulator.baseUri());
		return new WeChatOpenComponentService(
				new WeChatOpenComponent(OpenPlatform.APP_ID, OpenPlatform.SECRET, host, host, host), new OkHttpClient(),
				node.tickets, this.platform.registry(), ticketWait);
	}

}
