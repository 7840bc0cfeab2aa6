package cn.bootx.starter.core.autoconfigure;

import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Executor;

import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import cn.bootx.starter.core.callback.CallbackExecutor;
import cn.bootx.starter.core.callback.CallbackRuntime;
import cn.bootx.starter.core.callback.ledger.MessageLedger;
import cn.bootx.starter.core.client.OkHttpClientCustomizer;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformHttpClients;
import cn.bootx.starter.core.config.InvalidConfigurationException;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.InMemoryExpiringStore;
import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.core.token.TokenRegistry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

class CoreAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CoreAutoConfiguration.class));

	@Test
	void noBeanTakesThePlaceOfTheHostsTaskExecutor() {
		this.runner.run((context) -> assertThat(context).doesNotHaveBean(Executor.class));
	}

	@Test
	void offersWhatAllPlatformsShare() {
		this.runner.run((context) -> assertThat(context).hasNotFailed()
			.hasSingleBean(ExpiringStore.class)
			.hasSingleBean(RecordStore.class)
			.hasSingleBean(TokenRegistry.class)
			.hasSingleBean(PlatformHttpClients.class)
			.hasSingleBean(MessageLedger.class)
			.hasSingleBean(CallbackExecutor.class)
			.hasSingleBean(CallbackRuntime.class));
	}

	@Test
	void aStoreInMemoryGetsALedgerInMemory() {
		this.runner.run((context) -> assertThat(context.getBean(MessageLedger.class).getClass().getSimpleName())
			.isEqualTo("InMemoryMessageLedger"));
	}

	@Test
	void startsWithoutAnyOptionalTechnology() {
		this.runner
			.withClassLoader(new FilteredClassLoader("org.springframework.data", "org.springframework.jdbc",
					"io.lettuce", "org.springframework.dao", "io.micrometer", "org.springframework.boot.actuate",
					"org.springframework.boot.health", "org.springframework.security", "jakarta.servlet",
					"org.springframework.web"))
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(TokenRegistry.class));
	}

	@Test
	void makesNoThreadBeforeThereIsWork() {
		// Threads of other tests may still be there.
		Set<Thread> before = Thread.getAllStackTraces().keySet();
		this.runner.withPropertyValues("bootx.starter.third.warm-up=false")
			.run((context) -> assertThat(Thread.getAllStackTraces().keySet())
				.filteredOn((thread) -> !before.contains(thread))
				.extracting(Thread::getName)
				.noneMatch((name) -> name.startsWith("bootx-third-")));
	}

	@ParameterizedTest
	@CsvSource({ "callback.threads,0", "callback.waiting,-1", "callback.max-bodies,0", "callback.answer-ttl,0s",
			"callback.claim-ttl,-1s", "callback.body-timeout,0s", "token.max-wait,0s", "token.lease,0s",
			"token.poll,0s", "store.timeout,0s", "store.connect-timeout,-2s" })
	void aNumberThatCannotWorkFailsTheStartWithItsProperty(String property, String value) {
		this.runner.withPropertyValues("bootx.starter.third." + property + "=" + value)
			.run((context) -> assertThat(context.getStartupFailure()).rootCause()
				.isInstanceOf(InvalidConfigurationException.class)
				.hasMessageContaining("'bootx.starter.third." + property + "'"));
	}

	@Test
	void aBeanOfTheHostWins() {
		this.runner.withUserConfiguration(HostBeans.class)
			.run((context) -> assertThat(context).hasSingleBean(ExpiringStore.class)
				.hasSingleBean(MessageLedger.class)
				.getBean(MessageLedger.class)
				.isSameAs(context.getBean("hostLedger")));
	}

	@Test
	void anotherStoreThanMemoryGetsALedgerThatFallsBack() {
		this.runner.withBean("hostStore", ExpiringStore.class, () -> mock(ExpiringStore.class))
			.run((context) -> assertThat(context.getBean(MessageLedger.class).getClass().getSimpleName())
				.isEqualTo("FallbackMessageLedger"));
	}

	@Test
	void customizersSeeTheClientOfEachPlatform() {
		this.runner
			.withBean(OkHttpClientCustomizer.class,
					() -> (platform, builder) -> builder
						.readTimeout(Duration.ofSeconds((platform == Platform.WECOM) ? 42 : 7)))
			.withPropertyValues("bootx.starter.third.client.connect-timeout=2s",
					"bootx.starter.third.client.proxy-host=proxy.example", "bootx.starter.third.client.proxy-port=3128")
			.run((context) -> {
				PlatformHttpClients clients = context.getBean(PlatformHttpClients.class);
				OkHttpClient client = clients.forPlatform(Platform.WECOM);
				assertThat(client.readTimeoutMillis()).isEqualTo(42_000);
				assertThat(client.connectTimeoutMillis()).isEqualTo(2_000);
				assertThat(client.proxy()).asString().contains("proxy.example").contains("3128");
				assertThat(client.followRedirects()).isFalse();
				assertThat(clients.forPlatform(Platform.WECHAT).readTimeoutMillis()).isEqualTo(7_000);
			});
	}

	@Configuration(proxyBeanMethods = false)
	static class HostBeans {

		@Bean
		ExpiringStore hostStore() {
			return new InMemoryExpiringStore(Clock.systemUTC());
		}

		@Bean
		MessageLedger hostLedger() {
			return mock(MessageLedger.class);
		}

	}

}
