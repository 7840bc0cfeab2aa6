package cn.bootx.starter.wechatopen.authorization;

import java.net.URI;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.RestController;

import cn.bootx.starter.core.callback.CallbackRuntime;
import cn.bootx.starter.core.config.InvalidConfigurationException;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.wechatopen.authorizer.WeChatOpenAuthorizers;
import cn.bootx.starter.wechatopen.autoconfigure.WeChatOpenProperties;
import cn.bootx.starter.wechatopen.component.WeChatOpenComponent;
import cn.bootx.starter.wechatopen.component.WeChatOpenComponentService;

/**
 * The pages that lead administrators to the platform and back. They are mapped only where
 * the application's public address is set: an address that is taken from the request
 * would follow whatever {@code Host} header a stranger sends.
 */
@Configuration(proxyBeanMethods = false)
class WeChatOpenAuthorizationConfiguration {

	@Bean
	@ConditionalOnMissingBean
	WeChatOpenAuthorizationLinks weChatOpenAuthorizationLinks(WeChatOpenComponent component) {
		return new WeChatOpenAuthorizationLinks(component);
	}

	/** The pages. */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication
	@ConditionalOnClass(RestController.class)
	@ConditionalOnProperty(WeChatOpenProperties.PREFIX + ".authorization.public-url")
	static class Pages {

		@Bean
		WeChatOpenAuthorizationFlow weChatOpenAuthorizationFlow(WeChatOpenComponentService service,
				WeChatOpenAuthorizers authorizers, WeChatOpenAuthorizationLinks links, ExpiringStore store,
				ObjectProvider<WeChatOpenAuthorizationHandler> handler, WeChatOpenProperties properties) {
			return new WeChatOpenAuthorizationFlow(service, authorizers, links, store, handler.getIfAvailable(),
					properties.authorization().maxPerMinute(), callbackUrl(properties));
		}

		@Bean
		@ConditionalOnWebApplication(type = Type.SERVLET)
		AuthorizationController.OnServlet weChatOpenServletAuthorizationController(WeChatOpenAuthorizationFlow flow,
				CallbackRuntime runtime) {
			return new AuthorizationController.OnServlet(flow, runtime.executor()::execute);
		}

		@Bean
		@ConditionalOnWebApplication(type = Type.REACTIVE)
		AuthorizationController.OnReactive weChatOpenReactiveAuthorizationController(WeChatOpenAuthorizationFlow flow,
				CallbackRuntime runtime) {
			return new AuthorizationController.OnReactive(flow, runtime.executor()::execute);
		}

		private static URI callbackUrl(WeChatOpenProperties properties) {
			URI address = properties.authorization().publicUrl();
			if (address == null || !String.valueOf(address.getScheme()).matches("https?") || address.getHost() == null
					|| address.getQuery() != null || address.getFragment() != null) {
				throw new InvalidConfigurationException(WeChatOpenProperties.PREFIX + ".authorization.public-url",
						"'" + ((address != null) ? address : "") + "' is not the address of a web application",
						"Write scheme, host and context path, for example https://open.example.com/app.");
			}
			String base = address.toString();
			return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base)
					+ properties.portal().pathOr("/wechat/open") + "/callback");
		}

	}

}
