package cn.bootx.starter.core.client;

import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import cn.bootx.starter.core.testing.Growth;

import static org.assertj.core.api.Assertions.assertThat;

class RedactionCostTests {

	private static final String[] PIECES = { "token", "access_token", "x-acs-dingtalk-access-token", "Authorization",
			"AuthorizationCode", "PreAuthCode", "aes_key", "EncodingAESKey", "encodingaes_key", "code", "monkey", "x",
			"=", ":", "\"", "\\\"", " ", "<", ">", "</", "&", "<![CDATA[", "abc", "\\", "-", "_", "'", "\n", "秘" };

	@ParameterizedTest
	@ValueSource(strings = { "", "invalid credential", "wechat /cgi-bin/menu/get failed: AUTH [code 40001]",
			"{\"errcode\":0,\"errmsg\":\"ok\"}", "a=1&b=2", "monkey=1", "the token is old", "<a>b</a>" })
	void findsNothingWhereNothingIs(String text) {
		assertThat(Redaction.mayHoldSecrets(text)).isFalse();
	}

	@Test
	void theQuickLookMissesNothingThatWouldBeMasked() {
		Random random = new Random(20261121);
		int masked = 0;
		for (int i = 0; i < 200_000; i++) {
			StringBuilder text = new StringBuilder();
			for (int n = random.nextInt(12); n >= 0; n--) {
				text.append(PIECES[random.nextInt(PIECES.length)]);
			}
			String slow = Redaction.mask(text.toString());
			assertThat(Redaction.redact(text.toString())).as(text.toString()).isEqualTo(slow);
			masked += slow.equals(text.toString()) ? 0 : 1;
		}
		assertThat(masked).isGreaterThan(1_000);
	}

	@Test
	void takesTimeInProportionToTheLength() {
		Growth.assertLinear(300_000, (length) -> "a".repeat(length) + "=", Redaction::mayHoldSecrets);
		Growth.assertLinear(300_000, "="::repeat, Redaction::mayHoldSecrets);
		Growth.assertLinear(300, (length) -> ("a" + " ".repeat(1_000) + ":").repeat(length), Redaction::mayHoldSecrets);
		Growth.assertLinear(150_000, (length) -> " \"".repeat(length) + ":", Redaction::mayHoldSecrets);
	}

}
