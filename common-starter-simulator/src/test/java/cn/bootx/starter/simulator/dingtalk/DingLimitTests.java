package cn.bootx.starter.simulator.dingtalk;

import java.net.http.HttpResponse;
import java.time.Duration;

import cn.bootx.starter.simulator.dingtalk.gate.DingLimit;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DingLimitTests {

	private static final String NOTICE = "{\"agent_id\":836390886,\"userid_list\":\"u1\",\"msg\":{\"msgtype\":\"text\",\"text\":{\"content\":\"%s\"}}}";

	private static final String END = ".*限制将在 \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d 结束\\.";

	private final DingTestBed bed = new DingTestBed();

	@AfterEach
	void close() {
		this.bed.close();
	}

	@Test
	void refusesTooManyCallsASecondInBothFamiliesUntilItHasPassed() {
		this.bed.app.limits().allow(DingLimit.APP_PER_SECOND, 1);
		assertThat(notice("a").path("errcode").asInt()).isZero();
		JsonNode old = notice("b");
		assertThat(old.path("errcode").asInt()).isEqualTo(88);
		assertThat(old.path("sub_code").asText()).isEqualTo("90018");
		assertThat(old.path("sub_msg").asText()).matches(END);
		modern();
		HttpResponse<String> modern = modern();
		assertThat(modern.statusCode()).isEqualTo(403);
		assertThat(DingTestBed.json(modern).path("code").asText())
			.isEqualTo("Forbidden.AccessDenied.QpsLimitForAppkeyAndApi");
		this.bed.clock.advance(Duration.ofSeconds(1));
		assertThat(notice("b").path("errcode").asInt()).isZero();
		assertThat(this.bed.ding.notices("u1")).hasSize(2);
	}

	@Test
	void refusesWhatIsOverTheMonthlyQuotaButNotWhatIsFree() {
		this.bed.app.limits().allow(DingLimit.PER_MONTH, 1);
		notice("a");
		JsonNode refused = notice("b");
		assertThat(refused.path("sub_code").asText()).isEqualTo("90020");
		assertThat(refused.path("sub_msg").asText()).matches(".*-01 00:00:\\d\\d 结束\\.");
		assertThat(DingTestBed.json(modern()).path("code").asText())
			.isEqualTo("Forbidden.AccessDenied.ApiCountLimitForOrg");
		assertThat(this.bed.old("/topapi/v2/user/get", "{\"userid\":\"u1\"}").path("errcode").asInt()).isZero();
		this.bed.clock.advance(Duration.ofDays(31));
		assertThat(notice("c").path("errcode").asInt()).isZero();
	}

	@Test
	void wordsTheOtherLimitsAndEndsThem() {
		this.bed.app.limits().allow(DingLimit.API_PER_SECOND, 0);
		assertThat(notice("a").path("sub_code").asText()).isEqualTo("90002");
		this.bed.app.limits().clear();
		this.bed.app.limits().allow(DingLimit.APP_PER_MINUTE, 0);
		assertThat(DingTestBed.json(modern()).path("code").asText())
			.isEqualTo("Forbidden.AccessDenied.QpmLimitForAppkeyAndApi");
		assertThat(this.bed.old("/chat/send", "{}").path("errcode").asInt()).isEqualTo(90018);
		this.bed.app.limits().clear();
		assertThat(notice("a").path("errcode").asInt()).isZero();
	}

	private JsonNode notice(String text) {
		return this.bed.old("/topapi/message/corpconversation/asyncsend_v2", NOTICE.formatted(text));
	}

	private HttpResponse<String> modern() {
		return this.bed.modern("/dingapi/v1.0/robot/oToMessages/batchSend",
				"{\"robotCode\":\"dingkey\",\"userIds\":[\"u1\"],\"msgKey\":\"sampleText\",\"msgParam\":\"{\\\"content\\\":\\\"a\\\"}\"}");
	}

}
