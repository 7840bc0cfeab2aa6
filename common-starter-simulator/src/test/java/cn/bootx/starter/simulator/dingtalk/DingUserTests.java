package cn.bootx.starter.simulator.dingtalk;

import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class DingUserTests {

	private final DingTestBed bed = new DingTestBed();

	@AfterEach
	void close() {
		this.bed.close();
	}

	@Test
	void findsAMemberInEveryWay() {
		JsonNode byMobile = this.bed.old("/topapi/v2/user/getbymobile", "{\"mobile\":\"13800000002\"}");
		assertThat(byMobile.path("result").path("userid").asText()).isEqualTo("u2");
		JsonNode byUnion = this.bed.old("/topapi/user/getbyunionid", "{\"unionid\":\"union2\"}");
		assertThat(byUnion.path("result").path("userid").asText()).isEqualTo("u2");
		JsonNode byId = this.bed.old("/topapi/v2/user/get", "{\"userid\":\"u2\",\"language\":\"zh_CN\"}");
		assertThat(byId.path("result").path("name").asText()).isEqualTo("李四");
		assertThat(byId.path("result").path("dept_id_list").path(0).asLong()).isEqualTo(7);
	}

	@Test
	void redeemsALoginCodeOnceWithinFiveMinutes() {
		String code = this.bed.ding.loginCode("u1");
		JsonNode first = redeem(code);
		assertThat(first.path("result").path("userid").asText()).isEqualTo("u1");
		assertThat(first.path("result").path("unionid").asText()).isEqualTo("union-u1");
		assertThat(redeem(code).path("errcode").asInt()).isEqualTo(40078);
		String late = this.bed.ding.loginCode("u1");
		this.bed.clock.advance(Duration.ofMinutes(5));
		assertThat(redeem(late).path("errcode").asInt()).isEqualTo(40078);
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';',
			value = { "/topapi/v2/user/getbymobile; {}; 400002",
					"/topapi/v2/user/getbymobile; {\"mobile\":\"abc\"}; 40104",
					"/topapi/v2/user/getbymobile; {\"mobile\":\"13999999999\"}; 60121",
					"/topapi/v2/user/get; {\"userid\":\"ghost\"}; 60121", "/topapi/v2/user/get; {}; 400002",
					"/topapi/user/getbyunionid; {\"unionid\":\"x\"}; 60121", "/topapi/v2/user/getuserinfo; {}; 40078" })
	void reportsWhoIsNotThere(String path, String body, int code) {
		JsonNode answer = this.bed.old(path, body);
		assertThat(answer.path("errcode").asInt()).isEqualTo(code);
	}

	@Test
	void saysWhichUserAndApplicationIsNotRegistered() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.bed.ding.loginCode("ghost"))
			.withMessageContaining("ghost");
		assertThatIllegalArgumentException().isThrownBy(() -> this.bed.ding.app("other"))
			.withMessageContaining("other");
		assertThatIllegalArgumentException().isThrownBy(() -> this.bed.ding.robot("secret-token"))
			.withMessageNotContaining("secret-token");
	}

	private JsonNode redeem(String code) {
		return this.bed.old("/topapi/v2/user/getuserinfo", "{\"code\":\"" + code + "\"}");
	}

}
