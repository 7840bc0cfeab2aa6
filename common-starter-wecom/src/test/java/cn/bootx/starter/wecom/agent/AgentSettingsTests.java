package cn.bootx.starter.wecom.agent;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AgentSettingsTests {

	@Test
	void printsNoSecret() {
		assertThat(WeComAgent.Settings.of("crm", "ww1", "topSecret1", 3L).withCallback("topSecret2", "topSecret3"))
			.asString()
			.contains("crm")
			.doesNotContain("topSecret");
	}

}
