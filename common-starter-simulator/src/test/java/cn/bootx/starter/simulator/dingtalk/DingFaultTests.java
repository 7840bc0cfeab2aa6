package cn.bootx.starter.simulator.dingtalk;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.GZIPInputStream;

import cn.bootx.starter.simulator.ApiClient;
import cn.bootx.starter.simulator.dingtalk.gate.DingFaults;
import cn.bootx.starter.simulator.dingtalk.gate.DingParameters;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DingFaultTests {

	private static final String PATH = "/oapi/gettoken";

	private final DingTestBed bed = new DingTestBed();

	@AfterEach
	void close() {
		this.bed.close();
	}

	@Test
	void bansAnAddressAsJsonOrAsAPage() {
		assertThat(ApiClient.json(next(DingFaults.addressBanned())).path("status").asInt()).isEqualTo(1111);
		HttpResponse<byte[]> page = next(DingFaults.addressBannedPage());
		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(ApiClient.text(page)).startsWith("<!DOCTYPE html>");
	}

	@Test
	void timesOutAsEachFamilyDoes() {
		assertThat(ApiClient.json(next(DingFaults.oldTimeout())).path("errcode").asInt()).isEqualTo(15);
		assertThat(next(DingFaults.newTimeout()).statusCode()).isEqualTo(504);
		assertThat(ApiClient.json(next(DingFaults.busy())).path("errcode").asInt()).isEqualTo(-1);
		assertThat(next(DingFaults.badGateway()).statusCode()).isEqualTo(502);
	}

	@Test
	void cutsAndCompressesAnswers() throws IOException {
		SimulatorResponse answer = SimulatorResponse.json(Map.of("errcode", 0));
		assertThat(DingParameters.parse(ApiClient.text(next(DingFaults.truncated(answer))))).isNull();
		HttpResponse<byte[]> gzipped = next(DingFaults.gzipped(answer));
		assertThat(gzipped.headers().firstValue("Content-Encoding")).contains("gzip");
		try (GZIPInputStream content = new GZIPInputStream(new ByteArrayInputStream(gzipped.body()))) {
			assertThat(new String(content.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(answer.bodyText());
		}
	}

	private HttpResponse<byte[]> next(SimulatorResponse answer) {
		this.bed.simulator.faults().next(PATH, 1, answer);
		return this.bed.client.exchange(PATH);
	}

}
