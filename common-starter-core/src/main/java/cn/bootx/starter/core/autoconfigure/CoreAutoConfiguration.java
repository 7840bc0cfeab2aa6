package cn.bootx.starter.core.autoconfigure;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import io.micrometer.observation.ObservationRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.core.task.VirtualThreadTaskExecutor;

import cn.bootx.starter.core.callback.CallbackExecutor;
import cn.bootx.starter.core.callback.CallbackRuntime;
import cn.bootx.starter.core.callback.WarmUp;
import cn.bootx.starter.core.callback.ledger.MessageLedger;
import cn.bootx.starter.core.callback.portal.PortalBodies;
import cn.bootx.starter.core.client.OkHttpClientCustomizer;
import cn.bootx.starter.core.client.PlatformHttpClients;
import cn.bootx.starter.core.health.HealthProbe;
import cn.bootx.starter.core.health.HealthProbes;
import cn.bootx.starter.core.observe.ThirdObserver;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.InMemoryExpiringStore;
import cn.bootx.starter.core.store.SecretBox;
import cn.bootx.starter.core.token.TokenRegistry;

/**
 * Auto-configuration of the stores, callbacks, tokens and the HTTP client, which all
 * platforms share.
 *
 * @since 0.1.0
 */
@AutoConfiguration
@Import({ StoreConfiguration.class, LedgerMetrics.class, AccountMetrics.class,
		StoredSettingsEvents.OfSimulatedApplications.class })
@ImportFeatures({ "callback.portal.PortalConfiguration", "jssdk.JsSdkCorsConfiguration",
		"actuate.ThirdEndpointConfiguration", "actuate.Boot3HealthConfiguration", "actuate.Boot4HealthConfiguration" })
@EnableConfigurationProperties(ThirdProperties.class)
public final class CoreAutoConfiguration {

	private static final Runnable NOTHING = () -> {
	};

	@Bean
	@ConditionalOnMissingBean
	ThirdBackground thirdBackground() {
		return new ThirdBackground();
	}

	@Bean
	@ConditionalOnMissingBean
	ThirdObserver thirdObserver(ObjectProvider<ObservationRegistry> registry) {
		return new ThirdObserver(registry.getIfUnique(() -> ObservationRegistry.NOOP));
	}

	@Bean
	@ConditionalOnMissingBean
	TokenRegistry tokenRegistry(ExpiringStore store, ThirdProperties properties, ObjectProvider<Clock> clock,
			ThirdBackground background, SecretBox box, ThirdObserver observer) {
		return new TokenRegistry(store, properties.token().toSettings(), clock.getIfUnique(Clock::systemUTC),
				background.background(), background.patient(), box, observer);
	}

	@Bean
	@ConditionalOnMissingBean
	PlatformHttpClients platformHttpClients(ThirdProperties properties,
			ObjectProvider<OkHttpClientCustomizer> customizers, ObjectProvider<SslBundles> bundles,
			ThirdObserver observer) {
		List<OkHttpClientCustomizer> all = new ArrayList<>();
		all.add((platform, builder) -> ClientSsl.apply(properties.client().sslBundle(), bundles.getIfAvailable(),
				builder));
		customizers.orderedStream().forEach(all::add);
		return new PlatformHttpClients(properties.client().toClientProperties(), all, observer);
	}

	@Bean
	@ConditionalOnMissingBean
	MessageLedger messageLedger(ExpiringStore store, ThirdProperties properties) {
		return (store instanceof InMemoryExpiringStore) ? MessageLedger.inMemory(properties.callback().answerTtl())
				: MessageLedger.shared(store, properties.callback().answerTtl(), properties.callback().claimTtl());
	}

	@Bean
	@ConditionalOnMissingBean
	CallbackExecutor callbackExecutor(ThirdProperties properties, Environment environment) {
		// Boot's own condition for this moved between 3.5 and 4; the property did not.
		if (environment.getProperty("spring.threads.virtual.enabled", Boolean.class, false)
				&& Runtime.version().feature() >= 21) {
			return CallbackExecutor.on(new VirtualThreadTaskExecutor("bootx-third-callback-"),
					properties.callback().threads() + properties.callback().waiting());
		}
		return CallbackExecutor.pooled(properties.callback().threads(), properties.callback().waiting(),
				ThirdBackground.daemons("bootx-third-callback-"));
	}

	/**
	 * Lets running handlers finish before the beans that they use are closed: together
	 * with the web server's graceful shutdown, whose open requests wait for the handlers.
	 */
	@Bean
	ThirdLifecycle callbackExecutorLifecycle(CallbackExecutor executor, ThirdProperties properties) {
		return new ThirdLifecycle(SmartLifecycle.DEFAULT_PHASE - 1024, executor::open,
				() -> executor.close(properties.callback().shutdownTimeout()));
	}

	@Bean
	@ConditionalOnMissingBean
	CallbackRuntime callbackRuntime(MessageLedger ledger, CallbackExecutor executor, ThirdBackground background,
			ObjectProvider<Clock> clock, ThirdProperties properties, ThirdObserver observer) {
		return new CallbackRuntime(ledger, executor, background.timer(), background.background(),
				clock.getIfUnique(Clock::systemUTC), properties.callback().claimTtl().dividedBy(3), observer);
	}

	@Bean
	@ConditionalOnWebApplication
	@ConditionalOnMissingBean
	PortalBodies bootxThirdPortalBodies(ThirdProperties properties, ThirdBackground background) {
		return new PortalBodies(properties.callback().bodyTimeout(), properties.callback().maxBodies(),
				background.timer());
	}

	@Bean
	@ConditionalOnMissingBean
	HealthProbes bootxThirdHealthProbes(TokenRegistry tokens, ObjectProvider<HealthProbe> own,
			ObjectProvider<Clock> clock) {
		return new HealthProbes(tokens, own.orderedStream().toList(), clock.getIfUnique(Clock::systemUTC));
	}

	@Bean
	WarmUp bootxThirdCallbackWarmUp(ExpiringStore store) {
		return () -> ThirdWarmUp.callbacks(store);
	}

	@Bean
	@ConditionalOnProperty(name = "bootx.starter.third.warm-up", havingValue = "true", matchIfMissing = true)
	ThirdLifecycle thirdWarmUp(ObjectProvider<WarmUp> warmUps, ThirdBackground background) {
		return new ThirdLifecycle(SmartLifecycle.DEFAULT_PHASE, () -> {
			List<WarmUp> all = warmUps.orderedStream().toList();
			background.patient().execute(() -> all.forEach(ThirdWarmUp::run));
		}, NOTHING);
	}

	/** Before the web server takes requests, which starts 2048 before the end. */
	@Bean
	@ConditionalOnProperty(name = "bootx.starter.third.warm-up", havingValue = "true", matchIfMissing = true)
	ThirdLifecycle bootxThirdStoreConnection(ExpiringStore store) {
		return new ThirdLifecycle(SmartLifecycle.DEFAULT_PHASE - 4096, () -> ThirdWarmUp.connect(store), NOTHING);
	}

}
