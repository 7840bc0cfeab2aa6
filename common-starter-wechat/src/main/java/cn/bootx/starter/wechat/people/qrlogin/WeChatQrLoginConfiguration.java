package cn.bootx.starter.wechat.people.qrlogin;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import cn.bootx.starter.core.autoconfigure.ThirdBackground;
import cn.bootx.starter.core.callback.CallbackExecutor;
import cn.bootx.starter.core.config.InvalidConfigurationException;
import cn.bootx.starter.core.login.AllowedOrigins;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.wechat.account.WeChatAccount;
import cn.bootx.starter.wechat.account.WeChatAccounts;
import cn.bootx.starter.wechat.autoconfigure.WeChatProperties;

@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "bootx.starter.third.wechat.qr-login.enabled", havingValue = "true")
class WeChatQrLoginConfiguration {

	private static final String PREFIX = WeChatProperties.PREFIX + ".qr-login";

	@Bean
	@ConditionalOnMissingBean
	WeChatQrLoginService weChatQrLoginService(WeChatProperties properties, WeChatAccounts accounts, ExpiringStore store,
			ObjectProvider<Clock> clock) {
		return new WeChatQrLoginService(accounts, account(properties, accounts), settings(properties.qrLogin()), store,
				clock.getIfUnique(Clock::systemUTC));
	}

	@Bean
	@ConditionalOnMissingBean
	WeChatQrLoginHandler weChatQrLoginHandler(WeChatQrLoginService service, ApplicationEventPublisher events) {
		return new WeChatQrLoginHandler(service, events::publishEvent);
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnProperty(name = "bootx.starter.third.wechat.qr-login.confirm", havingValue = "true")
	WeChatQrLoginHandler.Confirm weChatQrConfirmHandler(WeChatQrLoginService service, WeChatProperties properties) {
		return new WeChatQrLoginHandler.Confirm(service, properties.qrLogin().confirmWord());
	}

	@Bean
	@ConditionalOnMissingBean
	AllowedOrigins weChatQrAllowedOrigins(WeChatProperties properties) {
		return new AllowedOrigins(PREFIX + ".allowed-origins", properties.qrLogin().allowedOrigins());
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnWebApplication
	WeChatQrEventsController weChatQrEventsController(WeChatQrLoginService service, ThirdBackground background) {
		return new WeChatQrEventsController(service, background.background());
	}

	@Bean
	@ConditionalOnMissingBean(WeChatQrLoginController.class)
	@ConditionalOnWebApplication(type = Type.SERVLET)
	WeChatQrLoginController.OnServlet servletQrLoginController(WeChatQrLoginService service, AllowedOrigins origins) {
		return new WeChatQrLoginController.OnServlet(service, origins);
	}

	@Bean
	@ConditionalOnMissingBean(WeChatQrLoginController.class)
	@ConditionalOnWebApplication(type = Type.REACTIVE)
	WeChatQrLoginController.OnWebFlux reactiveQrLoginController(WeChatQrLoginService service, AllowedOrigins origins,
			CallbackExecutor executor) {
		return new WeChatQrLoginController.OnWebFlux(service, origins, executor::execute);
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnBean(WeChatLoginHandler.class)
	@ConditionalOnWebApplication
	WeChatQrLoginController.Exchange weChatQrLoginExchangeController(WeChatQrLoginController login,
			WeChatLoginHandler handler) {
		return new WeChatQrLoginController.Exchange(login, handler);
	}

	private static WeChatQrLoginService.Settings settings(WeChatProperties.QrLogin properties) {
		Duration ttl = properties.ttl();
		if (ttl.compareTo(Duration.ofMinutes(1)) < 0 || ttl.compareTo(Duration.ofDays(30)) > 0) {
			throw new InvalidConfigurationException(PREFIX + ".ttl", "it is " + ttl,
					"Write a time from 1m to 30d; WeChat takes no other.");
		}
		return new WeChatQrLoginService.Settings(ttl, properties.authCodeTtl(), properties.maxPendingPerClient(),
				properties.reply(),
				properties.confirm() ? new WeChatQrLoginService.Settings.Confirmation(properties.confirmPrompt(),
						properties.confirmWord()) : null);
	}

	private static String account(WeChatProperties properties, WeChatAccounts accounts) {
		String name = properties.qrLogin().account();
		Optional<WeChatAccount> account = (name != null) ? accounts.known(name) : accounts.findPrimary();
		if (account.isEmpty() && name != null && properties.runtimeAccounts()) {
			// It may be in the store, or come there one day.
			return name;
		}
		WeChatAccount present = account.orElseThrow(() -> new InvalidConfigurationException(PREFIX + ".account",
				(name != null) ? "there is no account '" + name + "'" : "it is missing, and no account is configured",
				"Write the name of an account below bootx.starter.third.wechat.accounts."));
		if (present.settings().token() == null) {
			throw new InvalidConfigurationException(PREFIX + ".enabled",
					"account '" + present.name() + "' has no token, so no scan could reach this application",
					"Set the token of the account's server configuration, or switch QR login off.");
		}
		return present.name();
	}

}
