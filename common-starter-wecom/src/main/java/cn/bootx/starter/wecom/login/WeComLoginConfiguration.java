package cn.bootx.starter.wecom.login;

import java.util.List;
import java.util.Map;

import okhttp3.HttpUrl;
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
import cn.bootx.starter.core.login.LoginException.Reason;
import cn.bootx.starter.core.login.LoginWay;
import cn.bootx.starter.core.login.ThirdLogins;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.SecretBox;
import cn.bootx.starter.wecom.agent.WeComAgents;
import cn.bootx.starter.wecom.autoconfigure.WeComProperties;

/** The logins of members; their addresses are mapped where the host asks for it. */
@Configuration(proxyBeanMethods = false)
class WeComLoginConfiguration {

	/** A code of a login does not work any more, or the person is out of range. */
	private static final Map<String, Reason> REASONS = Map.of("40029", Reason.CODE, "42003", Reason.CODE, "42013",
			Reason.CODE, "42022", Reason.CODE, "50002", Reason.OUTSIDE, "60011", Reason.OUTSIDE);

	/** WeCom's own browser says so. */
	private static final String INSIDE = "wxwork";

	@Bean
	@ConditionalOnMissingBean
	WeComLoginService weComLoginService(WeComAgents agents, WeComProperties properties,
			ObjectProvider<PlatformConnectionDetails> details) {
		HttpUrl open = PlatformConnectionDetails.require(details, WeComProperties.PREFIX + ".hosts.open",
				properties.hosts().open());
		return new WeComLoginService(agents, open);
	}

	@Bean
	@ConditionalOnMissingBean
	ThirdLogins<WeComLogin> weComLogins(WeComLoginService service, WeComProperties properties, ExpiringStore store,
			SecretBox box) {
		return new ThirdLogins<>(Platform.WECOM, WeComLogin.class, ways(service),
				properties.login().settings(WeComProperties.PREFIX, WeComLoginController.PATH), store, box);
	}

	private static List<LoginWay<WeComLogin>> ways(WeComLoginService service) {
		LoginWay.Exchange<WeComLogin> page = (account, code) -> of(service, account).login(code);
		return List.of(
				new LoginWay<>("inside", (agent) -> agent.contains(INSIDE),
						(account, redirect, state) -> of(service, account).insidePage(redirect.toString(), state,
								WeComLoginService.Scope.BASE),
						page, REASONS),
				new LoginWay<>("page", (agent) -> true,
						(account, redirect, state) -> of(service, account).qrCodePage(redirect.toString(), state), page,
						REASONS),
				new LoginWay<>("private", (agent) -> false,
						(account, redirect, state) -> of(service, account).insidePage(redirect.toString(), state,
								WeComLoginService.Scope.PRIVATE_INFO),
						page, REASONS),
				new LoginWay<>("mini", (agent) -> false, null,
						(account, code) -> of(service, account).miniProgramLogin(code), REASONS));
	}

	private static WeComLoginService of(WeComLoginService service, @Nullable String account) {
		return (account == null || account.isEmpty()) ? service : service.account(account);
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnProperty(name = "bootx.starter.third.wecom.login.enabled", havingValue = "true")
	static class Addresses {

		/** Hosts' handlers look for the session on the thread of the request. */
		@Bean
		@ConditionalOnMissingBean
		@ConditionalOnWebApplication(type = Type.SERVLET)
		WeComLoginController weComLoginController(ThirdLogins<WeComLogin> logins,
				ObjectProvider<WeComLoginHandler> handler) {
			return new WeComLoginController(logins, handler.getIfAvailable(), Runnable::run);
		}

		@Bean
		@ConditionalOnMissingBean
		@ConditionalOnWebApplication(type = Type.REACTIVE)
		WeComLoginController weComReactiveLoginController(ThirdLogins<WeComLogin> logins,
				ObjectProvider<WeComLoginHandler> handler, CallbackExecutor executor) {
			return new WeComLoginController(logins, handler.getIfAvailable(), executor::execute);
		}

	}

}
