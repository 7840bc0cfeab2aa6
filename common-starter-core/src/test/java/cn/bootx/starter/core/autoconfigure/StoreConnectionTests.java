package cn.bootx.starter.core.autoconfigure;

import java.time.Clock;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.InMemoryExpiringStore;
import cn.bootx.starter.core.testing.BrokenStore;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class StoreConnectionTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CoreAutoConfiguration.class))
		.withUserConfiguration(Host.class);

	@Test
	void theStoreIsConnectedBeforeTheWebServerTakesRequests() {
		this.runner.run((context) -> assertThat(context.getBean(WebServer.class).usedBefore).isTrue());
	}

	@Test
	void withoutAWarmUpNothingConnects() {
		this.runner.withPropertyValues("bootx.starter.third.warm-up=false")
			.run((context) -> assertThat(context.getBean(WebServer.class).usedBefore).isFalse());
	}

	@Test
	void anAbsentStoreDoesNotKeepTheApplicationFromStarting(CapturedOutput output) {
		this.runner.withPropertyValues("down=true").run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).contains("the application starts without it");
	}

	@Configuration(proxyBeanMethods = false)
	static class Host {

		@Bean
		ExpiringStore expiringStore(Environment environment) {
			BrokenStore store = new BrokenStore(new InMemoryExpiringStore(Clock.systemUTC()));
			if (environment.getProperty("down", boolean.class, false)) {
				store.down();
			}
			return store;
		}

		@Bean
		WebServer webServer(ExpiringStore store) {
			return new WebServer((BrokenStore) store);
		}

	}

	/** Starts in the phase in which Spring Boot starts its own. */
	static final class WebServer implements SmartLifecycle {

		private final BrokenStore store;

		private boolean usedBefore;

		WebServer(BrokenStore store) {
			this.store = store;
		}

		@Override
		public void start() {
			this.usedBefore = this.store.uses() > 0;
		}

		@Override
		public void stop() {
			// Nothing runs.
		}

		@Override
		public boolean isRunning() {
			return false;
		}

		@Override
		public int getPhase() {
			return SmartLifecycle.DEFAULT_PHASE - 2048;
		}

	}

}
