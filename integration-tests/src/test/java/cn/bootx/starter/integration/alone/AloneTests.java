package cn.bootx.starter.integration.alone;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One starter with nothing but a web server beside it. The build takes the other starters
 * and everything optional off the class path, so no type of a starter is named here.
 */
@Tag("alone")
class AloneTests {

	private static final Map<String, String> SENDERS = new TreeMap<>(
			Map.of("wechat", "cn.bootx.starter.wechat.content.template.WeChatTemplateSender", "wecom",
					"cn.bootx.starter.wecom.notice.WeComNoticeSender", "dingtalk",
					"cn.bootx.starter.dingtalk.message.DingTalkNoticeSender", "wechat-open",
					"cn.bootx.starter.wechatopen.component.WeChatOpenComponentService"));

	/** The Open Platform builds on official accounts. */
	private static final Map<String, Set<String>> PRESENT = Map.of("wechat", Set.of("wechat"), "wecom", Set.of("wecom"),
			"dingtalk", Set.of("dingtalk"), "wechat-open", Set.of("wechat", "wechat-open"));

	private final String starter = System.getProperty("alone");

	@Test
	void theOtherStartersAreNotThere() {
		SENDERS.forEach((name, sender) -> assertThat(ClassUtils.isPresent(sender, null)).as(name)
			.isEqualTo(PRESENT.get(this.starter).contains(name)));
	}

	@Test
	void startsWithItsBeansInAWebApplication() {
		starts(WebApplicationType.SERVLET, "all");
	}

	@Test
	void startsWithItsBeansWithoutAWebServer() {
		starts(WebApplicationType.NONE, "all");
	}

	@Test
	void staysOutOfTheWayWhereNothingIsConfigured() {
		try (ConfigurableApplicationContext context = run(WebApplicationType.SERVLET, "nothing")) {
			assertThat(context.getBeanProvider(sender()).stream()).isEmpty();
		}
	}

	private void starts(WebApplicationType type, String profile) {
		try (ConfigurableApplicationContext context = run(type, profile)) {
			assertThat(context.getBeanProvider(sender()).stream()).hasSize(1);
		}
	}

	private ConfigurableApplicationContext run(WebApplicationType type, String profile) {
		return new SpringApplicationBuilder(Host.class).web(type)
			.profiles(profile)
			.properties("server.port=0", "spring.main.banner-mode=off")
			.run();
	}

	private Class<?> sender() {
		return ClassUtils.resolveClassName(SENDERS.get(this.starter), null);
	}

	@SpringBootConfiguration
	@EnableAutoConfiguration
	static class Host {

	}

}
