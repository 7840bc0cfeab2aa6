package cn.bootx.starter.wecom.agent;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.ErrorTable;
import cn.bootx.starter.core.client.PlatformException;

import static org.assertj.core.api.Assertions.assertThat;

class WeComErrorsTests {

	private final ErrorTable errors = WeComApi.ERRORS;

	@ParameterizedTest
	@CsvSource({ "40001,AUTH,true", "40014,AUTH,true", "42001,AUTH,true", "40013,AUTH,false", "40091,AUTH,false",
			"45009,THROTTLED,true", "45033,THROTTLED,true", "-1,TRANSIENT,true", "48002,PERMISSION,false",
			"60011,PERMISSION,false", "301002,PERMISSION,false", "50003,PERMISSION,false", "81013,NOT_FOUND,false",
			"93000,NOT_FOUND,false", "40007,NOT_FOUND,false", "42014,INVALID_ARGUMENT,false",
			"45002,INVALID_ARGUMENT,false", "99999999,UNKNOWN,false" })
	void knowsWhatACodeMeans(String code, ErrorCategory category, boolean retryable) {
		ErrorTable.Verdict verdict = this.errors.verdict(code, "text");
		assertThat(verdict.category()).isEqualTo(category);
		assertThat(verdict.retryable()).isEqualTo(retryable);
	}

	@ParameterizedTest
	@CsvSource({ "40013,corp-id", "45009,20 messages a minute", "81013,visible range", "48002,frame#apps",
			"60011,visible range", "301002,agent-id", "93000,webhook address", "42014,task_id" })
	void saysWhatToDo(String code, String part) {
		assertThat(this.errors.verdict(code, "text").hint()).contains(part);
	}

	@Test
	void hasNoHintWithoutACategory() {
		for (int code = -1; code < 100_000; code++) {
			ErrorTable.Verdict verdict = this.errors.verdict(String.valueOf(code), "text");
			if (verdict.hint() != null) {
				assertThat(verdict.category()).as("code " + code).isNotEqualTo(ErrorCategory.UNKNOWN);
			}
		}
	}

	@Test
	void saysWhichAddressToEnter() {
		String message = "not allow to access from your ip, hint: [16], from ip: 101.43.7.8, more info at https://open.work.weixin.qq.com/devtool/query?e=60020";
		ErrorTable.Verdict verdict = this.errors.verdict("60020", message);
		assertThat(verdict.category()).isEqualTo(ErrorCategory.IP_NOT_ALLOWED);
		assertThat(verdict.hint()).contains("101.43.7.8").contains("企业可信IP");
		assertThat(this.errors.verdict("60020", "").hint()).contains("the egress address of this process");
	}

	@Test
	void doesNotTakeAWrongSecretForARefusedToken() {
		PlatformException failure = WeComApi.TOKEN_DECODER.failure("/cgi-bin/gettoken", 40001, "invalid credential");
		assertThat(failure.tokenRejected()).isFalse();
		assertThat(failure.retryable()).isFalse();
		assertThat(failure.hint().orElseThrow()).contains("corp-secret");
		assertThat(this.errors.verdict("40001", "").tokenRejected()).isTrue();
	}

}
