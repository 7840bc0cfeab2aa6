package cn.bootx.starter.integration.all;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import cn.bootx.starter.core.send.SendResult;
import cn.bootx.starter.core.send.UserNotice;
import cn.bootx.starter.core.send.UserNoticeSender;
import cn.bootx.starter.simulator.PlatformSimulator;
import cn.bootx.starter.simulator.wecom.SimulatedWeComAgent;
import cn.bootx.starter.simulator.wecom.WeComAgent;
import cn.bootx.starter.simulator.wecom.people.WeComUser;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One application, in which the configuration decides where a notice goes.
 */
class UserNoticeRoutingTests {

	private static final String CORP = "ww0000000notices";

	private final PlatformSimulator simulator = PlatformSimulator.start();

	@AfterEach
	void stop() {
		this.simulator.close();
	}

	@Test
	void toWeComAsAText() {
		SimulatedWeComAgent agent = this.simulator.wecom().register(WeComAgent.of(CORP, "secret-of-notices", 1000002));
		this.simulator.wecom().register(CORP, WeComUser.of("lisi", "李四"));
		Map<String, Object> wecom = Map.of("wecom.corp-id", CORP, "wecom.corp-secret", "secret-of-notices",
				"wecom.agent-id", "1000002", "wecom.hosts.api", this.simulator.wecom().baseUrl(),
				"wecom.notice.enabled", "true");
		assertThat(notReached(wecom)).containsExactly("Ghost");
		assertThat(agent.messagesOf("lisi")).singleElement()
			.satisfies((message) -> assertThat(message.text()).startsWith("Disk\nis full\n"));
	}

	@Test
	void toAnOfficialAccountByItsTemplate() {
		Map<String, Object> wechat = Map.of("wechat.app-id", "wx0000000notices", "wechat.app-secret",
				"secret-of-the-account", "wechat.hosts.api", this.simulator.baseUrl(), "wechat.notice.template", "T1",
				"wechat.notice.heading", "thing1", "wechat.notice.message", "thing2");
		assertThat(notReached(wechat)).containsExactly("lisi", "Ghost");
	}

	/** What the application does: it knows neither platform. */
	private List<String> notReached(Map<String, Object> properties) {
		Map<String, Object> all = new HashMap<>(Map.of("spring.main.banner-mode", "off",
				"bootx.starter.third.store.expiring", "memory", "bootx.starter.third.store.records", "memory"));
		properties.forEach((name, value) -> all.put("bootx.starter.third." + name, value));
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Application.class)
			.web(WebApplicationType.NONE)
			.properties(all)
			.run()) {
			return context.getBean(UserNoticeSender.class)
				.sendToUsers(List.of("lisi", "Ghost"), UserNotice.of("Disk", "is full"))
				.notReached()
				.stream()
				.map(SendResult.NotReached::receiver)
				.toList();
		}
	}

	@SpringBootConfiguration
	@EnableAutoConfiguration
	static class Application {

	}

}
