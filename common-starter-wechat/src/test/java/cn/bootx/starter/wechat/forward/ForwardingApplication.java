package cn.bootx.starter.wechat.forward;

import cn.bootx.starter.testing.RecordedOutcomes;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

import cn.bootx.starter.core.observe.ThirdObserver;
import cn.bootx.starter.wechat.HostApplication;

/**
 * A host whose forwarding is watched.
 */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(HostApplication.class)
class ForwardingApplication {

	@Bean
	RecordedOutcomes recordedOutcomes() {
		return new RecordedOutcomes();
	}

	@Bean
	ThirdObserver thirdObserver(RecordedOutcomes outcomes) {
		return new ThirdObserver(outcomes.registry());
	}

}
