package cn.bootx.starter.simulator.autoconfigure;

import cn.bootx.starter.simulator.PlatformSimulator;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/**
 * Simulates all platforms inside the application, if
 * {@code bootx.starter.third.simulator.enabled} is true.
 *
 * @since 0.1.0
 */
@AutoConfiguration
@ConditionalOnProperty(name = "bootx.starter.third.simulator.enabled", havingValue = "true")
@EnableConfigurationProperties(SimulatorProperties.class)
public final class SimulatorAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	PlatformSimulator platformSimulator(SimulatorProperties properties) {
		return PlatformSimulator.builder()
			.port(properties.port())
			.remoteCallbacks(properties.remoteCallbacks())
			.waits(properties.waits())
			.build();
	}

	@Bean
	SimulatorLifecycle simulatorLifecycle(PlatformSimulator simulator, SimulatorProperties properties,
			ObjectProvider<SimulatorSetup> setups, Environment environment) {
		if (!properties.allowInProduction()) {
			ProductionGuard.check(environment);
		}
		return new SimulatorLifecycle(simulator, setups.orderedStream().toList(), environment,
				new CallbackUrls(environment, properties.callbackBaseUrl()));
	}

	@Bean
	StoredSettingsFollower simulatorStoredSettingsFollower(PlatformSimulator simulator, SimulatorProperties properties,
			ObjectProvider<FollowingSetup> setups, Environment environment) {
		return new StoredSettingsFollower(setups.orderedStream().toList(), new FollowingSetup.Host(simulator,
				environment, new CallbackUrls(environment, properties.callbackBaseUrl())),
				properties.allowInProduction());
	}

	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	WeChatSimulatorSetup weChatSimulatorSetup(SimulatorProperties properties) {
		return new WeChatSimulatorSetup(properties);
	}

	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	WeChatOpenSimulatorSetup weChatOpenSimulatorSetup(SimulatorProperties properties) {
		return new WeChatOpenSimulatorSetup(properties);
	}

	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	WeComSimulatorSetup weComSimulatorSetup(SimulatorProperties properties) {
		return new WeComSimulatorSetup(properties);
	}

	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	DingTalkSimulatorSetup dingTalkSimulatorSetup(SimulatorProperties properties) {
		return new DingTalkSimulatorSetup(properties);
	}

}
