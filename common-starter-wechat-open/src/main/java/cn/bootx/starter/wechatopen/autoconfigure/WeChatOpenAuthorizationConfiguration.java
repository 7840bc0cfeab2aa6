package cn.bootx.starter.wechatopen.autoconfigure;

import java.net.URI;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.RestController;

import cn.bootx.starter.core.callback.CallbackRuntime;
import cn.bootx.starter.core.config.InvalidConfigurationException;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.wechatopen.authorization.WeChatOpenAuthorizationController;
import cn.bootx.starter.wechatopen.authorization.WeChatOpenAuthorizationFlow;
import cn.bootx.starter.wechatopen.authorization.WeChatOpenAuthorizationHandler;
import cn.bootx.starter.wechatopen.authorizer.WeChatOpenAuthorizers;
import cn.bootx.starter.wechatopen.component.WeChatOpenComponentService;

/**
 * The pages that lead administrators to the platform and back.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@ConditionalOnClass(RestController.class)
@ConditionalOnProperty(name = WeChatOpenProperties.PREFIX + ".authorization.enabled", havingValue = "true",
		matchIfMissing = true)
class WeChatOpenAuthorizationConfiguration {

	@Bean
	@ConditionalOnMissingBean
	WeChatOpenAuthorizationFlow weChatOpenAuthorizationFlow(WeChatOpenComponentService service,
			WeChatOpenAuthorizers authorizers, ExpiringStore store,
			ObjectProvider<WeChatOpenAuthorizationHandler> handler, WeChatOpenProperties properties) {
		return new WeChatOpenAuthorizationFlow(service, authorizers, store, handler.getIfAvailable(),
				properties.authorization().maxPerMinute());
	}

	@Bean
	@ConditionalOnMissingBean
	WeChatOpenAuthorizationController weChatOpenAuthorizationController(WeChatOpenAuthorizationFlow flow,
			CallbackRuntime runtime, WeChatOpenProperties properties) {
		return new WeChatOpenAuthorizationController(flow, runtime.executor()::execute, publicUrl(properties),
				properties.portal().path());
	}

	private static @Nullable URI publicUrl(WeChatOpenProperties properties) {
		URI base = properties.authorization().publicUrl();
		if (base == null) {
			return null;
		}
		boolean web = "http".equals(base.getScheme()) || "https".equals(base.getScheme());
		if (!web || base.getHost() == null || base.getQuery() != null || base.getFragment() != null) {
			throw new InvalidConfigurationException(WeChatOpenProperties.PREFIX + ".authorization.public-url",
					"'" + base + "' is not the address of a web application",
					"Write scheme, host and context path, for example https://open.example.com/app.");
		}
		return base;
	}

}
