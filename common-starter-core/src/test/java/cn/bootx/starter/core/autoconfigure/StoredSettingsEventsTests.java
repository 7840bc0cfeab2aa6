package cn.bootx.starter.core.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;

import cn.bootx.starter.core.config.StoredSettings;

import static org.assertj.core.api.Assertions.assertThat;

class StoredSettingsEventsTests {

	private static final String SHOP = "bootx.starter.third.wechat.accounts.shop";

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CoreAutoConfiguration.class))
		.withUserConfiguration(Host.class);

	@Test
	void eachChangeIsPublishedOnce() {
		this.runner.withPropertyValues("bootx.starter.third.simulator.enabled=true").run((context) -> {
			Shop shop = context.getBean(Shop.class);
			Events events = context.getBean(Events.class);
			shop.is(Map.of("appSecret", "s1"));
			shop.is(Map.of("appSecret", "s1"));
			shop.is(Map.of("appSecret", "s2"));
			shop.is(Map.of());
			shop.is(Map.of());
			shop.is(Map.of("appSecret", "s2"));
			assertThat(events.seen).extracting(MapPropertySource::getSource)
				.containsExactly(Map.of("appSecret", "s0"), Map.of("appSecret", "s1"), Map.of("appSecret", "s2"),
						Map.of(), Map.of("appSecret", "s2"));
			assertThat(events.seen).extracting(MapPropertySource::getName).containsOnly(SHOP);
		});
	}

	/** They hold secrets. */
	@Test
	void nothingIsPublishedWithoutASimulator() {
		this.runner.run((context) -> assertThat(context.getBean(Shop.class).settings).isNull());
	}

	@Configuration(proxyBeanMethods = false)
	static class Host {

		@Bean
		Shop shop() {
			return new Shop();
		}

		@Bean
		Events events() {
			return new Events();
		}

	}

	static final class Shop implements StoredSettings.Keeper {

		private StoredSettings settings;

		@Override
		public void reportTo(StoredSettings reports) {
			this.settings = reports;
			is(Map.of("appSecret", "s0"));
		}

		private void is(Map<String, String> values) {
			this.settings.report(SHOP, values);
		}

	}

	static final class Events implements ApplicationListener<PayloadApplicationEvent<?>> {

		private final List<MapPropertySource> seen = new ArrayList<>();

		@Override
		public void onApplicationEvent(PayloadApplicationEvent<?> event) {
			if (event.getPayload() instanceof MapPropertySource source) {
				this.seen.add(source);
			}
		}

	}

}
