package cn.bootx.starter.core.callback.web;

import java.io.IOException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class TomcatPortalHttpTests extends PortalHttpContractTests {

	TomcatPortalHttpTests() {
		super(WebApplicationType.SERVLET);
	}

	@Test
	void aBodyThatAFilterHasReadIsReportedAsThat(CapturedOutput output) throws IOException {
		assertThat(http().post("/portal/a?eaten=1", "text/xml", new byte[10])).isEqualTo(400);
		assertThat(output).contains("a filter of this application has read the body already");
	}

}
