package cn.bootx.starter.wechat.autoconfigure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;

import me.chanjar.weixin.mp.api.WxMpMessageRouter;
import me.chanjar.weixin.mp.api.WxMpService;
import me.chanjar.weixin.mp.api.impl.WxMpServiceOkHttpImpl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.http.RequestEntity;
import org.springframework.web.bind.annotation.RestController;

import cn.bootx.starter.core.autoconfigure.CoreAutoConfiguration;
import cn.bootx.starter.core.callback.envelope.CallbackEnvelope;
import cn.bootx.starter.core.config.InvalidConfigurationException;
import cn.bootx.starter.wechat.account.WeChatAccountFactory;
import cn.bootx.starter.wechat.account.WeChatAccounts;
import cn.bootx.starter.wechat.content.template.WeChatTemplateSender;
import cn.bootx.starter.wechat.handler.WeChatMessageDispatcher;
import cn.bootx.starter.wechat.handler.WeChatMsgHandler;
import cn.bootx.starter.wechat.people.qrlogin.WeChatLoginHandler;
import cn.bootx.starter.wechat.people.qrlogin.WeChatQrLoginController;
import cn.bootx.starter.wechat.people.qrlogin.WeChatQrLoginService;
import cn.bootx.starter.wechat.portal.WeChatPortalController;
import cn.bootx.starter.wechat.portal.WeChatPortalService;

import static org.assertj.core.api.Assertions.assertThat;

class WeChatAutoConfigurationTests {

	private static final String PREFIX = "bootx.starter.third.wechat.";

	private static final AutoConfigurations AUTO = AutoConfigurations.of(CoreAutoConfiguration.class,
			WeChatAutoConfiguration.class);

	private final ApplicationContextRunner context = new ApplicationContextRunner().withConfiguration(AUTO)
		.withPropertyValues(PREFIX + "app-id=wx0123456789abcdef", PREFIX + "app-secret=secret123");

	private final WebApplicationContextRunner web = new WebApplicationContextRunner().withConfiguration(AUTO)
		.withPropertyValues(PREFIX + "app-id=wx0123456789abcdef", PREFIX + "app-secret=secret123",
				PREFIX + "token=simtoken");

	@Test
	void offersTheBeansOfAnAccount() {
		this.context.run((context) -> assertThat(context).hasSingleBean(WxMpService.class)
			.hasSingleBean(WxMpMessageRouter.class)
			.hasSingleBean(WeChatAccounts.class)
			.hasSingleBean(WeChatMessageDispatcher.class)
			.hasSingleBean(WeChatTemplateSender.class)
			.doesNotHaveBean(WeChatQrLoginService.class));
	}

	@Test
	void doesNothingWithoutAnAccount() {
		new ApplicationContextRunner().withConfiguration(AUTO)
			.run((context) -> assertThat(context).doesNotHaveBean(WxMpService.class)
				.doesNotHaveBean(WeChatAccounts.class));
	}

	@Test
	void doesNothingIfSwitchedOff() {
		this.context.withPropertyValues(PREFIX + "enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(WeChatAccounts.class));
	}

	@Test
	void leavesItsWorkToAServiceOfTheHost() {
		WxMpService own = new WxMpServiceOkHttpImpl();
		this.context.withBean("own", WxMpService.class, () -> own).run((context) -> {
			assertThat(context).getBean(WxMpService.class).isSameAs(own);
			assertThat(context.getBean(WeChatAccounts.class).primary().service()).isSameAs(own);
		});
	}

	@Test
	void leavesItsWorkToBuiltInHandlersOfTheHost() {
		this.context.withBean(WeChatMsgHandler.class, () -> new WeChatMsgHandler("mine"))
			.run((context) -> assertThat(context).hasSingleBean(WeChatMsgHandler.class));
	}

	@Test
	void appliesCustomizersToEveryAccount() {
		List<String> customized = new ArrayList<>();
		this.context
			.withPropertyValues(PREFIX + "accounts.shop.app-id=wxshop", PREFIX + "accounts.shop.app-secret=secret456")
			.withBean(WeChatAccountFactory.ServiceCustomizer.class, () -> (account, service) -> customized.add(account))
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(customized).containsExactlyInAnyOrder("default", "shop");
			});
	}

	@Test
	void namedAccountsAreEnough() {
		new ApplicationContextRunner().withConfiguration(AUTO)
			.withPropertyValues(PREFIX + "accounts.shop.app-id=wxshop", PREFIX + "accounts.shop.app-secret=secret456",
					PREFIX + "accounts.shop.portal-mode=plain")
			.run((context) -> {
				WeChatAccounts accounts = context.getBean(WeChatAccounts.class);
				assertThat(accounts.primary().name()).isEqualTo("shop");
				assertThat(accounts.primary().settings().portalMode()).isEqualTo(CallbackEnvelope.Mode.PLAIN);
				assertThat(context.getBean(WxMpService.class)).isSameAs(accounts.primary().service());
				assertThat(context.getBean(WxMpService.class).getWxMpConfigStorage().getAppId()).isEqualTo("wxshop");
			});
	}

	@Test
	void mapsThePortalOnlyWithATokenAndAWebServer() {
		this.context.withPropertyValues(PREFIX + "token=simtoken")
			.run((context) -> assertThat(context).hasSingleBean(WeChatPortalService.class)
				.doesNotHaveBean(WeChatPortalController.class));
		this.web.run((context) -> assertThat(context).hasSingleBean(WeChatPortalController.class));
		this.web.withPropertyValues(PREFIX + "portal.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(WeChatPortalController.class));
		new WebApplicationContextRunner().withConfiguration(AUTO)
			.withPropertyValues(PREFIX + "app-id=wx0123456789abcdef", PREFIX + "app-secret=secret123")
			.run((context) -> assertThat(context).doesNotHaveBean(WeChatPortalController.class));
	}

	@Test
	void sendsWithoutAnyWebClass() {
		this.context.withClassLoader(new FilteredClassLoader(RestController.class, RequestEntity.class))
			.withPropertyValues(PREFIX + "token=simtoken", PREFIX + "qr-login.enabled=true")
			.run((context) -> assertThat(context).hasSingleBean(WeChatTemplateSender.class));
	}

	@Test
	void mapsQrLoginIfSwitchedOn() {
		this.web.withPropertyValues(PREFIX + "qr-login.enabled=true")
			.run((context) -> assertThat(context).hasSingleBean(WeChatQrLoginController.class)
				.doesNotHaveBean("weChatQrLoginExchangeController"));
		this.web.withPropertyValues(PREFIX + "qr-login.enabled=true")
			.withBean(WeChatLoginHandler.class, () -> (login) -> login.openId())
			.run((context) -> assertThat(context).hasBean("weChatQrLoginExchangeController"));
	}

	@ParameterizedTest
	@CsvSource({ "app-id=?, app-id, placeholder", "app-secret=, app-secret, blank",
			"app-secret=your-app-secret, app-secret, placeholder", "token=a, token, 1 characters",
			"token=?, token, placeholder", "encoding-aes-key=short, encoding-aes-key, 5 characters",
			"portal.mode=safe, encoding-aes-key, missing", "hosts.api=http://api.example.com, hosts.api, https",
			"accounts.default.app-id=wx1, accounts.default, cannot be the name",
			"accounts.a.app-id=wx0123456789abcdef, accounts.a.app-secret, missing",
			"qr-login.enabled=true;token=, token, blank", "qr-login.ttl=10s;qr-login.enabled=true, qr-login.ttl, 1m",
			"qr-login.account=no;qr-login.enabled=true, qr-login.account, no account" })
	void failsWithPropertyAndRemedy(String properties, String property, String problem) {
		this.web.withPropertyValues(Arrays.stream(properties.split(";")).map(PREFIX::concat).toArray(String[]::new))
			.run((context) -> {
				assertThat(context).hasFailed();
				assertThat(context.getStartupFailure()).rootCause()
					.isInstanceOf(InvalidConfigurationException.class)
					.hasMessageContaining("'" + PREFIX + property)
					.hasMessageContaining(problem);
			});
	}

	@Test
	void anAccountMayBeConfiguredOnce() {
		this.context
			.withPropertyValues(PREFIX + "accounts.a.app-id=wx0123456789abcdef", PREFIX + "accounts.a.app-secret=s3")
			.run((context) -> assertThat(context.getStartupFailure()).rootCause()
				.hasMessageContaining("account 'default'"));
	}

	@Test
	void qrLoginNeedsAPortal() {
		this.context.withPropertyValues(PREFIX + "qr-login.enabled=true")
			.run((context) -> assertThat(context.getStartupFailure()).rootCause().hasMessageContaining("has no token"));
	}

	@Test
	void noBeanKeepsBootFromItsOwnExecutor() {
		this.web.run((context) -> assertThat(context.getBeansOfType(ExecutorService.class)).isEmpty());
	}

	@Test
	void nothingPrintsASecret() {
		this.web.withPropertyValues(PREFIX + "accounts.b.app-id=wxb", PREFIX + "accounts.b.app-secret=secret456")
			.run((context) -> {
				WeChatProperties properties = context.getBean(WeChatProperties.class);
				WeChatAccounts accounts = context.getBean(WeChatAccounts.class);
				assertThat(properties + " " + properties.accounts() + " " + accounts.all() + " "
						+ accounts.primary().settings() + " " + accounts.primary().service().getWxMpConfigStorage())
					.doesNotContain("secret123")
					.doesNotContain("secret456")
					.doesNotContain("simtoken");
			});
	}

}
