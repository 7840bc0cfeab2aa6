package cn.bootx.starter.wechatopen.autoconfigure;

import java.net.URI;
import java.time.Duration;

import me.chanjar.weixin.mp.api.WxMpService;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.RestController;

import cn.bootx.starter.core.callback.portal.CallbackPortal;
import cn.bootx.starter.core.callback.CallbackPipeline;
import cn.bootx.starter.core.autoconfigure.CoreAutoConfiguration;
import cn.bootx.starter.core.config.InvalidConfigurationException;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.wechat.autoconfigure.WeChatAppletAutoConfiguration;
import cn.bootx.starter.wechat.autoconfigure.WeChatAutoConfiguration;
import cn.bootx.starter.core.callback.portal.LateReplies;
import cn.bootx.starter.wechatopen.OpenPlatform;
import cn.bootx.starter.wechatopen.authorizer.WeChatOpenAuthorizers;
import cn.bootx.starter.wechatopen.authorizer.WeChatOpenMpServiceCustomizer;
import cn.bootx.starter.wechatopen.component.WeChatOpenTickets;
import cn.bootx.starter.wechatopen.component.WeChatOpenComponent;
import cn.bootx.starter.wechatopen.component.WeChatOpenComponentService;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class WeChatOpenAutoConfigurationTests {

	private static final String PREFIX = WeChatOpenProperties.PREFIX + ".";

	private static final AutoConfigurations CONFIGURATIONS = AutoConfigurations.of(CoreAutoConfiguration.class,
			WeChatOpenAutoConfiguration.class);

	private static final String[] COMPONENT = { PREFIX + "component-app-id=" + OpenPlatform.APP_ID,
			PREFIX + "component-app-secret=" + OpenPlatform.SECRET };

	private static final String[] PORTAL = { PREFIX + "token=" + OpenPlatform.TOKEN,
			PREFIX + "encoding-aes-key=" + OpenPlatform.KEY };

	private final ApplicationContextRunner runner = new ApplicationContextRunner().withConfiguration(CONFIGURATIONS);

	private final WebApplicationContextRunner webRunner = new WebApplicationContextRunner()
		.withConfiguration(CONFIGURATIONS);

	@Test
	void withoutAComponentThereIsNothing() {
		this.webRunner.withPropertyValues(PORTAL)
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(WeChatOpenComponent.class)
				.doesNotHaveBean("weChatOpenPortal")
				.doesNotHaveBean(WeChatOpenProperties.class));
	}

	@Test
	void withAComponentAndItsSecretsEverythingIsThere() {
		this.webRunner.withPropertyValues(COMPONENT)
			.withPropertyValues(PORTAL)
			.run((context) -> assertThat(context).hasSingleBean(WeChatOpenComponentService.class)
				.hasSingleBean(WeChatOpenAuthorizers.class)
				.hasBean("weChatOpenPortal")
				// Its public address is not set.
				.doesNotHaveBean("weChatOpenServletAuthorizationController")
				// A host's own official account must not be taken for an authorizer.
				.doesNotHaveBean(WxMpService.class)
				.doesNotHaveBean(OkHttpClient.class));
	}

	@Test
	void withoutAWebApplicationTheServicesAreThere() {
		this.runner.withPropertyValues(COMPONENT)
			.withPropertyValues(PORTAL)
			.run((context) -> assertThat(context).hasSingleBean(WeChatOpenAuthorizers.class)
				.doesNotHaveBean("weChatOpenPortal")
				.doesNotHaveBean("weChatOpenServletAuthorizationController"));
	}

	@Test
	void withoutSpringWebTheServicesAreThere() {
		this.runner.withPropertyValues(COMPONENT)
			.withClassLoader(new FilteredClassLoader(RestController.class))
			.run((context) -> assertThat(context).hasSingleBean(WeChatOpenAuthorizers.class));
	}

	@Test
	void isSwitchedOff() {
		this.webRunner.withPropertyValues(COMPONENT)
			.withPropertyValues(PORTAL)
			.withPropertyValues(PREFIX + "enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(WeChatOpenComponent.class)
				.doesNotHaveBean("weChatOpenPortal"));
	}

	@Test
	void thePortalIsSwitchedOff() {
		this.webRunner.withPropertyValues(COMPONENT)
			.withPropertyValues(PORTAL)
			.withPropertyValues(PREFIX + "portal.enabled=false")
			.run((context) -> assertThat(context).hasSingleBean(WeChatOpenAuthorizers.class)
				.doesNotHaveBean("weChatOpenPortal"));
	}

	@Test
	void thePublicAddressMapsThePages() {
		this.webRunner.withPropertyValues(COMPONENT)
			.withPropertyValues(PREFIX + "authorization.public-url=https://open.example.com")
			.run((context) -> assertThat(context).hasBean("weChatOpenServletAuthorizationController")
				.doesNotHaveBean("weChatOpenReactiveAuthorizationController")
				.doesNotHaveBean("weChatOpenPortal"));
	}

	@Test
	void withoutItsSecretsThePortalIsNotMapped() {
		this.webRunner.withPropertyValues(COMPONENT)
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean("weChatOpenPortal")
				.doesNotHaveBean("weChatOpenServletAuthorizationController"));
	}

	@ParameterizedTest
	@CsvSource(nullValues = "null",
			value = { "component-app-id, ??, placeholder", "component-app-id, your-app-id, placeholder",
					"component-app-id, ' ', blank", "component-app-secret, '', blank",
					"component-app-secret, ?, placeholder", "token, a-b, letters or digits", "token, '', blank",
					"encoding-aes-key, short, 43", "hosts.api, http://api.example.com, https",
					"portal.path, wechat/open/, slash", "portal.path, /wechat/open/, slash",
					"authorization.public-url, example.com, address", "authorization.public-url, '', address",
					"authorization.public-url, https://open.example.com?a=b, address" })
	void aWrongValueFailsStartupAndNamesTheProperty(String property, String value, String problem) {
		this.webRunner.withPropertyValues(COMPONENT)
			.withPropertyValues(PORTAL)
			.withPropertyValues(PREFIX + property + "=" + value)
			.run((context) -> {
				assertThat(context).hasFailed();
				assertThat(context.getStartupFailure()).rootCause()
					.isInstanceOfSatisfying(InvalidConfigurationException.class, (ex) -> {
						assertThat(ex.property()).isEqualTo(PREFIX + property);
						assertThat(ex.getMessage()).contains(problem);
						assertThat(ex.remedy()).isNotBlank();
					});
			});
	}

	@ParameterizedTest
	@CsvSource({ "0, encoding-aes-key", "1, token" })
	void oneOfTheTwoPortalSecretsIsNotEnough(int given, String missing) {
		this.webRunner.withPropertyValues(COMPONENT)
			.withPropertyValues(PORTAL[given])
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining(PREFIX + missing)
				.hasMessageContaining("missing"));
	}

	@Test
	void propertiesHaveTheirDefaults() {
		this.runner.withPropertyValues(COMPONENT).run((context) -> {
			WeChatOpenProperties properties = context.getBean(WeChatOpenProperties.class);
			assertThat(properties.hosts().api()).isEqualTo(URI.create("https://api.weixin.qq.com"));
			assertThat(properties.hosts().mp()).isEqualTo(URI.create("https://mp.weixin.qq.com"));
			assertThat(properties.hosts().open()).isEqualTo(URI.create("https://open.weixin.qq.com"));
			assertThat(properties.portal().pathOr("/wechat/open")).isEqualTo("/wechat/open");
			assertThat(properties.portal().settings(CallbackPipeline.Deadline.WECHAT))
				.isEqualTo(new CallbackPortal.Settings(Duration.ofMinutes(5), 65536, Duration.ofMillis(4500),
						LateReplies.Mode.SEND));
			assertThat(properties.authorization()).isEqualTo(new WeChatOpenProperties.Authorization(null, 20));
			assertThat(properties.releaseCheck().enabled()).isTrue();
		});
	}

	@Test
	void noTextOfABeanHoldsASecret(CapturedOutput output) {
		this.webRunner.withPropertyValues(COMPONENT).withPropertyValues(PORTAL).run((context) -> {
			String texts = context.getBean(WeChatOpenProperties.class) + " "
					+ context.getBean(WeChatOpenComponent.class);
			assertThat(texts).contains(OpenPlatform.APP_ID);
			assertThat(texts + output).doesNotContain(OpenPlatform.SECRET, OpenPlatform.KEY, OpenPlatform.TOKEN);
		});
	}

	@Test
	void backsOffToBeansOfTheApplication() {
		this.runner.withPropertyValues(COMPONENT)
			.withUserConfiguration(OwnTickets.class)
			.run((context) -> assertThat(context).hasSingleBean(WeChatOpenTickets.class).hasBean("ownTickets"));
	}

	@Test
	void customizersSeeTheServiceOfEveryAuthorizer() {
		this.runner.withPropertyValues(COMPONENT).withUserConfiguration(Customized.class).run((context) -> {
			WxMpService service = context.getBean(WeChatOpenAuthorizers.class).mpService("wxany");
			assertThat(service.getWxMpConfigStorage().getAppId()).isEqualTo("wxany");
			assertThat(context.getBean(Customized.class).customized).isEqualTo("wxany");
		});
	}

	@Test
	void standsBesideTheApplicationsOwnAccount() {
		this.webRunner
			.withConfiguration(
					AutoConfigurations.of(WeChatAutoConfiguration.class, WeChatAppletAutoConfiguration.class))
			.withPropertyValues(COMPONENT)
			.withPropertyValues(PORTAL)
			.withPropertyValues("bootx.starter.third.wechat.app-id=wxown", "bootx.starter.third.wechat.app-secret=own",
					"bootx.starter.third.wechat.token=owntoken")
			.run((context) -> {
				assertThat(context).hasSingleBean(WxMpService.class).hasSingleBean(WeChatOpenAuthorizers.class);
				assertThat(context.getBean(WxMpService.class).getWxMpConfigStorage().getAppId()).isEqualTo("wxown");
			});
	}

	@Test
	void warnsThatRefreshTokensInMemoryAreLost(CapturedOutput output) {
		this.runner.withPropertyValues(COMPONENT)
			.run((context) -> assertThat(output).contains("refresh tokens of authorizers are kept in memory"));
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnTickets {

		@Bean
		WeChatOpenTickets ownTickets(ExpiringStore store) {
			return new WeChatOpenTickets(store, "wxown");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Customized {

		private String customized = "";

		@Bean
		WeChatOpenMpServiceCustomizer customizer() {
			return (appId, service) -> this.customized = appId;
		}

	}

}
