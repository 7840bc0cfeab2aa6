package cn.bootx.starter.wechat.admin;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

import cn.bootx.starter.core.admin.ThirdAdminAuthorizer;
import cn.bootx.starter.core.autoconfigure.CoreAutoConfiguration;
import cn.bootx.starter.core.config.InvalidConfigurationException;
import cn.bootx.starter.wechat.WeChatFixture;
import cn.bootx.starter.wechat.autoconfigure.WeChatAutoConfiguration;
import cn.bootx.starter.wechat.content.menu.WeChatMenuService;

import static org.assertj.core.api.Assertions.assertThat;

class WeChatAdminConfigurationTests {

	private static final AutoConfigurations CONFIGURATIONS = AutoConfigurations.of(CoreAutoConfiguration.class,
			WeChatAutoConfiguration.class);

	private static final String[] ACCOUNT = { "bootx.starter.third.wechat.app-id=" + WeChatFixture.APP_ID,
			"bootx.starter.third.wechat.app-secret=" + WeChatFixture.SECRET };

	private static final String ENABLED = "bootx.starter.third.wechat.admin.enabled=true";

	private final WebApplicationContextRunner servlet = new WebApplicationContextRunner()
		.withConfiguration(CONFIGURATIONS)
		.withPropertyValues(ACCOUNT);

	@Test
	void mapsNothingUnlessItIsSwitchedOn() {
		this.servlet.withBean(ThirdAdminAuthorizer.class, () -> (access) -> true)
			.run((context) -> assertThat(context).hasSingleBean(WeChatMenuService.class)
				.doesNotHaveBean(WeChatMenuController.class)
				.doesNotHaveBean(WeChatMediaController.Servlet.class));
	}

	@Test
	void mapsTheControllersOfTheStack() {
		this.servlet.withPropertyValues(ENABLED)
			.withBean(ThirdAdminAuthorizer.class, () -> (access) -> true)
			.run((context) -> assertThat(context).hasSingleBean(WeChatMenuController.class)
				.hasSingleBean(WeChatTemplateController.class)
				.hasSingleBean(WeChatArticleController.class)
				.hasSingleBean(WeChatMediaController.Servlet.class)
				.doesNotHaveBean(WeChatMediaController.Reactive.class));
		new ReactiveWebApplicationContextRunner().withConfiguration(CONFIGURATIONS)
			.withPropertyValues(ACCOUNT)
			.withPropertyValues(ENABLED)
			.withBean(ThirdAdminAuthorizer.class, () -> (access) -> true)
			.run((context) -> assertThat(context).hasSingleBean(WeChatMenuController.class)
				.hasSingleBean(WeChatMediaController.Reactive.class)
				.doesNotHaveBean(WeChatMediaController.Servlet.class));
	}

	@Test
	void failsWithPropertyNameWhereNobodyGuardsIt() {
		this.servlet.withPropertyValues(ENABLED)
			.run((context) -> assertThat(context.getStartupFailure()).rootCause()
				.isInstanceOf(InvalidConfigurationException.class)
				.hasMessageContaining("bootx.starter.third.wechat.admin.enabled")
				.hasMessageContaining("any client could manage accounts, menus")
				.hasMessageContaining(ThirdAdminAuthorizer.class.getName()));
	}

	@Test
	void mapsNothingWithoutTheWeb() {
		new ApplicationContextRunner().withConfiguration(CONFIGURATIONS)
			.withPropertyValues(ACCOUNT)
			.withPropertyValues(ENABLED)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(WeChatMenuController.class));
	}

	@Test
	void backsOffToTheHostsController() {
		this.servlet.withPropertyValues(ENABLED)
			.withBean(ThirdAdminAuthorizer.class, () -> (access) -> true)
			.withBean("weChatMenuController", String.class, () -> "own")
			.withBean("weChatMediaController", String.class, () -> "own")
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(WeChatMenuController.class)
				.doesNotHaveBean(WeChatMediaController.class)
				.hasSingleBean(WeChatTemplateController.class));
	}

}
