package cn.bootx.starter.wecom.autoconfigure;

import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import me.chanjar.weixin.cp.api.WxCpService;
import me.chanjar.weixin.cp.api.impl.WxCpServiceOkHttpImpl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.http.RequestEntity;

import cn.bootx.starter.core.send.UserNoticeSender;
import cn.bootx.starter.core.store.InMemoryExpiringStore;
import cn.bootx.starter.wecom.notice.WeComReceivers;
import cn.bootx.starter.wecom.notice.WeComMediaType;
import cn.bootx.starter.core.account.InvalidAccountException;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.autoconfigure.CoreAutoConfiguration;
import cn.bootx.starter.core.config.InvalidConfigurationException;
import cn.bootx.starter.wecom.agent.WeComAgent;
import cn.bootx.starter.wecom.agent.WeComAgents;
import cn.bootx.starter.wecom.agent.WeComServiceCustomizer;
import cn.bootx.starter.wecom.login.WeComLoginService;
import cn.bootx.starter.wecom.notice.WeComMediaService;
import cn.bootx.starter.wecom.notice.WeComNoticeSender;
import cn.bootx.starter.wecom.robot.WeComRobotNoticeSender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class WeComAutoConfigurationTests {

	private static final String PREFIX = "bootx.starter.third.wecom.";

	private static final String AES_KEY = "abcdefghijABCDEFGHIJ0123456789abcdefghijABC";

	private static final AutoConfigurations CONFIGURATIONS = AutoConfigurations.of(CoreAutoConfiguration.class,
			WeComAutoConfiguration.class);

	private final ApplicationContextRunner runner = new ApplicationContextRunner().withConfiguration(CONFIGURATIONS);

	private final ApplicationContextRunner agent = this.runner.withPropertyValues(PREFIX + "corp-id=ww1",
			PREFIX + "corp-secret=s1", PREFIX + "agent-id=1000002");

	@Test
	void makesNothingWithoutProperties() {
		this.runner.run((context) -> assertThat(context).hasNotFailed()
			.doesNotHaveBean(WeComAgents.class)
			.doesNotHaveBean(WxCpService.class)
			.doesNotHaveBean(WeComRobotNoticeSender.class));
	}

	@Test
	void makesTheServicesOfAnAgentWithoutTheWeb() {
		this.agent.run((context) -> {
			assertThat(context).hasSingleBean(WxCpService.class)
				.hasSingleBean(WeComNoticeSender.class)
				.hasSingleBean(WeComMediaService.class)
				.hasSingleBean(WeComLoginService.class)
				.hasSingleBean(WeComRobotNoticeSender.class)
				.doesNotHaveBean("weComPortal");
			assertThat(context.getBean(WxCpService.class).getWxCpConfigStorage().getApiUrl("/a"))
				.isEqualTo("https://qyapi.weixin.qq.com/a");
		});
	}

	@Test
	void noticesAreTextsWhereTheConfigurationSaysSo() {
		this.agent.run((context) -> assertThat(context).doesNotHaveBean(UserNoticeSender.class));
		this.agent.withPropertyValues(PREFIX + "notice.enabled=true")
			.run((context) -> assertThat(context).hasSingleBean(UserNoticeSender.class));
		this.agent.withPropertyValues(PREFIX + "notice.enabled=true", PREFIX + "notice.date-format=bad")
			.run((context) -> assertThat(context.getStartupFailure()).rootCause()
				.hasMessageContaining(PREFIX + "notice.date-format"));
	}

	@Test
	void isOffWhereItIsDisabled() {
		this.agent.withPropertyValues(PREFIX + "enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(WeComAgents.class)
				.doesNotHaveBean(WeComRobotNoticeSender.class));
	}

	@Test
	void makesRobotsWithoutAnAgent() {
		this.runner.withPropertyValues(PREFIX + "robots.ops.key=k1")
			.run((context) -> assertThat(context).hasSingleBean(WeComRobotNoticeSender.class)
				.doesNotHaveBean(WxCpService.class));
		this.runner.withPropertyValues(PREFIX + "enabled=true")
			.run((context) -> assertThat(context).hasSingleBean(WeComRobotNoticeSender.class));
	}

	@Test
	void givesNamedAgentsTheCorporationOfThePrefix() {
		this.runner.withPropertyValues(PREFIX + "corp-id=ww1", PREFIX + "agents.crm.corp-secret=s2",
				PREFIX + "agents.crm.agent-id=3", PREFIX + "agents.hr.corp-secret=s3", PREFIX + "agents.hr.corp-id=ww2")
			.run((context) -> {
				WeComAgents agents = context.getBean(WeComAgents.class);
				assertThat(agents.all()).extracting(WeComAgent::name).containsExactly("crm", "hr");
				assertThat(agents.account("crm").corpId()).isEqualTo("ww1");
				assertThat(agents.account("hr").corpId()).isEqualTo("ww2");
				assertThat(agents.account("crm").wxCpService()).isNotSameAs(agents.account("hr").wxCpService());
				assertThat(context).doesNotHaveBean(WxCpService.class).hasSingleBean(WeComNoticeSender.class);
			});
	}

	@Test
	void takesTheOnlyNamedAgentForTheDefault() {
		this.runner
			.withPropertyValues(PREFIX + "agents.crm.corp-id=ww1", PREFIX + "agents.crm.corp-secret=s2",
					PREFIX + "agents.crm.agent-id=3")
			.run((context) -> assertThat(context.getBean(WxCpService.class).getWxCpConfigStorage().getAgentId())
				.isEqualTo(3));
	}

	@Test
	void stepsBackForTheHostsBeans() {
		WxCpService own = new WxCpServiceOkHttpImpl();
		WeComNoticeSender sender = new WeComNoticeSender(new WeComAgents(List.of()),
				new WeComMediaService(new WeComAgents(List.of())), new InMemoryExpiringStore(Clock.systemUTC()));
		this.agent.withBean(WxCpService.class, () -> own)
			.withBean(WeComNoticeSender.class, () -> sender)
			.run((context) -> {
				assertThat(context.getBean(WxCpService.class)).isSameAs(own);
				assertThat(context.getBean(WeComNoticeSender.class)).isSameAs(sender);
			});
	}

	@Test
	void uploadsThroughTheHostsBean() {
		WeComAgents none = new WeComAgents(List.of());
		List<String> called = new ArrayList<>();
		WeComMediaService media = new WeComMediaService(none) {
			@Override
			public String upload(WeComMediaType type, InputStream stream, String fileName) {
				called.add(fileName);
				throw new UnsupportedOperationException();
			}
		};
		this.agent.withBean(WeComMediaService.class, () -> media)
			.run((context) -> assertThatExceptionOfType(UnsupportedOperationException.class)
				.isThrownBy(() -> context.getBean(WeComNoticeSender.class)
					.sendFileNotice(WeComReceivers.users("lisi"), InputStream.nullInputStream(), "report.pdf")));
		assertThat(called).containsExactly("report.pdf");
	}

	@Test
	void startsWithoutAnAgentWhereTheyAreAddedAtRuntime() {
		new WebApplicationContextRunner().withConfiguration(CONFIGURATIONS)
			.withPropertyValues(PREFIX + "runtime-agents=true")
			.run((context) -> {
				assertThat(context).hasNotFailed().doesNotHaveBean(WxCpService.class).hasBean("weComPortalController");
				WeComNoticeSender sender = context.getBean(WeComNoticeSender.class);
				assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> sender.recallNotice("m1"))
					.withMessageContaining("account(")
					.matches((ex) -> ex.category() == ErrorCategory.NOT_FOUND);
				context.getBean(WeComAgents.class).add(WeComAgent.Settings.of("crm", "ww1", "s1", 3L));
				assertThat(sender.account("crm")).isNotNull();
			});
	}

	@Test
	void configuredAgentsWinOverStoredOnes() {
		this.agent.withPropertyValues(PREFIX + "runtime-agents=true", PREFIX + "agents.crm.corp-secret=s2")
			.run((context) -> {
				WeComAgents agents = context.getBean(WeComAgents.class);
				assertThatExceptionOfType(InvalidAccountException.class)
					.isThrownBy(() -> agents.add(WeComAgent.Settings.of("crm", "ww1", "s1", 3L)))
					.matches((ex) -> ex.field().equals("name"));
				assertThatExceptionOfType(InvalidAccountException.class)
					.isThrownBy(() -> agents.add(WeComAgent.Settings.of("default", "ww1", "s1", 3L)))
					.matches((ex) -> ex.field().equals("name"));
				assertThat(agents.defaultAgent().name()).isEqualTo("default");
			});
	}

	@Test
	void failsWithARefreshThatIsTooFrequent() {
		this.agent.withPropertyValues(PREFIX + "runtime-agents=true", PREFIX + "agent-refresh=10ms")
			.run((context) -> assertThat(context.getStartupFailure()).rootCause()
				.hasMessageContaining(PREFIX + "agent-refresh"));
	}

	@Test
	void namesTheAgentsThatThereAre() {
		this.agent.withPropertyValues(PREFIX + "agents.crm.corp-secret=s2").run((context) -> {
			WeComNoticeSender sender = context.getBean(WeComNoticeSender.class);
			assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> sender.account("cmr"))
				.satisfies((ex) -> {
					assertThat(ex.category()).isEqualTo(ErrorCategory.NOT_FOUND);
					assertThat(ex.code()).isEqualTo("unknown-agent");
					assertThat(ex).hasMessageContaining("'cmr'").hasMessageContaining("[crm, default]");
				});
			assertThatExceptionOfType(PlatformException.class)
				.isThrownBy(() -> sender.account("crm").sendTextNotice(WeComReceivers.users("lisi"), "x"))
				.satisfies((ex) -> {
					assertThat(ex.category()).isEqualTo(ErrorCategory.INVALID_ARGUMENT);
					assertThat(ex.hint().orElseThrow()).contains(PREFIX + "agents.crm.agent-id");
				});
		});
	}

	@Test
	void takesAnAgentIdThatIsLongerThanAnInt() {
		this.agent.withPropertyValues(PREFIX + "agent-id=9007199254740993").run((context) -> {
			assertThat(context.getBean(WeComAgents.class).defaultAgent().requireAgentId()).isEqualTo(9007199254740993L);
			assertThat(context.getBean(WeComLoginService.class).qrCodePage("https://example.com", "s"))
				.hasParameter("agentid", "9007199254740993");
		});
	}

	@Test
	void customizesTheServiceOfEachAgent() {
		List<String> names = new ArrayList<>();
		this.agent.withPropertyValues(PREFIX + "agents.crm.corp-secret=s2")
			.withBean(WeComServiceCustomizer.class, () -> (name, service) -> names.add(name))
			.run((context) -> assertThat(names).containsExactly("default", "crm"));
	}

	@Test
	void mapsThePortalWhereATokenIs() {
		WebApplicationContextRunner web = new WebApplicationContextRunner().withConfiguration(CONFIGURATIONS)
			.withPropertyValues(PREFIX + "corp-id=ww1", PREFIX + "corp-secret=s1");
		web.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("weComPortalController"));
		WebApplicationContextRunner withToken = web.withPropertyValues(PREFIX + "token=token1",
				PREFIX + "encoding-aes-key=" + AES_KEY);
		withToken.run((context) -> assertThat(context).hasBean("weComPortalController"));
		withToken.withPropertyValues(PREFIX + "portal.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean("weComPortalController"));
		web.withPropertyValues(PREFIX + "agents.crm.corp-secret=s2", PREFIX + "agents.crm.token=token1",
				PREFIX + "agents.crm.encoding-aes-key=" + AES_KEY)
			.run((context) -> assertThat(context).hasBean("weComPortalController"));
		this.agent.withPropertyValues(PREFIX + "token=token1", PREFIX + "encoding-aes-key=" + AES_KEY)
			.run((context) -> assertThat(context).doesNotHaveBean("weComPortalController"));
	}

	@Test
	void worksWithoutSpringWeb() {
		this.agent.withClassLoader(new FilteredClassLoader(RequestEntity.class))
			.withPropertyValues(PREFIX + "token=token1", PREFIX + "encoding-aes-key=" + AES_KEY)
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(WeComNoticeSender.class));
	}

	@ParameterizedTest
	@CsvSource({ "corp-id=??,corp-id", "corp-id=,corp-id", "corp-secret=your-secret,corp-secret", "token=?,token",
			"token=abc,encoding-aes-key", "encoding-aes-key=" + AES_KEY + ",token",
			"agents.crm.corp-secret=?,agents.crm.corp-secret", "agents.crm.token=t1,agents.crm.corp-secret",
			"hosts.api=http://example.com,hosts.api", "robots.ops.key=?,robots.ops.key",
			"robots.ops.webhook=https://example.com/cgi-bin/webhook/send?key=k,robots.ops.webhook",
			"agents.default.corp-secret=s,agents.default", "media.cache=72h,media.cache",
			"media.cache=0s,media.cache" })
	void namesThePropertyThatCannotWork(String property, String named) {
		this.agent.withPropertyValues(PREFIX + property).run((context) -> {
			assertThat(context).hasFailed();
			assertThat(context.getStartupFailure()).rootCause()
				.isInstanceOfSatisfying(InvalidConfigurationException.class, (ex) -> {
					assertThat(ex.property()).isEqualTo(PREFIX + named);
					assertThat(ex.remedy()).isNotBlank();
				});
		});
	}

	@Test
	void namesAKeyOfTheWrongLength() {
		this.agent.withPropertyValues(PREFIX + "token=token1", PREFIX + "encoding-aes-key=short")
			.run((context) -> assertThat(context.getStartupFailure()).rootCause()
				.hasMessageContaining("43")
				.hasMessageNotContaining("short"));
	}

	@Test
	void tellsNoSecret() {
		this.agent
			.withPropertyValues(PREFIX + "corp-secret=topSecret1", PREFIX + "token=topSecret2",
					PREFIX + "encoding-aes-key=" + AES_KEY, PREFIX + "robots.ops.key=topSecret3",
					PREFIX + "agents.crm.corp-secret=topSecret4")
			.run((context) -> {
				WeComProperties properties = context.getBean(WeComProperties.class);
				assertThat(properties + " " + properties.agents() + properties.robots()
						+ context.getBean(WeComAgents.class).all())
					.doesNotContain("topSecret", AES_KEY);
			});
	}

}
