package cn.bootx.starter.wechatopen.autoconfigure;

import java.time.Clock;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Import;

import cn.bootx.starter.core.autoconfigure.CoreAutoConfiguration;
import cn.bootx.starter.core.autoconfigure.PlatformHttpClients;
import cn.bootx.starter.core.callback.CallbackRuntime;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.config.BaseUrl;
import cn.bootx.starter.core.config.Credentials;
import cn.bootx.starter.core.config.InvalidConfigurationException;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.core.token.TokenRegistry;
import cn.bootx.starter.wechat.account.WeChatAccountFactory;
import cn.bootx.starter.wechat.account.WeChatHosts;
import cn.bootx.starter.wechatopen.authorization.AuthorizationLinks;
import cn.bootx.starter.wechatopen.authorizer.AuthorizerServices;
import cn.bootx.starter.wechatopen.authorizer.WeChatOpenAuthorizers;
import cn.bootx.starter.wechatopen.authorizer.WeChatOpenMpServiceCustomizer;
import cn.bootx.starter.wechatopen.component.ComponentHealthProbe;
import cn.bootx.starter.wechatopen.component.VerifyTickets;
import cn.bootx.starter.wechatopen.component.WeChatOpenComponent;
import cn.bootx.starter.wechatopen.component.WeChatOpenComponentService;
import cn.bootx.starter.wechatopen.release.ReleaseCheck;

/**
 * Auto-configuration of a third-party component. There are no beans of WxJava's types:
 * its services for components are also services for official accounts, and would take the
 * place of those of {@code common-starter-wechat}.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = CoreAutoConfiguration.class)
@Conditional(OnComponentCondition.class)
@EnableConfigurationProperties(WeChatOpenProperties.class)
@Import({ WeChatOpenPortalConfiguration.class, WeChatOpenAuthorizationConfiguration.class })
public final class WeChatOpenAutoConfiguration {

	private static final Logger logger = LoggerFactory.getLogger(WeChatOpenAutoConfiguration.class);

	private static final String CONSOLE = "the component's page in the Open Platform's console (https://open.weixin.qq.com)";

	@Bean
	@ConditionalOnMissingBean
	WeChatOpenComponent weChatOpenComponent(WeChatOpenProperties properties) {
		String prefix = WeChatOpenProperties.PREFIX;
		String path = properties.portal().path();
		if (!path.startsWith("/") || path.endsWith("/")) {
			throw new InvalidConfigurationException(prefix + ".portal.path",
					"'" + path + "' does not begin with a slash, or ends with one",
					"Write it like /wechat/open; auth-event, {appId}/message, authorize and callback are found below it.");
		}
		return new WeChatOpenComponent(
				Credentials.require(prefix + ".component-app-id", properties.componentAppId(), CONSOLE),
				Credentials.require(prefix + ".component-app-secret", properties.componentAppSecret(), CONSOLE),
				BaseUrl.of(prefix + ".hosts.api", properties.hosts().api()),
				BaseUrl.of(prefix + ".hosts.mp", properties.hosts().mp()),
				BaseUrl.of(prefix + ".hosts.open", properties.hosts().open()));
	}

	@Bean
	@ConditionalOnMissingBean
	WeChatOpenHttp weChatOpenHttp(PlatformHttpClients clients) {
		return new WeChatOpenHttp(clients.forPlatform(Platform.WECHAT_OPEN));
	}

	@Bean
	@ConditionalOnMissingBean
	VerifyTickets weChatOpenVerifyTickets(ExpiringStore store, WeChatOpenComponent component) {
		return new VerifyTickets(store, component.appId());
	}

	@Bean
	@ConditionalOnMissingBean
	WeChatOpenComponentService weChatOpenComponentService(WeChatOpenComponent component, WeChatOpenHttp http,
			VerifyTickets tickets, TokenRegistry registry) {
		return new WeChatOpenComponentService(component, http.client(), tickets, registry);
	}

	@Bean
	@ConditionalOnMissingBean
	AuthorizerServices weChatOpenAuthorizerServices(WeChatOpenComponentService service, WeChatOpenHttp http,
			TokenRegistry registry, ExpiringStore store, ObjectProvider<WeChatOpenMpServiceCustomizer> customizers) {
		WeChatOpenComponent component = service.component();
		WeChatAccountFactory accounts = new WeChatAccountFactory(http.client(),
				new WeChatHosts(component.api(), component.mp(), component.open()), registry, store, List.of());
		return new AuthorizerServices(service, http.client(), accounts, customizers.orderedStream().toList());
	}

	@Bean
	@ConditionalOnMissingBean
	WeChatOpenAuthorizers weChatOpenAuthorizers(WeChatOpenComponentService service, RecordStore recordStore,
			ExpiringStore expiringStore, TokenRegistry registry, ObjectProvider<Clock> clock,
			AuthorizerServices services) {
		if (recordStore.name().equals("memory")) {
			logger.warn("The refresh tokens of authorizers are kept in memory: after a restart they must be asked from "
					+ "the platform. Use a database or Redis for bootx.starter.third.store.records in production.");
		}
		return new WeChatOpenAuthorizers(service, recordStore, expiringStore, registry,
				clock.getIfUnique(Clock::systemUTC), services);
	}

	@Bean
	@ConditionalOnMissingBean
	ComponentHealthProbe weChatOpenHealthProbe(WeChatOpenComponent component, VerifyTickets tickets,
			TokenRegistry registry, ObjectProvider<Clock> clock) {
		return new ComponentHealthProbe(component, tickets, registry, clock.getIfUnique(Clock::systemUTC));
	}

	@Bean
	@ConditionalOnMissingBean
	AuthorizationLinks weChatOpenAuthorizationLinks(WeChatOpenComponent component) {
		return new AuthorizationLinks(component);
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnProperty(name = WeChatOpenProperties.PREFIX + ".release-check.enabled", havingValue = "true",
			matchIfMissing = true)
	ReleaseCheck weChatOpenReleaseCheck(WeChatOpenAuthorizers authorizers, CallbackRuntime runtime) {
		return new ReleaseCheck(authorizers, runtime.executor()::execute);
	}

}
