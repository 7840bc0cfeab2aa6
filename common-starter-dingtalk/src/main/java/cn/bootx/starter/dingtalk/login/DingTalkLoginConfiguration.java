package cn.bootx.starter.dingtalk.login;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import cn.bootx.starter.core.callback.CallbackExecutor;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.login.LoginException.Reason;
import cn.bootx.starter.core.login.LoginWay;
import cn.bootx.starter.core.login.ThirdLogins;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.SecretBox;
import cn.bootx.starter.dingtalk.autoconfigure.DingTalkProperties;
import cn.bootx.starter.dingtalk.client.DingTalkClient;
import cn.bootx.starter.dingtalk.user.DingTalkUserService;

/** The logins of users; their addresses are mapped where the host asks for it. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBean(DingTalkClient.class)
class DingTalkLoginConfiguration {

	/** A code of a login does not work any more. */
	private static final Map<String, Reason> REASONS = Map.of("invalidParameter.authCode.notFound", Reason.CODE,
			"40029", Reason.CODE, "40078", Reason.CODE);

	@Bean
	@ConditionalOnMissingBean
	DingTalkLoginService dingLoginService(DingTalkClient client, DingTalkUserService users) {
		return new DingTalkLoginService(client, users);
	}

	@Bean
	@ConditionalOnMissingBean
	ThirdLogins<DingTalkLogin> dingTalkLogins(DingTalkLoginService service, DingTalkProperties properties,
			ExpiringStore store, SecretBox box) {
		LoginWay<DingTalkLogin> page = new LoginWay<>("page", (agent) -> true,
				(account, redirect, state) -> of(service, account).page(redirect.toString(), state),
				(account, code) -> of(service, account).login(code), REASONS);
		LoginWay<DingTalkLogin> inside = new LoginWay<>("inside", (agent) -> false, null,
				(account, code) -> of(service, account).inside(code), REASONS);
		return new ThirdLogins<>(Platform.DING_TALK, DingTalkLogin.class, List.of(page, inside),
				properties.login().settings(DingTalkProperties.PREFIX, DingTalkLoginController.PATH), store, box);
	}

	private static DingTalkLoginService of(DingTalkLoginService service, @Nullable String account) {
		return (account == null || account.isEmpty()) ? service : service.account(account);
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnProperty(name = "bootx.starter.third.ding-talk.login.enabled", havingValue = "true")
	static class Addresses {

		/** Hosts' handlers look for the session on the thread of the request. */
		@Bean
		@ConditionalOnMissingBean
		@ConditionalOnWebApplication(type = Type.SERVLET)
		DingTalkLoginController dingTalkLoginController(ThirdLogins<DingTalkLogin> logins,
				ObjectProvider<DingTalkLoginHandler> handler) {
			return new DingTalkLoginController(logins, handler.getIfAvailable(), Runnable::run);
		}

		@Bean
		@ConditionalOnMissingBean
		@ConditionalOnWebApplication(type = Type.REACTIVE)
		DingTalkLoginController dingTalkReactiveLoginController(ThirdLogins<DingTalkLogin> logins,
				ObjectProvider<DingTalkLoginHandler> handler, CallbackExecutor executor) {
			return new DingTalkLoginController(logins, handler.getIfAvailable(), executor::execute);
		}

	}

}
