package cn.bootx.starter.wechat.people.weblogin;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import cn.bootx.starter.core.autoconfigure.PlatformConnectionDetails;
import cn.bootx.starter.core.callback.CallbackExecutor;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformClient;
import cn.bootx.starter.core.client.PlatformHttpClients;
import cn.bootx.starter.core.config.Credentials;
import cn.bootx.starter.core.login.LoginException.Reason;
import cn.bootx.starter.core.login.LoginWay;
import cn.bootx.starter.core.login.ThirdLogins;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.SecretBox;
import cn.bootx.starter.wechat.account.WeChatAccounts;
import cn.bootx.starter.wechat.api.WeChatErrors;
import cn.bootx.starter.wechat.autoconfigure.WeChatProperties;

/** The web logins; their addresses are mapped where the host asks for it. */
@Configuration(proxyBeanMethods = false)
class WeChatWebLoginConfiguration {

	private static final String PREFIX = WeChatProperties.PREFIX;

	/** A code of a login does not work any more. */
	private static final Map<String, Reason> REASONS = Map.of("40029", Reason.CODE, "40163", Reason.CODE);

	private static final String CONSOLE = "网站应用 at https://open.weixin.qq.com";

	@Bean
	@ConditionalOnMissingBean
	WeChatWebLoginService weChatWebLoginService(WeChatAccounts accounts, WeChatProperties properties,
			PlatformHttpClients clients, ObjectProvider<PlatformConnectionDetails> details) {
		OkHttpClient http = clients.forPlatform(Platform.WECHAT);
		return new WeChatWebLoginService(accounts,
				new PlatformClient(Platform.WECHAT, http, WeChatErrors.decoder(Platform.WECHAT)),
				new WeChatWebLoginService.Hosts(
						PlatformConnectionDetails.require(details, PREFIX + ".hosts.api", properties.hosts().api()),
						PlatformConnectionDetails.require(details, PREFIX + ".hosts.open", properties.hosts().open())),
				site(properties.loginSite()));
	}

	private static WeChatWebLoginService.@Nullable Site site(WeChatProperties.LoginSite site) {
		if (site.appId() == null && site.appSecret() == null) {
			return null;
		}
		return new WeChatWebLoginService.Site(Credentials.require(PREFIX + ".login-site.app-id", site.appId(), CONSOLE),
				Credentials.require(PREFIX + ".login-site.app-secret", site.appSecret(), CONSOLE));
	}

	@Bean
	@ConditionalOnMissingBean
	ThirdLogins<WeChatWebLogin> weChatWebLogins(WeChatWebLoginService service, WeChatProperties properties,
			ExpiringStore store, SecretBox box) {
		return new ThirdLogins<>(Platform.WECHAT, WeChatWebLogin.class, ways(service),
				properties.login().settings(PREFIX, WeChatWebLoginController.PATH), store, box);
	}

	private static List<LoginWay<WeChatWebLogin>> ways(WeChatWebLoginService service) {
		List<LoginWay<WeChatWebLogin>> ways = new ArrayList<>();
		for (WeChatWebLoginService.Scope scope : WeChatWebLoginService.Scope.values()) {
			boolean base = scope == WeChatWebLoginService.Scope.BASE;
			ways.add(new LoginWay<>(base ? "inside" : "userinfo", (agent) -> base && isInside(agent),
					(account, redirect, state) -> of(service, account).insidePage(redirect.toString(), state, scope),
					(account, code) -> of(service, account).login(code), REASONS));
		}
		ways.add(new LoginWay<>("site", (agent) -> true,
				(account, redirect, state) -> service.sitePage(redirect.toString(), state),
				(account, code) -> service.siteLogin(code), REASONS));
		return ways;
	}

	/** WeCom's browser names WeChat's as well, and has no page of WeChat. */
	private static boolean isInside(String userAgent) {
		return userAgent.contains("MicroMessenger") && !userAgent.contains("wxwork");
	}

	private static WeChatWebLoginService of(WeChatWebLoginService service, @Nullable String account) {
		return (account == null || account.isEmpty()) ? service : service.account(account);
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnProperty(name = "bootx.starter.third.wechat.login.enabled", havingValue = "true")
	static class Addresses {

		/** Hosts' handlers look for the session on the thread of the request. */
		@Bean
		@ConditionalOnMissingBean
		@ConditionalOnWebApplication(type = Type.SERVLET)
		WeChatWebLoginController weChatWebLoginController(ThirdLogins<WeChatWebLogin> logins,
				ObjectProvider<WeChatWebLoginHandler> handler) {
			return new WeChatWebLoginController(logins, handler.getIfAvailable(), Runnable::run);
		}

		@Bean
		@ConditionalOnMissingBean
		@ConditionalOnWebApplication(type = Type.REACTIVE)
		WeChatWebLoginController weChatReactiveWebLoginController(ThirdLogins<WeChatWebLogin> logins,
				ObjectProvider<WeChatWebLoginHandler> handler, CallbackExecutor executor) {
			return new WeChatWebLoginController(logins, handler.getIfAvailable(), executor::execute);
		}

	}

}
