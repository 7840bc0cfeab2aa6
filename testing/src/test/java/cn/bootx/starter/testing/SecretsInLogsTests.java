package cn.bootx.starter.testing;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

class SecretsInLogsTests {

	@ParameterizedTest
	@ValueSource(strings = { "GET /cgi-bin/menu/get?access_token=94_abcdefgh failed",
			"{\"access_token\":\"94_abcdefgh\",\"expires_in\":7200}",
			"{\\\"refresh_token\\\":\\\"refreshtoken@@@abcd\\\"}",
			"<ComponentVerifyTicket><![CDATA[x]]></ComponentVerifyTicket><ticket><![CDATA[ticket@@@abcdefgh]]></ticket>",
			"POST /robot/send?timestamp=1&sign=abc%2Fdefgh%3D", "x-acs-dingtalk-access-token: abcdefgh12345",
			"secret-of-the-app", "?signature=0123456789abcdef&nonce=1" })
	void aSecretIsSeen(String line) {
		assertThat(SecretsInLogs.isIn(line)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET /cgi-bin/menu/get?access_token=****** failed",
			"The access_token was refused with 40001", "signature does not match; compare the token with the console's",
			"{\"errcode\":40001,\"errmsg\":\"no token\"}", "set bootx.starter.third.wechat.app-secret" })
	void whatIsNoSecretIsNotTakenForOne(String line) {
		assertThat(SecretsInLogs.isIn(line)).isFalse();
	}

	@Test
	void everyLevelAndEveryStackTraceIsRead() {
		LoggerFactory.getLogger("me.chanjar.weixin").trace("at {}", "?access_token=94_abcdefgh");
		LoggerFactory.getLogger("cn.bootx.starter").warn("failed", new IllegalStateException("secret=0123456789"));
		assertThat(SecretsInLogs.take()).hasSize(2);
	}

}
