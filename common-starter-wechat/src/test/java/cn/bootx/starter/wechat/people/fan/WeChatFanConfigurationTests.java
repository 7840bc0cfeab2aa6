package cn.bootx.starter.wechat.people.fan;

import java.time.Clock;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import cn.bootx.starter.core.autoconfigure.CoreAutoConfiguration;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.wechat.account.WeChatAccounts;
import cn.bootx.starter.wechat.autoconfigure.WeChatAutoConfiguration;
import cn.bootx.starter.wechat.people.binding.WeChatBindingService;
import cn.bootx.starter.wechat.people.binding.WeChatQrBinding;

import static org.assertj.core.api.Assertions.assertThat;

class WeChatFanConfigurationTests {

	private static final String PREFIX = "bootx.starter.third.wechat.";

	private final ApplicationContextRunner context = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CoreAutoConfiguration.class, WeChatAutoConfiguration.class))
		.withPropertyValues(PREFIX + "app-id=wx0123456789abcdef", PREFIX + "app-secret=secret123",
				PREFIX + "token=simtoken", PREFIX + "accounts.shop.app-id=wxshop",
				PREFIX + "accounts.shop.app-secret=secret456");

	@Test
	void bringsFansAndBindingsOfEveryAccount() {
		this.context.run((context) -> {
			assertThat(context).hasSingleBean(WeChatFanService.class)
				.hasSingleBean(WeChatBindingService.class)
				.doesNotHaveBean(WeChatFanTracker.class)
				.doesNotHaveBean(WeChatQrBinding.class);
			WeChatBindingService bindings = context.getBean(WeChatBindingService.class);
			bindings.account("shop").bind("42", "oFan");
			assertThat(bindings.findByUser("42")).as("open ids are per account").isEmpty();
			assertThat(context.getBean(WeChatFanService.class).account("shop").count()).isZero();
		});
	}

	@Test
	void tracksEventsIfAsked() {
		this.context.withPropertyValues(PREFIX + "fans.track=true")
			.run((context) -> assertThat(context).hasSingleBean(WeChatFanTracker.class));
	}

	@Test
	void bindsByQrCodeIfThatLoginIsOn() {
		this.context.withPropertyValues(PREFIX + "qr-login.enabled=true")
			.run((context) -> assertThat(context).hasSingleBean(WeChatQrBinding.class));
	}

	@Test
	void leavesTheWorkToBeansOfTheHost() {
		this.context.withPropertyValues(PREFIX + "fans.track=true", PREFIX + "qr-login.enabled=true")
			.withUserConfiguration(Host.class)
			.run((context) -> assertThat(context).hasNotFailed()
				.hasBean("ownFans")
				.hasSingleBean(WeChatFanService.class)
				.hasBean("ownTracker")
				.hasSingleBean(WeChatFanTracker.class)
				.hasBean("ownBindings")
				.hasSingleBean(WeChatBindingService.class)
				.hasSingleBean(WeChatQrBinding.class));
	}

	@Configuration(proxyBeanMethods = false)
	static class Host {

		@Bean
		WeChatFanService ownFans(WeChatAccounts accounts, RecordStore records, ExpiringStore store) {
			return new WeChatFanService(accounts, records, store, Clock.systemUTC());
		}

		@Bean
		WeChatFanTracker ownTracker(WeChatAccounts accounts, RecordStore records) {
			return new WeChatFanTracker(accounts, records);
		}

		@Bean
		WeChatBindingService ownBindings(WeChatAccounts accounts, RecordStore records) {
			return new WeChatBindingService(accounts, records, Clock.systemUTC());
		}

	}

}
