package cn.bootx.starter.wecom.robot;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

import cn.bootx.starter.core.admin.ThirdAdminAuthorizer;
import cn.bootx.starter.core.autoconfigure.CoreAutoConfiguration;
import cn.bootx.starter.core.config.InvalidConfigurationException;
import cn.bootx.starter.core.store.InMemoryRecordStore;
import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.core.store.SecretBox;
import cn.bootx.starter.wecom.autoconfigure.WeComAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

class WeComAdminAutoConfigurationTests {

	private static final AutoConfigurations CONFIGURATIONS = AutoConfigurations.of(CoreAutoConfiguration.class,
			WeComAutoConfiguration.class);

	private static final String ENABLED = "bootx.starter.third.wecom.admin.enabled=true";

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
		.withConfiguration(CONFIGURATIONS);

	@Test
	void mapsNothingUnlessItIsSwitchedOn() {
		this.runner.withPropertyValues("bootx.starter.third.wecom.robots.ops.key=k1")
			.withBean(ThirdAdminAuthorizer.class, () -> (access) -> true)
			.run((context) -> assertThat(context).hasSingleBean(WeComRobots.class)
				.doesNotHaveBean(WeComRobotConfigController.class));
	}

	@Test
	void isEnoughToSwitchTheRobotsOn() {
		this.runner.withPropertyValues(ENABLED)
			.withBean(ThirdAdminAuthorizer.class, () -> (access) -> true)
			.run((context) -> assertThat(context).hasSingleBean(WeComRobotConfigController.class)
				.hasBean("bootxThirdAdminBodyLimit")
				.hasSingleBean(WeComRobotNoticeSender.class));
	}

	@Test
	void failsWithPropertyNameWhereNobodyGuardsIt() {
		this.runner.withPropertyValues(ENABLED)
			.run((context) -> assertThat(context.getStartupFailure()).rootCause()
				.isInstanceOf(InvalidConfigurationException.class)
				.hasMessageContaining("bootx.starter.third.wecom.admin.enabled")
				.hasMessageContaining("any client could manage robots")
				.hasMessageContaining(ThirdAdminAuthorizer.class.getName()));
	}

	@Test
	void mapsNothingWithoutTheWeb() {
		new ApplicationContextRunner().withConfiguration(CONFIGURATIONS)
			.withPropertyValues(ENABLED)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(WeComRobotConfigController.class));
	}

	@Test
	void keepsKeysOutOfAStoreThatEncrypts() {
		InMemoryRecordStore kept = new InMemoryRecordStore();
		byte[] key = "01234567890123456789012345678901".getBytes(StandardCharsets.US_ASCII);
		this.runner.withPropertyValues(ENABLED)
			.withBean(ThirdAdminAuthorizer.class, () -> (access) -> true)
			.withBean(RecordStore.class, () -> SecretBox.of(List.of(key)).seal(kept))
			.run((context) -> {
				context.getBean(WeComRobotConfigController.class)
					.add(null, new WeComRobotConfigController.Param(null, "ops", null, "k-e-y-of-ops", null))
					.toCompletableFuture()
					.join();
				assertThat(context.getBean(WeComRobots.class).require("ops").key()).isEqualTo("k-e-y-of-ops");
				assertThat(kept.find(WeComRobots.COLLECTION, "ops").orElseThrow().json()).doesNotContain("k-e-y");
			});
	}

}
