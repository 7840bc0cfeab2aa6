package cn.bootx.starter.core.autoconfigure;

import java.time.Duration;

import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import cn.bootx.starter.core.callback.ledger.CallbackResponse;
import cn.bootx.starter.core.callback.ledger.Ledgers;
import cn.bootx.starter.core.callback.ledger.MessageLedger;

import static org.assertj.core.api.Assertions.assertThat;

class LedgerMetricsTests {

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	@Test
	void sayThatTheBoundShortensTheWindow() {
		MessageLedger ledger = Ledgers.inMemory(Duration.ofMinutes(11), 100);
		new LedgerMetrics().bootxThirdLedgerMetrics(ledger).bindTo(this.registry);
		assertThat(this.registry.get("bootx.third.ledger.window").gauge().value()).isEqualTo(660);
		for (int i = 0; i < 500; i++) {
			ledger.complete(ledger.claim("m" + i), CallbackResponse.text("reply"));
		}
		assertThat(this.registry.get("bootx.third.ledger.window").gauge().value()).isLessThan(660);
		assertThat(this.registry.get("bootx.third.ledger.forgotten").functionCounter().count()).isEqualTo(400);
		assertThat(this.registry.get("bootx.third.ledger.identities").gauge().value()).isEqualTo(100);
	}

	@Test
	void areThoseOfTheApplicationsLedger() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(CoreAutoConfiguration.class))
			.run((context) -> {
				context.getBean("bootxThirdLedgerMetrics", MeterBinder.class).bindTo(this.registry);
				MessageLedger ledger = context.getBean(MessageLedger.class);
				ledger.complete(ledger.claim("m"), null);
				assertThat(this.registry.get("bootx.third.ledger.identities").gauge().value()).isEqualTo(1);
			});
	}

}
