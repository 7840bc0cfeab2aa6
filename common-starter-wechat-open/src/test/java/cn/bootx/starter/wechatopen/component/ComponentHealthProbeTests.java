package cn.bootx.starter.wechatopen.component;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.health.HealthProbe;
import cn.bootx.starter.wechatopen.Answers;
import cn.bootx.starter.wechatopen.OpenPlatform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ComponentHealthProbeTests {

	private final OpenPlatform platform = new OpenPlatform();

	private final OpenPlatform.Node node = this.platform.node();

	private final WeChatOpenComponentConfiguration.Probe probe = new WeChatOpenComponentConfiguration.Probe(
			this.node.service.component(), this.node.tickets, this.node.registry, this.platform.clock);

	@AfterEach
	void stop() {
		this.platform.close();
	}

	@Test
	void isUnknownUntilTheComponentIsUsedAndCallsNobody() {
		HealthProbe.Report report = this.probe.report();
		assertThat(report.state()).isEqualTo(HealthProbe.State.UNKNOWN);
		assertThat(report.details()).containsEntry("ticket", "none was pushed yet");
		assertThat(this.platform.simulator.calls().all()).isEmpty();
	}

	@Test
	void isUpWithATokenAlsoIfAnAccountHasNone() {
		this.node.withTicket().service.preAuthCode();
		assertThatExceptionOfType(PlatformException.class)
			.isThrownBy(() -> this.node.authorizers.tokens("wxnobody").get());
		HealthProbe.Report report = this.probe.report();
		assertThat(report.state()).isEqualTo(HealthProbe.State.UP);
		assertThat(report.details()).containsEntry("ticket", "present");
	}

	@Test
	void isDownWhenNoTokenCanBeHad() {
		this.node.withTicket();
		this.platform.simulator.faults()
			.next("/cgi-bin/component/api_component_token", 1,
					Answers.error(61004, "access clientip is not registered"));
		assertThatExceptionOfType(PlatformException.class).isThrownBy(this.node.service::preAuthCode);
		HealthProbe.Report report = this.probe.report();
		assertThat(report.state()).isEqualTo(HealthProbe.State.DOWN);
		assertThat(report.details().get("token").toString()).contains("61004").doesNotContain(OpenPlatform.SECRET);
	}

}
