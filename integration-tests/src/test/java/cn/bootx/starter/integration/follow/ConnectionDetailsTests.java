package cn.bootx.starter.integration.follow;

import java.net.URI;
import java.util.stream.Stream;

import cn.bootx.starter.core.autoconfigure.PlatformConnectionDetails;
import cn.bootx.starter.dingtalk.client.DingTalkHttp;
import cn.bootx.starter.simulator.PlatformSimulator;
import cn.bootx.starter.simulator.wechat.OfficialAccount;
import cn.bootx.starter.simulator.wecom.WeComAgent;
import cn.bootx.starter.wechat.account.WeChatAccounts;
import cn.bootx.starter.wechatopen.component.WeChatOpenComponent;
import cn.bootx.starter.wecom.agent.WeComAgents;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * A bean says where the platforms are, as that of a container in a test would.
 */
class ConnectionDetailsTests {

	@Test
	void theBeanWinsOverTheProperties() {
		try (PlatformSimulator simulator = PlatformSimulator.start();
				ConfigurableApplicationContext host = start(Platforms.class,
						"--platforms.port=" + simulator.baseUri().getPort(),
						"--bootx.starter.third.wechat.hosts.api=https://api.example.com")) {
			assertThat(Hosts.of(host)).hasSize(6).allMatch((url) -> url.startsWith(simulator.baseUrl()));
			assertThat(Hosts.token(host, simulator)).isNotEmpty();
			assertThat(simulator.calls().count("/cgi-bin/stable_token")).isEqualTo(1);
		}
	}

	@Test
	void anAddressThatWouldGetSecretsInClearTextIsRefused() {
		assertThatException().isThrownBy(() -> start(Elsewhere.class))
			.havingRootCause()
			.withMessageContaining("bootx.starter.third.")
			.withMessageContaining("is not https");
	}

	private static ConfigurableApplicationContext start(Class<?> details, String... arguments) {
		return new SpringApplicationBuilder(FollowedHost.class, details).web(WebApplicationType.NONE)
			.profiles("all")
			.properties("spring.main.banner-mode=off")
			.run(Stream.concat(Stream.of("--bootx.starter.third.simulator.enabled=false"), Stream.of(arguments))
				.toArray(String[]::new));
	}

	@Configuration(proxyBeanMethods = false)
	static class Platforms {

		@Bean
		PlatformConnectionDetails platforms(@Value("${platforms.port}") int port) {
			return PlatformConnectionDetails.simulator(URI.create("http://127.0.0.1:" + port));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Elsewhere {

		@Bean
		PlatformConnectionDetails elsewhere() {
			return (host) -> URI.create("http://sim.example.com");
		}

	}

	/**
	 * Not a method of the test: its class is also looked at where a starter is absent.
	 */
	private static final class Hosts {

		static Stream<String> of(ConfigurableApplicationContext host) {
			DingTalkHttp ding = host.getBean(DingTalkHttp.class);
			WeChatOpenComponent component = host.getBean(WeChatOpenComponent.class);
			return Stream.of(ding.oapi(), ding.api(), ding.login(), component.api(), component.mp(), component.open())
				.map(Object::toString);
		}

		static String token(ConfigurableApplicationContext host, PlatformSimulator simulator) {
			simulator.wechat().register(OfficialAccount.plain("wx00000000quickst1", "quickstart-app-secret", ""));
			simulator.wecom().register(WeComAgent.of("ww00000000quickst1", "quickstart-corp-secret", 1000002));
			assertThat(host.getBean(WeComAgents.class).primary().tokens().get()).isNotEmpty();
			return host.getBean(WeChatAccounts.class).primary().tokens().get();
		}

	}

}
