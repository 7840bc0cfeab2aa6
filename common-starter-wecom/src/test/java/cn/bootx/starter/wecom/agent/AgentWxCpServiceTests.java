package cn.bootx.starter.wecom.agent;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.cp.api.WxCpService;
import me.chanjar.weixin.cp.bean.message.WxCpMessage;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.wecom.SimulatedCorporation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

@ExtendWith(OutputCaptureExtension.class)
class AgentWxCpServiceTests {

	private static final String TOKENS = "/qyapi/cgi-bin/gettoken";

	private static final String USER = "/qyapi/cgi-bin/user/get";

	private final SimulatedCorporation corporation = new SimulatedCorporation();

	private final WxCpService service = this.corporation.agents().defaultAgent().wxCpService();

	@AfterEach
	void stop() {
		this.corporation.close();
	}

	@Test
	void callsWithTheTokenOfThisLibrary() throws WxErrorException {
		assertThat(this.service.getUserService().getById("zhangsan").getName()).isEqualTo("张三");
		assertThat(this.service.getAccessToken()).isEqualTo(this.corporation.agents().defaultAgent().tokens().get());
		assertThat(this.corporation.simulator().calls().count(TOKENS)).isOne();
	}

	@Test
	void aLoginOrAListWithoutItsFieldIsAFailure() {
		fails("/qyapi/cgi-bin/auth/getuserinfo", () -> this.service.getOauth2Service().getAuthUserInfo("code"));
		fails("/qyapi/cgi-bin/user/getuserinfo", () -> this.service.getOauth2Service().getUserInfo("code"));
		fails("/qyapi/cgi-bin/department/list", () -> this.service.getDepartmentService().list(null));
		fails("/qyapi/cgi-bin/user/simplelist",
				() -> this.service.getUserService().listSimpleByDepartment(1L, true, 0));
		fails("/qyapi/cgi-bin/tag/list", () -> this.service.getTagService().listAll());
		fails("/qyapi/cgi-bin/media/upload",
				() -> this.service.getMediaService().upload("file", "a.txt", new ByteArrayInputStream(new byte[8])));
	}

	@Test
	void aLoginIsReadInEitherSpelling() throws WxErrorException {
		this.corporation.simulator()
			.faults()
			.next("/qyapi/cgi-bin/auth/getuserinfo", 1, SimulatorResponse.json(Map.of("errcode", 0, "UserId", "lisi")));
		assertThat(this.service.getOauth2Service().getAuthUserInfo("code").getUserId()).isEqualTo("lisi");
	}

	private void fails(String api, ThrowableAssert.ThrowingCallable call) {
		for (Object answer : new Object[] { Map.of("errcode", 0, "errmsg", "ok"), List.of() }) {
			this.corporation.simulator().faults().next(api, 1, SimulatorResponse.json(answer));
			assertThatExceptionOfType(WxErrorException.class).as(api).isThrownBy(call).satisfies((failure) -> {
				PlatformException cause = (PlatformException) failure.getCause();
				assertThat(cause.code()).isEqualTo("unreadable-answer");
				assertThat(cause.category()).isEqualTo(ErrorCategory.TRANSIENT);
			});
		}
	}

	@Test
	void sendsWxJavaMessages() throws WxErrorException {
		this.service.getMessageService().send(WxCpMessage.TEXT().toUser("lisi").content("x").build());
		assertThat(this.corporation.agent().messagesOf("lisi")).hasSize(1);
	}

	@Test
	void fetchesOneTokenForFiftyThreads() throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(50);
		try {
			Callable<String> call = () -> this.service.getAccessToken(false);
			List<Future<String>> tokens = threads.invokeAll(IntStream.range(0, 50).mapToObj((i) -> call).toList());
			for (Future<String> token : tokens) {
				assertThat(token.get()).isEqualTo(tokens.get(0).get());
			}
		}
		finally {
			threads.shutdownNow();
		}
		assertThat(this.corporation.simulator().calls().count(TOKENS)).isOne();
	}

	@Test
	void repeatsOnceWithAnotherToken() throws WxErrorException {
		this.service.getUserService().getById("zhangsan");
		this.corporation.agent().revokeToken();
		assertThat(this.service.getUserService().getById("lisi").getName()).isEqualTo("李四");
		assertThat(this.corporation.simulator().calls().count(TOKENS)).isEqualTo(2);
	}

	@Test
	void doesNotRepeatForEver() {
		fail(USER, 42001, 10);
		errors(42001);
		assertThat(this.corporation.simulator().calls().count(USER)).isEqualTo(2);
	}

	@Test
	void keepsATokenThatAnOlderOneFailedAfter() throws WxErrorException {
		String old = this.service.getAccessToken();
		this.corporation.agent().revokeToken();
		String fresh = this.service.getAccessToken(true);
		assertThat(fresh).isNotEqualTo(old);
		this.corporation.agents().defaultAgent().tokens().invalidate(old);
		assertThat(this.service.getAccessToken()).isEqualTo(fresh);
	}

	@Test
	void keepsTheCodeAndDoesNotSleepWherePlatformIsBusy() {
		this.service.setMaxRetryTimes(0);
		fail(USER, 60011, 1);
		errors(60011);
		fail(USER, -1, 1);
		errors(-1);
		assertThat(this.corporation.simulator().calls().count(USER)).isEqualTo(2);
	}

	@Test
	void doesNotRepeatAnUploadWhoseStreamIsRead() throws WxErrorException {
		this.service.getAccessToken();
		this.corporation.agent().revokeToken();
		assertThatExceptionOfType(WxErrorException.class).isThrownBy(
				() -> this.service.getMediaService().upload("file", new ByteArrayInputStream(new byte[10]), "a.txt"))
			.satisfies((ex) -> assertThat(ex.getError().getErrorCode()).isEqualTo(40014));
		assertThat(this.corporation.simulator().calls().count("/qyapi/cgi-bin/media/upload")).isOne();
	}

	@Test
	void turnsAFailedConnectionIntoTheCheckedException() throws WxErrorException {
		this.service.getAccessToken();
		this.corporation.simulator().close();
		errors(-99);
	}

	@Test
	void tellsTheCodeOfARefusedSecret() {
		fail(TOKENS, 40001, 1);
		assertThatExceptionOfType(WxErrorException.class).isThrownBy(this.service::getAccessToken).satisfies((ex) -> {
			assertThat(ex.getError().getErrorCode()).isEqualTo(40001);
			assertThat(ex).hasCauseInstanceOf(PlatformException.class).hasMessageContaining("corp-secret");
		});
	}

	@Test
	void logsAndTellsNoSecret(CapturedOutput output) throws WxErrorException {
		String token = this.service.getAccessToken();
		fail(USER, 60011, 1);
		errors(60011);
		assertThatExceptionOfType(WxErrorException.class).isThrownBy(() -> this.service
			.postWithoutToken(this.corporation.baseUrl() + "/cgi-bin/webhook/send?key=secretRobotKey", "{}"));
		this.corporation.simulator().close();
		errors(-99);
		assertThat(output.toString() + this.service.getWxCpConfigStorage() + this.corporation.agents().defaultAgent())
			.doesNotContain(token, SimulatedCorporation.SECRET, SimulatedCorporation.AES_KEY, "secretRobotKey");
	}

	@Test
	void refusesAnAddressThatHasATokenAlready() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.service.get(this.corporation.baseUrl() + "/a?access_token=secretToken", null))
			.satisfies((ex) -> assertThat(ex).hasMessageNotContaining("secretToken"));
	}

	@Test
	void buildsTheQrPage() {
		assertThat(this.service.buildQrConnectUrl("https://example.com/in?a=1&b=2", "s t"))
			.isEqualTo("https://login.work.weixin.qq.com/wwlogin/sso/login?login_type=CorpApp&appid="
					+ SimulatedCorporation.CORP_ID
					+ "&agentid=1000002&redirect_uri=https%3A%2F%2Fexample.com%2Fin%3Fa%3D1%26b%3D2&state=s%20t");
	}

	private void errors(int code) {
		assertThatExceptionOfType(WxErrorException.class)
			.isThrownBy(() -> this.service.getUserService().getById("lisi"))
			.satisfies((ex) -> assertThat(ex.getError().getErrorCode()).isEqualTo(code));
	}

	private void fail(String path, int code, int times) {
		this.corporation.simulator()
			.faults()
			.next(path, times, SimulatorResponse.json(Map.of("errcode", code, "errmsg", "failed, hint: [1]")));
	}

}
