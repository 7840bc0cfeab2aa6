package cn.bootx.starter.core.client;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import cn.bootx.starter.core.testing.Growth;

import static org.assertj.core.api.Assertions.assertThat;

class RedactionTests {

	@ParameterizedTest
	@ValueSource(strings = { "https://api.weixin.qq.com/cgi-bin/token?grant_type=x&appid=wx1&secret=S3CRET",
			"https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=S3CRET", "access_token=S3CRET&x=1",
			"corpid=ww1&corpsecret=S3CRET", "?component_access_token=S3CRET", "sign=S3CRET&timestamp=1",
			"msg_signature=S3CRET", "{\"access_token\":\"S3CRET\",\"expires_in\":7200}",
			"{ \"appSecret\" : \"S3CRET\" }", "{\"secret\":\"S3C\\\"S3CRET\"}", "\"{\\\"secret\\\":\\\"S3CRET\\\"}\"",
			"Config[secret=S3CRET, x=1]", "Config{accessToken='S3CRET'}",
			"<ComponentVerifyTicket><![CDATA[S3CRET]]></ComponentVerifyTicket>",
			"<AuthorizationCode>S3CRET</AuthorizationCode>", "x-acs-dingtalk-access-token: S3CRET",
			"Authorization: Bearer S3CRET", "/sns/jscode2session?js_code=S3CRET", "oauth?code=S3CRET&state=1",
			"{\"session_key\":\"S3CRET\"}", "encodingAesKey=S3CRET", "token=S3CRET" })
	void takesSecretsOut(String text) {
		assertThat(Redaction.redact(text)).doesNotContain("S3CRET").contains(Redaction.MASK);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "plain text", "{\"errcode\":40001,\"errmsg\":\"invalid credential\"}",
			"errcode=40001 errmsg=x", "appid=wx1&expires_in=7200", "{\"code\":\"InvalidAuthentication\"}", "monkey=1",
			"design=2" })
	void leavesTheRestAlone(String text) {
		assertThat(Redaction.redact(text)).isEqualTo(text);
	}

	@Test
	void keepsTheName() {
		assertThat(Redaction.redact("a=1&secret=x&b=2")).isEqualTo("a=1&secret=******&b=2");
		assertThat(Redaction.redact("{\"secret\":\"x\",\"b\":\"2\"}")).isEqualTo("{\"secret\":\"******\",\"b\":\"2\"}");
	}

	@Test
	void takesTimeInProportionToTheLength() {
		Growth.assertLinear(100_000, (length) -> "{\"secret\":\"" + "\\".repeat(length), Redaction::redact);
		Growth.assertLinear(300_000, (length) -> "{\"secret\":\"" + "a".repeat(length) + "\"}", Redaction::redact);
		Growth.assertLinear(20_000, "\"secret\""::repeat, Redaction::redact);
		Growth.assertLinear(100_000, (length) -> "<token>" + " ".repeat(length), Redaction::redact);
	}

}
