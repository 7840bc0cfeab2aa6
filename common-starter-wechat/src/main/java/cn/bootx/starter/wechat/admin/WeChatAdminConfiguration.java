package cn.bootx.starter.wechat.admin;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import cn.bootx.starter.core.admin.AdminEndpoint;
import cn.bootx.starter.core.admin.EnableAdminEndpoints;
import cn.bootx.starter.core.admin.ThirdAdminAuthorizer;
import cn.bootx.starter.core.autoconfigure.ThirdBackground;
import cn.bootx.starter.wechat.account.WeChatAccounts;
import cn.bootx.starter.wechat.content.article.WeChatArticleService;
import cn.bootx.starter.wechat.content.media.WeChatMediaService;
import cn.bootx.starter.wechat.content.menu.WeChatMenuService;
import cn.bootx.starter.wechat.content.template.WeChatTemplateService;

/**
 * Endpoints for an administration's pages, where the host switches them on and guards
 * them.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@ConditionalOnProperty(name = "bootx.starter.third.wechat.admin.enabled", havingValue = "true")
@EnableAdminEndpoints
class WeChatAdminConfiguration {

	private static final String ENABLED = "bootx.starter.third.wechat.admin.enabled";

	private static final String OTHERWISE = "manage accounts, menus, templates and media";

	/** The thread of a servlet request may wait for WeChat. */
	@Bean
	@ConditionalOnWebApplication(type = Type.SERVLET)
	AccountEndpoints.Setting servletWeChatAdminSetting(ObjectProvider<ThirdAdminAuthorizer> authorizer) {
		return new AccountEndpoints.Setting(AdminEndpoint.authorizer(authorizer, ENABLED, OTHERWISE), Runnable::run);
	}

	@Bean
	@ConditionalOnWebApplication(type = Type.REACTIVE)
	AccountEndpoints.Setting reactiveWeChatAdminSetting(ObjectProvider<ThirdAdminAuthorizer> authorizer,
			ThirdBackground background) {
		return new AccountEndpoints.Setting(AdminEndpoint.authorizer(authorizer, ENABLED, OTHERWISE),
				background.patient());
	}

	@Bean
	@ConditionalOnMissingBean(name = "weChatAccountController")
	@ConditionalOnProperty(name = "bootx.starter.third.wechat.runtime-accounts", havingValue = "true")
	WeChatAccountController weChatAccountController(WeChatAccounts accounts, AccountEndpoints.Setting setting) {
		return new WeChatAccountController(accounts, setting);
	}

	@Bean
	@ConditionalOnMissingBean(name = "weChatMenuController")
	WeChatMenuController weChatMenuController(WeChatMenuService menus, AccountEndpoints.Setting setting) {
		return new WeChatMenuController(menus, setting);
	}

	@Bean
	@ConditionalOnMissingBean(name = "weChatTemplateController")
	WeChatTemplateController weChatTemplateController(WeChatTemplateService templates,
			AccountEndpoints.Setting setting) {
		return new WeChatTemplateController(templates, setting.authorizer(), setting.executor());
	}

	@Bean
	@ConditionalOnMissingBean(name = "weChatArticleController")
	WeChatArticleController weChatArticleController(WeChatArticleService articles, AccountEndpoints.Setting setting) {
		return new WeChatArticleController(articles, setting);
	}

	@Bean("weChatMediaController")
	@ConditionalOnMissingBean(name = "weChatMediaController")
	@ConditionalOnWebApplication(type = Type.SERVLET)
	WeChatMediaController.Servlet servletMediaController(WeChatMediaService media, AccountEndpoints.Setting setting) {
		return new WeChatMediaController.Servlet(media, setting);
	}

	@Bean("weChatMediaController")
	@ConditionalOnMissingBean(name = "weChatMediaController")
	@ConditionalOnWebApplication(type = Type.REACTIVE)
	WeChatMediaController.Reactive reactiveMediaController(WeChatMediaService media, AccountEndpoints.Setting setting) {
		return new WeChatMediaController.Reactive(media, setting);
	}

}
