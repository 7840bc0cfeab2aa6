package cn.bootx.starter.wechat.applet;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.send.InvalidMessageException;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.wechat.AppletFixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class WeChatAppletLoginServiceTests {

	private static final String LOGIN = "/sns/jscode2session";

	private static final String PHONE = "/wxa/business/getuserphonenumber";

	private final AppletBed bed = new AppletBed();

	@AfterEach
	void stop() {
		this.bed.close();
	}

	@Test
	void aCodeBecomesOpenIdAndUnionId() {
		WeChatAppletLoginService.Login login = this.bed.login.login(this.bed.user().unionId("u1").logsIn());
		assertThat(login).isEqualTo(new WeChatAppletLoginService.Login("oMini", "u1", null));
	}

	@Test
	void aUserOfAMiniProgramOnItsOwnHasNoUnionId() {
		assertThat(this.bed.login.login(this.bed.user().logsIn()).unionId()).isNull();
	}

	@Test
	void theSessionKeyIsKeptOnlyWhereItIsAskedFor() {
		WeChatAppletLoginService.Login login = this.bed.login.login(this.bed.user().logsIn(), Duration.ofHours(1));
		assertThat(login.sessionHandle()).hasSize(22).isNotEqualTo(this.bed.user().sessionKey());
		assertThat(login.toString()).doesNotContain(login.sessionHandle());
		WeChatAppletLoginService.Login again = this.bed.login.login(this.bed.user().logsIn(), Duration.ofHours(1));
		assertThat(again.sessionHandle()).isNotEqualTo(login.sessionHandle());
	}

	@Test
	void aCodeWorksOnce() {
		String code = this.bed.user().logsIn();
		this.bed.login.login(code);
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> this.bed.login.login(code))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo("40163"))
			.withMessageNotContaining(code)
			.withMessageNotContaining(AppletFixture.SECRET);
	}

	@ParameterizedTest
	@CsvSource({ "40029, INVALID_ARGUMENT, get a new one", "40163, INVALID_ARGUMENT, was used",
			"40226, PERMISSION, cannot log in", "45011, THROTTLED, in the next", "-1, TRANSIENT, in a moment" })
	void aRefusalSaysWhatToDo(String code, ErrorCategory category, String hint) {
		this.bed.simulator.faults()
			.next(LOGIN, 1,
					SimulatorResponse.json(Map.of("errcode", Integer.valueOf(code), "errmsg", "no rid: 1-2-3")));
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> this.bed.login.login("code"))
			.satisfies((ex) -> assertThat(ex.category()).isEqualTo(category))
			.withMessageContaining(hint);
		assertThat(this.bed.simulator.calls().count(LOGIN)).isEqualTo(1);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{}
			{"openid":""}
			{"openid":"o","session_key":""}
			""")
	void anAnswerWithoutAUserIsNoLogin(String answer) {
		this.bed.simulator.faults()
			.next(LOGIN, 1, SimulatorResponse.bytes("application/json", answer.getBytes(StandardCharsets.UTF_8)));
		assertThatExceptionOfType(PlatformException.class)
			.isThrownBy(() -> this.bed.login.login("code", Duration.ofHours(1)))
			.withMessageContaining("answered without");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"openId\":\"o\",\"sessionKey\":\"k\"}", "{\"OpenId\":\"o\",\"SessionKey\":\"k\"}" })
	void otherSpellingsAreRead(String answer) {
		this.bed.simulator.faults()
			.next(LOGIN, 1, SimulatorResponse.bytes("application/json", answer.getBytes(StandardCharsets.UTF_8)));
		assertThat(this.bed.login.login("code", Duration.ofHours(1)).openId()).isEqualTo("o");
	}

	@Test
	void aLoginNeedsNoToken() {
		this.bed.login.login(this.bed.user().logsIn());
		assertThat(this.bed.simulator.calls().count("/cgi-bin/stable_token")).isZero();
	}

	@Test
	void aSharedPhoneNumberIsTold() {
		String code = this.bed.user().sharesPhone("13800138000");
		WeChatAppletLoginService.PhoneNumber number = this.bed.login.phoneNumber(code);
		assertThat(number).isEqualTo(new WeChatAppletLoginService.PhoneNumber("13800138000", "13800138000", "86"));
		assertThat(number.toString()).doesNotContain("138");
		assertThat(this.bed.simulator.calls().bodies(PHONE)).containsExactly("{\"code\":\"" + code + "\"}");
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> this.bed.login.phoneNumber(code))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo("40163"));
		assertThatExceptionOfType(PlatformException.class)
			.isThrownBy(() -> this.bed.login.phoneNumber(this.bed.user().logsIn()))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo("40029"));
	}

	@Test
	void aPhoneNumberIsThatOfTheUserWhoIsNamed() {
		String openId = this.bed.login.login(this.bed.user().logsIn()).openId();
		String code = this.bed.user().sharesPhone("13800138000");
		assertThat(this.bed.login.phoneNumber(code, openId).phoneNumber()).isEqualTo("13800138000");
		assertThat(this.bed.simulator.calls().bodies(PHONE))
			.containsExactly("{\"code\":\"" + code + "\",\"openid\":\"" + openId + "\"}");
		assertThatExceptionOfType(PlatformException.class)
			.isThrownBy(() -> this.bed.login.phoneNumber(this.bed.user().sharesPhone("13800138000"), "oOther"))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo("40029"));
	}

	@Test
	void blankCodesAreNotSent() {
		assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> this.bed.login.login(" "))
			.withMessageContaining("js_code");
		assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> this.bed.login.phoneNumber(""))
			.withMessageContaining("code");
		assertThat(this.bed.simulator.calls().count(LOGIN)).isZero();
	}

}
