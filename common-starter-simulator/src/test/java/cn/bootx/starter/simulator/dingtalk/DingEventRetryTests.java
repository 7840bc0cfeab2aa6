package cn.bootx.starter.simulator.dingtalk;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import cn.bootx.starter.simulator.HostStub;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DingEventRetryTests {

	private final DingTestBed bed = new DingTestBed();

	private final HostStub host = HostStub.start();

	@AfterEach
	void close() {
		this.host.close();
		this.bed.close();
	}

	@Test
	void triesAgainAfterScaledWaitsAndThenKeepsTheEventToBeFetchedOnce() {
		this.bed.app.events().callbackUrl(this.host.uri("/events").toString());
		long start = System.nanoTime();
		assertThat(this.bed.app.events().push("user_add_org", Map.of("UserId", List.of("u1"))).accepted()).isFalse();
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
		assertThat(this.host.calls()).hasSize(3);
		JsonNode failed = failed();
		assertThat(failed.path("has_more").asBoolean()).isFalse();
		assertThat(failed.at("/failed_list/0/call_back_tag").asText()).isEqualTo("user_add_org");
		assertThat(failed.at("/failed_list/0/user_add_org/userid/0").asText()).isEqualTo("u1");
		assertThat(failed.at("/failed_list/0/user_add_org/corpid").asText()).isEqualTo("dingsimulatedcorp");
		assertThat(failed().path("failed_list")).isEmpty();
	}

	private JsonNode failed() {
		return this.bed.client.get("/oapi/call_back/get_call_back_failed_result?access_token=" + this.bed.token());
	}

}
