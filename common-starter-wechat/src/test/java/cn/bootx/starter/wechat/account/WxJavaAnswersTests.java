package cn.bootx.starter.wechat.account;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

import cn.binarywang.wx.miniapp.api.WxMaService;
import me.chanjar.weixin.common.bean.oauth2.WxOAuth2AccessToken;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.mp.api.WxMpService;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import cn.bootx.starter.core.client.ClientProperties;
import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.client.UnreadableAnswer;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.simulator.wechat.applet.MiniProgram;
import cn.bootx.starter.wechat.AccountFixture;
import cn.bootx.starter.wechat.applet.WeChatApplet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * What a host calls through WxJava: a success without the field that matters is a
 * failure, not an empty login or an empty list.
 */
class WxJavaAnswersTests {

	private final AccountFixture wechat = new AccountFixture();

	private final Services services = new Services(this.wechat.account().service(), applet());

	@AfterEach
	void stop() {
		this.wechat.close();
	}

	@ParameterizedTest
	@MethodSource("calls")
	void aSuccessWithoutTheFieldIsAFailure(String api, String json, Call call) {
		for (String answer : new String[] { "{}", "[]", json, "<html>502</html>" }) {
			answer(api, answer);
			Throwable failure = catchThrowable(() -> call.make(this.services));
			assertThat(failure).as(answer).isNotNull();
			PlatformException cause = (failure instanceof PlatformException direct) ? direct
					: (PlatformException) failure.getCause();
			assertThat(cause.code()).as(answer).isEqualTo(UnreadableAnswer.INCOMPLETE);
			assertThat(cause.category()).isEqualTo(ErrorCategory.TRANSIENT);
		}
	}

	static Stream<Object[]> calls() {
		WxOAuth2AccessToken token = new WxOAuth2AccessToken();
		token.setAccessToken("t");
		token.setOpenId("o");
		return Stream.of(
				of("/sns/oauth2/access_token", "{\"access_token\":\"t\",\"openid\":\"\"}",
						(services) -> services.mp().getOAuth2Service().getAccessToken("code")),
				of("/sns/oauth2/refresh_token", "{\"access_token\":\"t\"}",
						(services) -> services.mp().getOAuth2Service().refreshAccessToken("r")),
				of("/sns/userinfo", "{\"nickname\":\"n\"}",
						(services) -> services.mp().getOAuth2Service().getUserInfo(token, null)),
				of("/cgi-bin/qrcode/create", "{\"ticket\":\"t\"}",
						(services) -> services.mp().getQrcodeService().qrCodeCreateTmpTicket("s", 60)),
				of("/cgi-bin/ticket/getticket", "{\"errcode\":0,\"expires_in\":7200}",
						(services) -> services.applet().getJsapiService().getJsapiTicket(true)),
				of("/cgi-bin/media/upload", "{\"type\":\"image\"}",
						(services) -> services.mp()
							.getMaterialService()
							.mediaUpload("image", "png", new ByteArrayInputStream(new byte[] { 1 }))),
				of("/cgi-bin/template/get_all_private_template", "{\"template_list\":null}",
						(services) -> services.mp().getTemplateMsgService().getAllPrivateTemplate()),
				of("/cgi-bin/user/get", "{\"total\":2}", (services) -> services.mp().getUserService().userList(null)),
				of("/cgi-bin/user/info", "{\"subscribe\":1}",
						(services) -> services.mp().getUserService().userInfo("o", null)),
				of("/cgi-bin/tags/get", "{\"tags\":1}", (services) -> services.mp().getUserTagService().tagGet()),
				of("/sns/jscode2session", "{\"openid\":\"o\",\"session_key\":\"\"}",
						(services) -> services.applet().jsCode2SessionInfo("code")),
				of("/wxa/business/getuserphonenumber", "{\"errcode\":0}",
						(services) -> services.applet().getUserService().getPhoneNumber("code")));
	}

	@Test
	void otherSpellingsAreRead() throws WxErrorException {
		answer("/sns/oauth2/access_token", "{\"access_token\":\"t\",\"openId\":\"oOther\",\"expires_in\":7200}");
		assertThat(this.services.mp().getOAuth2Service().getAccessToken("code").getOpenId()).isEqualTo("oOther");
		answer("/sns/jscode2session", "{\"OpenId\":\"oOther\",\"sessionKey\":\"k\"}");
		assertThat(this.services.applet().jsCode2SessionInfo("code").getSessionKey()).isEqualTo("k");
	}

	@Test
	void aRefusalStaysWhatItIs() {
		answer("/sns/oauth2/access_token", "{\"errcode\":40029,\"errmsg\":\"invalid code\"}");
		Throwable failure = catchThrowable(() -> this.services.mp().getOAuth2Service().getAccessToken("code"));
		assertThat(((WxErrorException) failure).getError().getErrorCode()).isEqualTo(40029);
	}

	private void answer(String api, String answer) {
		this.wechat.simulator()
			.faults()
			.next(api, 1, SimulatorResponse.bytes("application/json", answer.getBytes(StandardCharsets.UTF_8)));
	}

	private WxMaService applet() {
		this.wechat.simulator().wechat().register(new MiniProgram("wxapplet0123456789", "s3cr3t"));
		WeChatApplet.Settings settings = new WeChatApplet.Settings("wxapplet0123456789", "s3cr3t", null, null,
				HttpUrl.get(this.wechat.simulator().baseUrl()));
		OkHttpClient http = ClientProperties.defaults().newBuilder().build();
		return WeChatApplet.of(settings, http, this.wechat.tokens(), this.wechat.store()).service(http, List.of());
	}

	private static Object[] of(String api, String json, Call call) {
		return new Object[] { api, json, call };
	}

	/** What a host calls. */
	record Services(WxMpService mp, WxMaService applet) {
	}

	/** A call of WxJava. */
	@FunctionalInterface
	interface Call {

		Object make(Services services) throws Exception;

	}

}
